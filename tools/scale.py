"""A library of many authorities on a server, and how it answers: `make scale ARGS="--library FOLDER"`.

A real library is moved into a PostgreSQL of its own and multiplied there: each copy of a paper
belongs to another authority, and its passages' vectors are shifted until they lie as far from
the first as passages of different real papers lie from their nearest. Then the demo suite's
questions are asked of one authority's papers, a region's and all, and the ten nearest held
against an exact comparison of every passage.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import psycopg

from assistant import Assistant
from corpus.address import ServerAddress
from corpus.embed.vectors import Vectors
from corpus.library import Library, match_expression
from corpus.places.authorities import authorities
from corpus.settings import Settings
from corpus.store.schema import REGISTERS
from corpus.store.server.health import count_anew
from corpus.store.server.server_store import ServerStore
from tools.postgres import Server, serving

SUITE = Path(__file__).parents[1] / "evals" / "suites" / "demo.jsonl"
BASE, NAME, ALIKE = "base", "scale", "alike"
REGION = 15
"""Authorities of a region."""
WANTED, NEAREST = 50, 10
"""Passages that an answer asks of each search, and those that recall is told of."""
SAMPLE = 400
"""Passages by which it is told how far apart those of different papers lie."""

_TABLES = ("passages", "vectors", "words", "terms", "pages", "documents")


@dataclass(frozen=True)
class Asked:
    """A question as the two searches take it."""

    vector: Vectors
    words: str


def settings_for(memory_mb: int) -> tuple[str, ...]:
    """What the server is told, of a machine of which it may have so much memory."""
    return (
        "fsync=off", "full_page_writes=off", "max_connections=60", "wal_level=minimal",
        "max_wal_senders=0", "max_wal_size=8GB", f"shared_buffers={memory_mb // 4}MB",
        f"maintenance_work_mem={memory_mb // 3}MB", "max_parallel_maintenance_workers=2",
    )  # fmt: skip


def multiply(
    url: str, passages: int, seed: int, tell: Callable[[str], None], *, shifted: bool = True
) -> None:
    """Copy what the database holds, a superuser asking, until it has so many passages.

    Unless shifted, a copy's vectors are those of the first: so a folder can hold it too, which keeps
    one vector of equal texts.
    """
    chance = np.random.default_rng(seed)
    with psycopg.connect(url, autocommit=True) as connection:
        keys, vectors = _vectors(connection)
        ((last_document, last_passage),) = connection.execute(
            "SELECT (SELECT max(key) FROM documents), max(key) FROM passages"
        ).fetchall()
        copies = -(-passages // len(keys)) - 1
        shift = _usual_shift(keys, vectors) if shifted else 0.0
        tell(f"{len(keys):,} passages, {copies} copies, shifted by {shift:.2f}")
        names = [each.name for each in authorities()]
        connection.execute("SET session_replication_role = replica")  # no triggers, no references
        connection.execute("ALTER TABLE words DROP CONSTRAINT words_pkey")
        connection.execute("DROP INDEX IF EXISTS words_document_key_idx")
        _drop_graph(connection)
        for copy in range(1, copies + 1):
            _copy(connection, copy, copy * last_document, copy * last_passage, names)
            moved = _shifted(vectors, shift, chance) if shifted else vectors
            _write_vectors(connection, copy * last_document, copy * last_passage, keys, moved)
            tell(f"copy {copy} of {copies}")
        connection.execute("ALTER TABLE words ADD PRIMARY KEY (term, document_key, exempt)")
        connection.execute("CREATE INDEX ON words (document_key)")
        connection.execute("SET session_replication_role = origin")
        for table in ("documents", "passages"):
            connection.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'key'), max(key)) FROM {table}".encode()
            )
        connection.execute(
            "UPDATE about SET value = gen_random_uuid()::text WHERE name = 'contents'"
        )
        connection.execute("VACUUM ANALYZE")


def _drop_graph(connection: psycopg.Connection[Any]) -> None:
    for (name,) in connection.execute(
        "SELECT indexname FROM pg_indexes WHERE starts_with(indexname, 'vectors_graph_')"
    ).fetchall():
        connection.execute(f"DROP INDEX {name}".encode())


def _vectors(connection: psycopg.Connection[Any]) -> tuple[list[tuple[int, int, bool]], Vectors]:
    """Each passage's key, its document's, and whether it is exempt; and their vectors, in rows."""
    found = connection.execute(
        "SELECT passage_key, document_key, exempt, vector::real[] FROM vectors ORDER BY passage_key"
    ).fetchall()
    return [row[:3] for row in found], np.array([row[3] for row in found], np.float32)


def _usual_shift(keys: Sequence[tuple[int, int, bool]], vectors: Vectors) -> float:
    """The length of what a vector must be shifted by to lie as far off as another paper's nearest."""
    papers = np.array([document for _, document, _ in keys])
    at = np.linspace(0, len(keys) - 1, min(SAMPLE, len(keys))).astype(int)
    near = vectors[at] @ vectors.T
    near[papers[at][:, None] == papers[None, :]] = -1
    cosine = float(np.clip(np.median(near.max(axis=1)), 0.5, 0.999))
    return float(np.sqrt(1 / cosine**2 - 1))


