"""What may be written to a catalogue: entries in and out, files, vectors."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, replace
from typing import Any

from corpus.embed.embedder import Embedder
from corpus.embed.vectors import Vectors
from corpus.sources import Arrival, SourceFile
from corpus.store.catalogue import HEADING_GAP, Catalogue
from corpus.store.rows import columns_of, row_of
from corpus.store.rulings import with_rulings
from corpus.store.schema import REGISTERS
from corpus.types import Entry, PageText, Passage

LOT = 512
"""Texts embedded together: enough of like length to fill batches, few enough to lose."""


def text_hash(text: str) -> str:
    """By this an embedded text's vector is kept."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def file_arrival(catalogue: Catalogue, arrival: Arrival) -> None:
    """Put an entry in the place of what its file gave before, in one transaction."""
    document = arrival.entry.document
    with catalogue.transaction() as connection:
        before = catalogue.file_at(arrival.file.absolute)
        entry = with_rulings(connection, arrival.entry, before.document_id if before else None)
        connection.execute("DELETE FROM documents WHERE id = ?", (document.id,))
        _insert_entry(connection, entry)
        _insert(connection, "files", replace(arrival.file, document_id=document.id, failure=None))
        if before and before.document_id and before.document_id != document.id:
            _let_go(connection, before.document_id)


def file_copy(catalogue: Catalogue, file: SourceFile, document_id: str) -> None:
    """Note that a file holds a document that is here already."""
    with catalogue.transaction() as connection:
        before = catalogue.file_at(file.absolute)
        partial = next((each.partial for each in catalogue.files_of(document_id)), None)
        known = replace(file, document_id=document_id, failure=None, partial=partial)
        _insert(connection, "files", known)
        if before and before.document_id and before.document_id != document_id:
            _let_go(connection, before.document_id)


def file_failure(catalogue: Catalogue, file: SourceFile, why: str) -> None:
    """Note that a file can't be read. What an earlier version of it gave stays."""
    with catalogue.transaction(contents_change=False) as connection:
        before = catalogue.file_at(file.absolute)
        held = before.document_id if before else None
        _insert(connection, "files", replace(file, document_id=held, failure=why))


def forget_files(catalogue: Catalogue, absolutes: Iterable[str]) -> None:
    """Drop files, and the documents that no other file holds."""
    with catalogue.transaction() as connection:
        for absolute in absolutes:
            before = catalogue.file_at(absolute)
            connection.execute("DELETE FROM files WHERE absolute = ?", (absolute,))
            if before and before.document_id:
                _let_go(connection, before.document_id)


def remove_documents(catalogue: Catalogue, document_ids: Iterable[str]) -> None:
    """Drop documents with their files, and the vectors that nothing else needs."""
    with catalogue.transaction() as connection:
        for document_id in document_ids:
            connection.execute("DELETE FROM files WHERE document_id = ?", (document_id,))
            connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
        drop_idle_vectors(connection)


def drop_idle_vectors(connection: sqlite3.Connection) -> None:
    """Drop the vectors of texts that no passage has."""
    connection.execute(
        "DELETE FROM vectors WHERE NOT EXISTS "
        "(SELECT 1 FROM passages WHERE passages.text_hash = vectors.text_hash)"
    )


def drop_other_vectors(connection: sqlite3.Connection, model: str) -> None:
    """Drop the vectors of any other model."""
    connection.execute("DELETE FROM vectors WHERE model <> ?", (model,))


def embed_missing(catalogue: Catalogue, embedder: Embedder) -> int:
    """Embed the passages' texts that have no vector of this model; how many those were."""
    found = catalogue.rows(
        "SELECT min(p.id) FROM passages p WHERE NOT EXISTS "
        "(SELECT 1 FROM vectors v WHERE v.text_hash = p.text_hash AND v.model = ?) "
        "GROUP BY p.text_hash",
        (embedder.model_id,),
    )
    ids = [row[0] for row in found]
    for at in range(0, len(ids), LOT):
        lot = catalogue.passages_of(ids[at : at + LOT]).values()
        file_texts(catalogue, embedder, [passage.embedded_text for passage in lot])
    return len(ids)


