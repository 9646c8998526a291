"""What the database holds, read back as the library's own types."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from typing import Any, TypeVar

from corpus.corrections import Correction
from corpus.feedback import Feedback
from corpus.officer import OfficerWord
from corpus.sources import SourceFile
from corpus.store.catalogue import HEADING_GAP
from corpus.store.rows import columns_of, fact_of, row_of
from corpus.store.schema import REGISTERS
from corpus.store.server.connections import Connections, Row
from corpus.store.writing import text_hash
from corpus.types import Access, Document, PageText, Part, Passage, PassageKind, WordBoxes

Fact = TypeVar("Fact")

_DOCUMENT = ", ".join(columns_of(Document))
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
_FILE = ", ".join(columns_of(SourceFile))
_PASSAGE = "d.id, p.ordinal, p.heading, p.text, p.parts, p.kind, p.header"
_PASSAGES = "FROM passages p JOIN documents d ON d.key = p.document_key"


class ServerCatalogue:
    """Reads, as a `Store` has them, of papers, registers, files and what people say.

    What is exempt is left out where the process isn't cleared: by row-level security, and by the
    queries themselves for users whom that doesn't bind.
    """

    def __init__(self, connections: Connections) -> None:
        self.connections = connections

    @property
    def _shown(self) -> str:
        """What a query adds outside of writing, so as to find what everybody may see."""
        return "" if self.connections.cleared or self.connections.is_writing else "NOT {0}.exempt"

    def _where(self, table: str, condition: str) -> str:
        shown = self._shown.format(table)
        return f"WHERE {condition}{f' AND {shown}' if shown else ''}"

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All that a query finds; within a moment, what was asked before is known."""
        known = self.connections.known
        if known is None:
            return self.connections.rows(sql, values)
        asked = sql, repr(values)
        if asked not in known:
            known[asked] = self.connections.rows(sql, values)
        return known[asked]

    def contents(self) -> str:
        """A token that changes with every change."""
        return self.noted("contents") or ""

    def noted(self, name: str) -> str | None:
        """A note about the library as a whole."""
        found = self.rows("SELECT value FROM about WHERE name = %s", (name,))
        return str(found[0][0]) if found else None

    def documents(self) -> list[tuple[int, Document]]:
        """Every document with its key, by path."""
        where = f"WHERE access <> '{Access.EXEMPT}'" if self._shown else ""
        found = self.rows(
            f'SELECT key, {_DOCUMENT} FROM documents {where} ORDER BY path COLLATE "C", id COLLATE "C"'
        )
        return [(row[0], fact_of(Document, row[1:])) for row in found]

    def exempt_ids(self) -> frozenset[str]:
        """The documents that are exempt as a whole; told to this process, shown to nobody by it."""
        return frozenset(self.rows("SELECT exempt_documents()")[0][0])

    def passage_counts(self) -> dict[int, int]:
        """How many passages each document has, by key."""
        if not self._shown:
            return dict(self.rows("SELECT key, passages FROM documents"))
        where = self._where("p", "true")
        return dict(self.rows(f"SELECT document_key, count(*) FROM passages p {where} GROUP BY 1"))

    def pages(self, key: int, number: int | None = None) -> list[PageText]:
        """A document's pages in order, or the one of that number."""
        found = self.rows(
            "SELECT number, text, boxes, width, height, scanned FROM pages p "
            f"{self._where('p', 'document_key = %s AND number = coalesce(%s, number)')} "
            "ORDER BY number",
            (key, number),
        )
        return [
            PageText(number, text, WordBoxes(zlib.decompress(boxes)), width, height, scanned)
            for number, text, boxes, width, height, scanned in found
        ]

    def passages(self, key: int) -> list[Passage]:
        """A document's passages in order."""
        return [passage for _, passage in self.keyed_passages(key)]

    def keyed_passages(self, key: int) -> list[tuple[int, Passage]]:
        """A document's passages in order, each with its own key."""
        where = self._where("p", "d.key = %s")
        found = self.rows(
            f"SELECT p.key, {_PASSAGE} {_PASSAGES} {where} ORDER BY p.ordinal", (key,)
        )
        return [(row[0], _passage(row[1:])) for row in found]

    def passages_of(self, ids: Iterable[str]) -> dict[str, Passage]:
        """The passages with these ids, those that there are."""
        where = self._where("p", "p.id = ANY(%s)")
        found = self.rows(f"SELECT p.id, {_PASSAGE} {_PASSAGES} {where}", (list(ids),))
        return {row[0]: _passage(row[1:]) for row in found}

    def register(self, name: str, kind: type[Fact], keys: Iterable[int]) -> list[Fact]:
        """A register's facts in these documents, by path and as they were read."""
        columns = ", ".join(f"r.{column}" for column in columns_of(REGISTERS[name]))
        found = self.rows(
            f"SELECT {columns} FROM {name} r JOIN documents d ON d.id = r.document_id "
            f'{self._where("r", "d.key = ANY(%s::bigint[])")} ORDER BY d.path COLLATE "C", r.key',
            (list(keys),),
        )
        return [fact_of(kind, row) for row in found]

    # Files

    def document_of_content(self, content_hash: str, reader_version: str) -> str | None:
        """The id of the document that a file of this content was read as."""
        found = self.rows(
            "SELECT document_id FROM files WHERE content_hash = %s AND reader_version = %s "
            "AND document_id IS NOT NULL AND failure IS NULL",
            (content_hash, reader_version),
        )
        return found[0][0] if found else None

    def files(self) -> list[SourceFile]:
        """Every file met, by path."""
        return self._files("")

    def files_of(self, document_id: str) -> list[SourceFile]:
        """The files that hold a document, by path."""
        return self._files("WHERE document_id = %s", document_id)

    def file_at(self, absolute: str) -> SourceFile | None:
        """What is known of one file."""
        found = self._files("WHERE absolute = %s", absolute)
        return found[0] if found else None

    def _files(self, where: str, *values: str) -> list[SourceFile]:
        order = 'ORDER BY path COLLATE "C", absolute COLLATE "C"'
        found = self.rows(f"SELECT {_FILE} FROM files {where} {order}", values)
        return [fact_of(SourceFile, row) for row in found]

    # What people say

    def officer_words(self) -> list[OfficerWord]:
        """What officers have said, oldest first."""
        return self._said("officer_words", OfficerWord)

    def feedback(self) -> list[Feedback]:
        """What readers have said of answers, oldest first."""
        return self._said("feedback", Feedback)

    def corrections(self) -> list[Correction]:
        """What officers have put right, in the order they did."""
        return self._said("corrections", Correction)

    def keep_feedback(self, said: Feedback) -> None:
        """Keep what a reader says of an answer, in the place of what they said of it before."""
        # Not in one statement: who isn't cleared may say what they then may not see.
        columns = columns_of(Feedback)
        self.connections.change(
            ("DELETE FROM feedback WHERE id = %s", (said.id,)),
            (
                f"INSERT INTO feedback ({', '.join(columns)}) "
                f"VALUES ({', '.join(['%s'] * len(columns))})",
                kept_row(said),
            ),
        )

    def drop_feedback(self, feedback_id: str) -> None:
        """Forget what a reader said of an answer."""
        self.connections.change(("DELETE FROM feedback WHERE id = %s", (feedback_id,)))

    def _said(self, table: str, kind: type[Fact]) -> list[Fact]:
        columns = ", ".join(columns_of(kind))
        return [
            fact_of(kind, row)
            for row in self.rows(f"SELECT {columns} FROM {table} ORDER BY number")
        ]