def _shifted(vectors: Vectors, shift: float, chance: np.random.Generator) -> Vectors:
    noise = chance.standard_normal(vectors.shape, np.float32)
    noise *= shift / np.linalg.norm(noise, axis=1, keepdims=True)
    moved: Vectors = vectors + noise
    moved /= np.linalg.norm(moved, axis=1, keepdims=True)
    return moved


def _copy(
    connection: psycopg.Connection[Any],
    copy: int,
    documents: int,
    passages: int,
    names: list[str],
) -> None:
    """One copy of every paper and what was read of it, whose keys are so much higher."""
    suffix = f"{copy:04x}"
    values = {"copy": copy, "d": documents, "p": passages, "names": names, "suffix": suffix,
              "base_d": documents // copy, "base_p": passages // copy}  # fmt: skip
    moved_id = "substr(encode(sha256(convert_to({0} || %(suffix)s, 'UTF8')), 'hex'), 1, 16)"
    special = {
        ("documents", "key"): "key + %(d)s",
        ("documents", "id"): moved_id.format("id"),
        ("documents", "path"): "%(suffix)s || '/' || path",
        ("documents", "authority"): "CASE WHEN authority IS NULL THEN NULL ELSE "
        "(%(names)s::text[])[1 + (coalesce(array_position(%(names)s::text[], authority), 1) - 1 + "
        "%(copy)s) %% cardinality(%(names)s::text[])] END",
        ("passages", "key"): "key + %(p)s",
        ("passages", "id"): "substr(encode(sha256(convert_to((SELECT "
        + moved_id.format("d.id")
        + " FROM documents d WHERE d.key = document_key) || chr(31) || ordinal || chr(31) || text"
        ", 'UTF8')), 'hex'), 1, 16)",
    }
    for table in ("documents", "pages", "passages", "words", "words_digests", *REGISTERS):
        columns = [
            row[0]
            for row in connection.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s "
                "AND table_schema = 'public' ORDER BY ordinal_position",
                (table,),
            ).fetchall()
        ]
        if table in REGISTERS:
            columns.remove("key")
        given = []
        for column in columns:
            if (table, column) in special:
                given.append(special[table, column])
            elif column == "document_key":
                given.append("document_key + %(d)s")
            elif column == "document_id":
                given.append(moved_id.format("document_id"))
            else:
                given.append(column)
        where = {"documents": "key <= %(base_d)s", "passages": "key <= %(base_p)s"}.get(table)
        if where is None and "document_key" in columns:
            where = "document_key <= %(base_d)s"
        where = where or "document_id IN (SELECT id FROM documents WHERE key <= %(base_d)s)"
        connection.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) OVERRIDING SYSTEM VALUE "
            f"SELECT {', '.join(given)} FROM {table} WHERE {where}".encode(),
            values,
        )