def file_texts(catalogue: Catalogue, embedder: Embedder, texts: Iterable[str]) -> None:
    """Embed and keep those of the texts that have no vector of the embedder's model yet."""
    by_hash = {text_hash(text): text for text in texts}
    wanted = sorted(_without_vectors(catalogue, embedder.model_id, list(by_hash)))
    if not wanted:
        return
    vectors = embedder.embed([by_hash[key] for key in wanted])
    rows = [
        (key, embedder.model_id, vector.astype("<f4").tobytes())
        for key, vector in zip(wanted, vectors, strict=True)
    ]
    if rows:
        with catalogue.transaction(contents_change=False) as connection:
            connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)


def _without_vectors(catalogue: Catalogue, model: str, hashes: Sequence[str]) -> set[str]:
    """Those of these texts that have no vector of that model yet."""
    found = catalogue.rows(
        "SELECT value FROM json_each(?) wanted WHERE NOT EXISTS "
        "(SELECT 1 FROM vectors WHERE text_hash = wanted.value AND model = ?)",
        (json.dumps(hashes), model),
    )
    return {row[0] for row in found}


def _let_go(connection: sqlite3.Connection, document_id: str) -> None:
    """Drop a document that no file holds any more; else show it by a file that does.

    Where that file is another make of the same paper, the next ingestion reads it: its pages differ.
    """
    found = connection.execute(
        "SELECT path FROM files WHERE document_id = ? ORDER BY path", (document_id,)
    ).fetchall()
    if not found:
        connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
        return
    connection.execute(
        "UPDATE documents SET path = ?1 WHERE id = ?2 AND path NOT IN "
        "(SELECT path FROM files WHERE document_id = ?2)",
        (found[0][0], document_id),
    )
    connection.execute(
        "UPDATE files SET reader_version = '' WHERE document_id = ?1 AND content_hash <> '' "
        "AND NOT EXISTS (SELECT 1 FROM files WHERE document_id = ?1 AND "
        "(content_hash = '' OR substr(content_hash, 1, length(?1)) = ?1))",
        (document_id,),
    )


def _insert_entry(connection: sqlite3.Connection, entry: Entry) -> None:
    key = _insert(connection, "documents", entry.document)
    connection.executemany(
        "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?)", (_page_row(key, p) for p in entry.pages)
    )
    connection.executemany(
        "INSERT INTO passages VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_passage_row(key, p) for p in entry.passages),
    )
    for name in REGISTERS:
        for fact in getattr(entry, name):
            _insert(connection, name, fact)
    if entry.words_digest:
        connection.execute(
            "INSERT INTO words_digests VALUES (?, ?)", (entry.document.id, entry.words_digest)
        )


def _insert(connection: sqlite3.Connection, table: str, fact: Any) -> int:
    columns = columns_of(type(fact))
    places = ", ".join("?" * len(columns))
    cursor = connection.execute(
        f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({places})", row_of(fact)
    )
    return cursor.lastrowid or 0


def take_entry(
    connection: sqlite3.Connection, entry: Entry, vectors: Mapping[str, Vectors], model: str
) -> None:
    """Put an entry, with its passages' vectors by their ids, in the place of one of its id."""
    connection.execute("DELETE FROM documents WHERE id = ?", (entry.document.id,))
    _insert_entry(connection, entry)
    connection.executemany(
        "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
        [
            (text_hash(each.embedded_text), model, vectors[each.id].astype("<f4").tobytes())
            for each in entry.passages
        ],
    )


def take_file(connection: sqlite3.Connection, file: SourceFile) -> None:
    """Put what is known of a file in the place of what was."""
    _insert(connection, "files", file)


def _page_row(key: int, page: PageText) -> tuple[Any, ...]:
    boxes = zlib.compress(page.boxes.packed, 1)
    return key, page.number, page.text, boxes, page.width, page.height, page.scanned


def _passage_row(key: int, passage: Passage) -> tuple[Any, ...]:
    return (
        passage.id,
        key,
        passage.ordinal,
        HEADING_GAP.join(passage.heading),
        passage.text,
        json.dumps([astuple(part) for part in passage.parts]),
        passage.kind.value,
        passage.header,
        text_hash(passage.embedded_text),
    )
