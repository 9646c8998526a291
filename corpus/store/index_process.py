"""Making and proving a vector index, each in a process of its own.

    python -m corpus.store.index_process build LIBRARY MODEL NAME CONTENTS [BASE]
    python -m corpus.store.index_process verify LIBRARY MODEL NAME CONTENTS

A writer that is killed can leave a Chroma folder that crashes whoever opens it, so an index is
made aside from the catalogue, and opened first by a process that may die of it. A failure is a
line on stderr and exit code 1; any other code is a crash.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from corpus.store.catalogue import Catalogue
from corpus.store.exact_search import Matrix
from corpus.store.index_folder import Generations
from corpus.store.private import keep_private

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

COLLECTION = "passages"
FOLDER = "vectors"

NEIGHBOURS, BUILD_EFFORT, SEARCH_EFFORT = 48, 200, 400
"""HNSW's M, ef_construction and ef_search. Reports repeat each other nearly word for word, and the
usual 16, 100, 100 find 0.84 of the ten nearest among 35,000 passages of which half are such near
copies, 0.98 elsewhere; these find 0.998 of either, in 4 ms."""

SYNC = 100
"""Chroma writes its graph out after so many changes; a graph never written out is rewritten by
whoever opens it, so a smaller library has a lower threshold."""

SAMPLE = 500
"""Of more passages than this, an even sample of about so many must be found."""

TOLERANCE = 1e-3
MOST_MISSED = 0.01

BEGIN = "begin\n"

DROPPED = "dropped"
MOST_DROPPED = 0.2
"""Share of deleted vectors in the graph above which the next index is made from nothing."""


class NotProven(Exception):
    """The index isn't what the catalogue says it should be."""


def client_of(path: Path) -> Client:
    """A Chroma client on a folder, its telemetry off."""
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    return cast("Client", chromadb.PersistentClient(path=str(path), settings=quiet))


def build(library: Path, model: str, name: str, contents: str, base: str = "") -> None:
    """Make the index `name` of what the catalogue holds, from a copy of `base` if one is given."""
    matrix = _matrix(library, model, contents)
    generations = Generations(library / FOLDER)
    if base:
        shutil.copytree(generations.path(base), generations.path(name))
    client = client_of(generations.path(name))
    collection = client.get_or_create_collection(
        COLLECTION,
        configuration={"hnsw": _shape(len(matrix.ids))},
        embedding_function=None,
    )
    held = set(collection.get(include=[])["ids"])
    largest = client.get_max_batch_size()
    gone = sorted(held.difference(matrix.ids))
    _count_dropped(collection, len(gone), len(matrix.ids))
    for ids in _evenly(gone, largest):
        collection.delete(ids=ids)
    missing = [at for at, passage in enumerate(matrix.ids) if passage not in held]
    lots = _evenly(missing, largest)
    for rows in lots * 2 if len(missing) == 1 else lots:  # a single change is never written out
        ids = [matrix.ids[at] for at in rows]
        collection.upsert(ids=ids, embeddings=matrix.vectors[rows], documents=ids)
    client.close()


def verify(library: Path, model: str, name: str, contents: str) -> None:
    """Prove that the index `name` holds what the catalogue holds, and finds it."""
    catalogue = Catalogue.open(library)
    digest = catalogue.passages_digest()
    matrix = _matrix(library, model, contents)
    generations = Generations(library / FOLDER)
    if not (generations.path(name) / "chroma.sqlite3").exists():
        raise NotProven("its files are gone")
    client = client_of(generations.path(name))
    collection = client.get_collection(COLLECTION, embedding_function=None)
    held = collection.get(include=[])["ids"]
    if set(held) != set(matrix.ids):
        raise NotProven(f"it holds {len(held)} passages and the catalogue {len(matrix.ids)}")
    _check_found(collection, matrix)
    client.close()
    generations.prove(name, contents, model, digest, len(matrix.ids))


def make_apart(library: Path, model: str, name: str, contents: str, base: str) -> str:
    """`build` and `verify` in processes of their own: "" when it is proven, else why it isn't."""
    verifying = start("verify", library, model, name, contents)
    try:
        building = start("build", library, model, name, contents, base)
        return outcome(building) or outcome(verifying)
    finally:
        verifying.kill()
        verifying.communicate()


def start(job: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start a job in a process of its own; `outcome` tells how it ended.

    `verify` loads what it needs, and begins when its outcome is asked for.
    """
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "corpus.store.index_process", job, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def outcome(process: subprocess.Popen[str]) -> str:
    """Nothing when the job succeeded, else why it didn't."""
    try:
        _, said = process.communicate(BEGIN)
    finally:
        process.kill()
    if process.returncode == 0:
        return ""
    last = said.strip().splitlines()[-1:]
    return last[0] if last and process.returncode == 1 else f"it crashes ({process.returncode})"


def _wait() -> None:
    """Until the outcome is asked for; a process whose parent has died ends."""
    import chromadb  # noqa: F401 - the slowest part, done meanwhile

    if sys.stdin.readline() != BEGIN:
        sys.exit("no longer wanted")


def _matrix(library: Path, model: str, contents: str) -> Matrix:
    catalogue = Catalogue.open(library)
    matrix = Matrix.of(catalogue, model)
    if catalogue.contents() != contents:
        raise NotProven("the catalogue has changed meanwhile")
    return matrix


def _count_dropped(collection: Any, gone: int, count: int) -> None:
    """A deleted vector stays in the graph, and in the way: too many, and it is made anew."""
    dropped = gone + int((collection.metadata or {}).get(DROPPED, 0))
    if dropped > MOST_DROPPED * count:
        raise NotProven(f"{dropped} vectors were dropped from it, and {count} stand")
    if gone:
        collection.modify(metadata={DROPPED: dropped})


def _shape(count: int) -> CreateHNSWConfiguration:
    sync = max(2, min(SYNC, count))
    return {
        "space": "cosine",
        "ef_construction": BUILD_EFFORT,
        "ef_search": SEARCH_EFFORT,
        "max_neighbors": NEIGHBOURS,
        "sync_threshold": sync,
        "batch_size": sync,
    }


def _evenly(items: list[Any], largest: int) -> list[list[Any]]:
    """In as few lots as may be, of like size, so that the last too is large enough to be synced."""
    lots = -(-len(items) // largest)
    return [list(lot) for lot in np.array_split(np.asarray(items), lots)] if lots else []


def _check_found(collection: Any, matrix: Matrix) -> None:
    """The passages' own vectors, or an even sample's, must find vectors equal to them.

    The graph is searched greedily, so one in a hundred may be missed; a broken one misses all.
    """
    wanted = matrix.vectors[:: max(1, len(matrix.ids) // SAMPLE)]
    missed = 0
    for at in range(0, len(wanted), 100):
        found = collection.query(
            query_embeddings=wanted[at : at + 100], n_results=1, include=["distances"]
        )
        missed += sum(not each or each[0] > TOLERANCE for each in found["distances"])
    if missed > MOST_MISSED * len(wanted):
        raise NotProven(f"{missed} of {len(wanted)} passages aren't found in it")


if __name__ == "__main__":
    job, folder, *rest = sys.argv[1:]
    keep_private()
    try:
        if job == "verify":
            _wait()
        {"build": build, "verify": verify}[job](Path(folder), *rest)
    except Exception as error:  # noqa: BLE001 - the parent reports it
        sys.exit(f"{type(error).__name__}: {error}".splitlines()[0])