def _write_vectors(
    connection: psycopg.Connection[Any],
    documents: int,
    passages: int,
    keys: Sequence[tuple[int, int, bool]],
    vectors: Vectors,
) -> None:
    """By COPY, as PostgreSQL and pgvector write their own bytes: lengths before each value."""
    ((model,),) = connection.execute("SELECT value FROM about WHERE name = 'model'").fetchall()
    name = model.encode()
    wide = vectors.shape[1]
    numbers = vectors.astype(">f4")
    with connection.cursor().copy(
        b"COPY vectors (passage_key, document_key, model, exempt, vector) FROM STDIN "
        b"WITH (FORMAT binary)"
    ) as copy:
        copy.write(b"PGCOPY\n\xff\r\n\0" + bytes(8))
        for (passage, document, exempt), row in zip(keys, numbers, strict=True):
            copy.write(
                b"\0\x05"
                + _value((passage + passages).to_bytes(8, "big"))
                + _value((document + documents).to_bytes(8, "big"))
                + _value(name)
                + _value(bytes([exempt]))
                + _value(wide.to_bytes(2, "big") + b"\0\0" + row.tobytes())
            )
        copy.write(b"\xff\xff")


def _value(value: bytes) -> bytes:
    return len(value).to_bytes(4, "big") + value


# How it answers


def questions(library: Library, count: int) -> list[Asked]:
    """The demo suite's, as many as wanted."""
    texts = [json.loads(line)["question"] for line in SUITE.read_text("utf-8").splitlines()]
    texts = list(dict.fromkeys(texts))[:count]
    vectors = library.embed(texts)
    return [
        Asked(vectors[at], match_expression(text.strip("?.").split()))
        for at, text in enumerate(texts)
    ]


def scopes(library: Library) -> dict[str, list[frozenset[str] | None]]:
    """By what they are, some scopes to ask: an authority's papers, a region's, all."""
    owned: dict[str, set[str]] = {}
    for document in library.documents():
        if document.authority:
            owned.setdefault(document.authority, set()).add(document.id)
    each = [frozenset(ids) for _, ids in sorted(owned.items())]
    regions = [frozenset().union(*each[at : at + REGION]) for at in range(0, len(each), REGION)]
    return {"an authority": list(each), f"{REGION} authorities": list(regions), "all": [None]}


def measured(
    library: Library,
    asked: Sequence[Asked],
    scope: Sequence[frozenset[str] | None],
    backend: Callable[[], int],
) -> dict[str, list[tuple[float, float]]]:
    """Seconds of each search, by kind: by the clock, and of a processor, here and in the server.

    Every question is asked once before it is timed.
    """
    took: dict[str, list[tuple[float, float]]] = {"meaning": [], "words": [], "both": []}
    for question, within in zip(asked, islice(cycle(scope), len(asked)), strict=False):
        for warm in (False, True):
            with library.at_one_moment():
                server = backend()
                marks = [_clocks(server)]
                library.nearest(question.vector, within, WANTED)
                marks.append(_clocks(server))
                library.find_words(question.words, within, WANTED)
                marks.append(_clocks(server))
            if warm:
                for kind, first, last in (("meaning", 0, 1), ("words", 1, 2), ("both", 0, 2)):
                    wall, work = (marks[last][at] - marks[first][at] for at in (0, 1))
                    took[kind].append((wall, work))
    return took


def _clocks(server: int) -> tuple[float, float]:
    """The clock, and the processor's seconds that this process and one of the server's have had."""
    nanoseconds = int(Path(f"/proc/{server}/schedstat").read_text().split()[0])
    return time.perf_counter(), time.process_time() + nanoseconds / 1e9