def upsert(table: str, fact: Any, known_by: str) -> tuple[str, tuple[Any, ...]]:
    """The statement that puts a fact in the place of the one that is known by the same columns."""
    columns = columns_of(type(fact))
    changed = ", ".join(f"{column} = excluded.{column}" for column in columns)
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))}) "
        f"ON CONFLICT ({known_by}) DO UPDATE SET {changed}",
        kept_row(fact),
    )


def kept_row(fact: Any) -> tuple[Any, ...]:
    """A fact's values as PostgreSQL keeps them."""
    return tuple(kept(value) if isinstance(value, str) else value for value in row_of(fact))


def kept(text: str) -> str:
    """A text as PostgreSQL can keep it, of the same length, so that spans stay right.

    It has no place for the null character, nor for half of a surrogate pair.
    """
    return _UNKEPT.sub("\ufffd", text)


def page_row(key: int, page: PageText, exempt: bool) -> tuple[Any, ...]:
    """A page as its table has it."""
    boxes = zlib.compress(page.boxes.packed, 1)
    text = kept(page.text)
    return key, page.number, text, boxes, page.width, page.height, page.scanned, exempt


def passage_row(key: int, passage: Passage, tokens: int, exempt: bool) -> tuple[Any, ...]:
    """A passage as its table has it."""
    return (
        passage.id,
        key,
        passage.ordinal,
        kept(HEADING_GAP.join(passage.heading)),
        kept(passage.text),
        json.dumps([astuple(part) for part in passage.parts]),
        passage.kind.value,
        kept(passage.header),
        text_hash(passage.embedded_text),
        tokens,
        exempt,
    )


def _passage(row: Row) -> Passage:
    document_id, ordinal, heading, text, parts, kind, header = row
    return Passage(
        document_id=document_id,
        ordinal=ordinal,
        heading=tuple(heading.split(HEADING_GAP)) if heading else (),
        text=text,
        parts=tuple(Part(*part) for part in json.loads(parts)),
        kind=PassageKind(kind),
        header=header,
    )
