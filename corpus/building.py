"""Making and proving a vector index, each in a process of its own.

    python -m corpus.building build LIBRARY MODEL NAME [BASE]
    python -m corpus.building verify LIBRARY MODEL NAME

A writer that is killed can leave a Chroma folder that crashes whoever opens it, so it is made
aside from the catalogue and opened first by a process that may die of it. A failure is a line on
stderr and exit code 1; a crash is any other code.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.catalogue import Catalogue
from corpus.exact import Matrix
from corpus.generations import Generations

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

COLLECTION = "passages"
FOLDER = "vectors"

SHAPE = {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 32}
"""Measured against exact search: recall of the ten nearest is at least 0.99 at 35,000 passages."""

SAMPLE = 500
"""Of more passages than this, so many evenly spread ones must find themselves."""

TOLERANCE = 1e-3


def client_of(path: Path) -> ClientAPI:
    """A Chroma client on a folder, its telemetry off."""
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(path=str(path), settings=Settings(anonymized_telemetry=False))


def build(library: Path, model: str, name: str) -> None:
    """Make the index `name` of all that the catalogue holds."""
    matrix = Matrix.of(Catalogue.open(library), model)
    client = client_of(Generations(library / FOLDER).path(name))
    collection = client.create_collection(
        COLLECTION, configuration={"hnsw": SHAPE}, embedding_function=None
    )
    step = client.get_max_batch_size()
    for at in range(0, len(matrix.ids), step):
        ids = list(matrix.ids[at : at + step])
        collection.upsert(ids=ids, embeddings=matrix.vectors[at : at + step], documents=ids)
    client.close()


def verify(library: Path, model: str, name: str) -> None:
    """Prove that the index `name` holds what the catalogue holds, and finds it."""
    catalogue = Catalogue.open(library)
    contents = catalogue.contents()
    matrix = Matrix.of(catalogue, model)
    generations = Generations(library / FOLDER)
    client = client_of(generations.path(name))
    collection = client.get_collection(COLLECTION, embedding_function=None)
    held = set(collection.get(include=[])["ids"])
    if held != set(matrix.ids):
        raise SystemExit(f"its ids aren't the catalogue's: {len(held)} held, {len(matrix.ids)} due")
    _finds_itself(collection, matrix)
    client.close()
    generations.prove(name, contents, model, len(matrix.ids))


def _finds_itself(collection: Any, matrix: Matrix) -> None:
    """Every passage's own vector, or an even sample's, must find a vector equal to it."""
    step = max(1, len(matrix.ids) // SAMPLE)
    wanted = matrix.vectors[::step]
    for at in range(0, len(wanted), 100):
        found = collection.query(
            query_embeddings=wanted[at : at + 100], n_results=1, include=["distances"]
        )
        for place, distances in enumerate(found["distances"]):
            if not distances or distances[0] > TOLERANCE:
                raise SystemExit(f"passage {matrix.ids[(at + place) * step]} isn't found")


def run(job: str, library: Path, model: str, name: str) -> str:
    """Do a job in a process of its own: "" when it succeeded, else why it didn't."""
    done = subprocess.run(
        [sys.executable, "-m", "corpus.building", job, str(library), model, name],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return ""
    last = done.stderr.strip().splitlines()[-1:] or [f"ended with code {done.returncode}"]
    return f"{job}: {last[0]}"


if __name__ == "__main__":
    {"build": build, "verify": verify}[sys.argv[1]](Path(sys.argv[2]), sys.argv[3], sys.argv[4])