def recall(
    library: Library,
    url: str,
    asked: Sequence[Asked],
    scope: Sequence[frozenset[str] | None],
) -> float:
    """The share of the ten nearest found, against a comparison with every passage in scope.

    One as near as the tenth counts, whichever of those equally near it is.
    """
    right = every = 0
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET enable_indexscan = off")
        connection.execute("SET max_parallel_workers_per_gather = 2")
        for question, within in zip(asked, islice(cycle(scope), len(asked)), strict=False):
            found = library.nearest(question.vector, within, NEAREST)
            ids = None if within is None else list(within)
            exact = connection.execute(
                "SELECT 1 - (vector <=> %s::vector) FROM vectors WHERE %s::text[] IS NULL OR "
                "document_key = ANY(SELECT key FROM documents WHERE id = ANY(%s)) "
                "ORDER BY vector <=> %s::vector LIMIT %s",
                (_text(question.vector), ids, ids, _text(question.vector), NEAREST),
            ).fetchall()
            least = exact[-1][0] - 1e-6
            right += sum(cosine >= least for _, cosine in found)
            every += len(exact)
    return right / every


def _text(vector: Vectors) -> str:
    return "[" + ",".join(map(str, vector)) + "]"


def sizes(url: str) -> Iterator[str]:
    """What the tables and the graph take on disk."""
    with psycopg.connect(url) as connection:
        for table in _TABLES:
            ((bytes_, rows),) = connection.execute(
                f"SELECT pg_total_relation_size('{table}'), (SELECT count(*) FROM {table})".encode()
            ).fetchall()
            yield f"{table:12}{rows:>14,} rows {bytes_ / 1e6:>10,.0f} MB"
        for name, bytes_ in connection.execute(
            "SELECT indexname, pg_relation_size(indexname::regclass) FROM pg_indexes "
            "WHERE starts_with(indexname, 'vectors_graph_')"
        ):
            yield f"{name}: {bytes_ / 1e6:,.0f} MB"


def made(server: Server, source: Path, passages: int, seed: int, *, shifted: bool = True) -> str:
    """The name of the multiplied library's database; one that is there already is taken as it is."""
    name = f"{NAME if shifted else ALIKE}_{passages}"
    begun = f"{name}_begun"
    with psycopg.connect(server.url(), autocommit=True) as connection:
        there = {each for (each,) in connection.execute("SELECT datname FROM pg_database")}
        if name in there:
            return name
        if BASE not in there:
            connection.execute(f"ALTER DATABASE {_moved(server, source)} RENAME TO {BASE}".encode())
        connection.execute(f"DROP DATABASE IF EXISTS {begun}".encode())
        connection.execute(f"CREATE DATABASE {begun} TEMPLATE {BASE} OWNER keeper".encode())
        began = time.perf_counter()
        multiply(server.url(begun), passages, seed, say, shifted=shifted)
        say(f"multiplied in {time.perf_counter() - began:,.0f} s")
        _publish(ServerAddress(server.url(begun, "keeper")))
        connection.execute(f"ALTER DATABASE {begun} RENAME TO {name}".encode())
    return name


def _publish(address: ServerAddress) -> None:
    """Count the words, and make the graph."""
    store = ServerStore.create_or_open(address, cleared=True)
    try:
        with store.writing():
            began = time.perf_counter()
            count_anew(store)
            say(f"words counted in {time.perf_counter() - began:,.0f} s")
            began = time.perf_counter()
            store.publish(store.noted("model") or "")
            say(f"graph made in {time.perf_counter() - began:,.0f} s")
    finally:
        store.close()


def _moved(server: Server, source: Path) -> str:
    """The name of a new database that holds what the folder's library does."""
    url = server.database()
    _move(source, ServerAddress(url))
    return urlsplit(url).path[1:]


def _move(source: Path | ServerAddress, target: Path | ServerAddress) -> None:
    with (
        Library.open(Settings(library=source)) as held,
        Library.create_or_open(Settings(library=target)) as other,
    ):
        held.move_to(other)


def main() -> None:
    """Make it, measure it, print it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--library", type=Path, required=True, help="a real library, in a folder")
    asked.add_argument("--passages", type=int, default=1_000_000)
    asked.add_argument("--place", type=Path, required=True, help="where the database is kept")
    asked.add_argument("--memory", type=int, default=12_000, metavar="MB")
    asked.add_argument("--questions", type=int, default=200)
    asked.add_argument("--exact", type=int, default=40, help="questions compared exactly")
    asked.add_argument(
        "--answers", type=int, default=0, help="asked of the server and the folder, in turn"
    )
    asked.add_argument("--seed", type=int, default=1)
    args = asked.parse_args()
    args.place.mkdir(parents=True, exist_ok=True)
    with serving(args.place.resolve(), settings_for(args.memory)) as server:
        name = made(server, args.library, args.passages, args.seed)
        for line in sizes(server.url(name)):
            say(line)
        address = ServerAddress(server.url(name, "keeper"))
        store = ServerStore.open(address, cleared=False)
        with Library(Settings(library=address), store) as library:
            report(store, library, server.url(name), args.questions, args.exact)
        if args.answers:
            name = made(server, args.library, args.passages, args.seed, shifted=False)
            address, folder = ServerAddress(server.url(name, "keeper")), args.place / name
            if not folder.exists():
                _move(address, folder)
            compare(address, folder, args.answers)


def compare(address: ServerAddress, folder: Path, count: int) -> None:
    """Print how long answers take from the server and from the folder that was moved there.

    Asked in turn, so that whatever else the machine does slows both; the first tenth warms them.
    """
    texts = [json.loads(line)["question"] for line in SUITE.read_text("utf-8").splitlines()]
    texts = list(dict.fromkeys(texts))[: count + count // 10]
    took: dict[str, list[float]] = {"server": [], "folder": []}
    same = 0
    with (
        Library.open(Settings(library=address)) as server,
        Library.open(Settings(library=folder)) as embedded,
    ):
        desks = {"server": Assistant(server), "folder": Assistant(embedded)}
        for at, text in enumerate(texts):
            said = []
            for name in sorted(desks, reverse=bool(at % 2)):
                began = time.perf_counter()
                said.append(desks[name].ask(text).answer)
                took[name].append(time.perf_counter() - began)
            same += said[0] == said[1]
    say(f"{same} of {len(texts)} answers word for word the same")
    warm = {name: seconds[count // 10 :] for name, seconds in took.items()}
    for name, seconds in warm.items():
        p50, p95 = np.percentile(seconds, (50, 95)) * 1000
        say(f"answers from the {name}: n {len(seconds)}, p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    ratio = np.percentile(warm["server"], 95) / np.percentile(warm["folder"], 95)
    say(f"p95 server / folder: {ratio:.2f}")


def report(store: ServerStore, library: Library, url: str, count: int, exact: int) -> None:
    """Print times and recall, a line for each scope and search."""
    began = time.perf_counter()
    library.documents()
    say(f"{library.passage_count():,} passages; list of papers {time.perf_counter() - began:.2f} s")
    asked = questions(library, count)
    say(
        f"{'scope':16}{'by':10}{'n':>6}{'p50 ms':>8}{'p95 ms':>8}{'of a processor':>16}{'recall':>9}"
    )
    for name, scope in scopes(library).items():
        took = measured(
            library, asked, scope, lambda: int(store.rows("SELECT pg_backend_pid()")[0][0])
        )
        for kind, seconds in took.items():
            (wall, wall_most), (work, work_most) = (
                np.percentile([each[at] for each in seconds], (50, 95)) * 1000 for at in (0, 1)
            )
            say(
                f"{name:16}{kind:10}{len(seconds):>6}{wall:>8.0f}{wall_most:>8.0f}"
                f"{work:>8.0f}{work_most:>8.0f}"
            )
        found = recall(library, url, asked[:exact], scope)
        say(f"{name:16}{'meaning':10}{min(exact, len(asked)):>6}{'':>32}{found:>9.3f}")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
