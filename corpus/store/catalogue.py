"""The catalogue: SQLite, and the truth about what the library holds."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
import uuid
import weakref
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from corpus.corrections import Correction
from corpus.errors import LibraryMissing
from corpus.feedback import Feedback
from corpus.officer import OfficerWord
from corpus.sources import SourceFile
from corpus.store.disk import disk_named
from corpus.store.private import make_folder
from corpus.store.rows import columns_of, fact_of, row_of
from corpus.store.schema import (
    FILE,
    REGISTERS,
    Row,
    check_version,
    connect,
    create,
    is_older,
    translated,
)
from corpus.types import Document, PageText, Part, Passage, PassageKind, WordBoxes

Fact = TypeVar("Fact")

HEADING_GAP = "\x1f"
"""Stands between headings in their column: the word index takes it for a gap between words."""

_DOCUMENT = ", ".join(columns_of(Document))
_FILE = ", ".join(columns_of(SourceFile))
_PASSAGE = "d.id, p.ordinal, p.heading, p.text, p.parts, p.kind, p.header"
_PASSAGES = f"SELECT {_PASSAGE} FROM passages p JOIN documents d ON d.key = p.document_key"


class _Held:
    """A connection that is closed when nothing holds it any more."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()


class Catalogue:
    """Reads and transactions on one catalogue, a connection for each thread that asks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._open: weakref.WeakSet[_Held] = weakref.WeakSet()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The catalogue in `folder`. LibraryMissing or LibraryDamaged when that can't be."""
        path = folder / FILE
        if not path.exists():
            raise LibraryMissing(
                f"No library in {folder}. Run: scrutineer ingest FOLDER --library {folder}"
            )
        catalogue = cls(path)
        with translated(path):
            if is_older(catalogue.connection):
                create(path)
            check_version(catalogue.connection, path)
        return catalogue

    @classmethod
    def create_or_open(cls, folder: Path) -> Self:
        """The catalogue in `folder`, made if there is none."""
        with disk_named(folder):
            make_folder(folder)
        create(folder / FILE)
        return cls.open(folder)

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's own, which ends with the thread."""
        held: _Held | None = getattr(self._local, "held", None)
        if held is None:
            held = self._local.held = _Held(connect(self.path))
            self._open.add(held)
        return held.connection

    def close(self) -> None:
        """Close every thread's connection."""
        for held in list(self._open):
            held.connection.close()
        self._local = threading.local()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All that a query finds."""
        with translated(self.path):
            return self.connection.execute(sql, values).fetchall()

    @contextmanager
    def transaction(self, contents_change: bool = True) -> Iterator[sqlite3.Connection]:
        """All of the changes made in it, or none; changed contents get a new token."""
        connection = self.connection
        with translated(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                if contents_change:
                    token = uuid.uuid4().hex
                    connection.execute(
                        "UPDATE about SET value = ? WHERE name = 'contents'", (token,)
                    )
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk has SQLite undo it by itself
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def pinned(self) -> Iterator[None]:
        """All that this thread reads in it is of one state, whatever is written meanwhile."""
        connection = self.connection
        if connection.in_transaction:
            yield
            return
        with translated(self.path):
            connection.execute("BEGIN")
        try:
            yield
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def contents(self) -> str:
        """A token that changes with every change."""
        return self.noted("contents") or ""

    def noted(self, name: str) -> str | None:
        """A note about the library as a whole."""
        found = self.rows("SELECT value FROM about WHERE name = ?", (name,))
        return str(found[0][0]) if found else None

    def note(self, name: str, value: str) -> None:
        """Keep a note about the library as a whole; the contents stay what they were."""
        with translated(self.path):
            self.connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def documents(self) -> list[tuple[int, Document]]:
        """Every document with its key, by path."""
        found = self.rows(f"SELECT key, {_DOCUMENT} FROM documents ORDER BY path, id")
        return [(row[0], fact_of(Document, row[1:])) for row in found]

    def passage_counts(self) -> dict[int, int]:
        """How many passages each document has, by key."""
        return dict(self.rows("SELECT document_key, count(*) FROM passages GROUP BY 1"))

    def passages_digest(self) -> str:
        """Changes when a passage, or the text that is embedded for one, does."""
        digest = hashlib.sha256()
        for row in self.rows("SELECT id, text_hash FROM passages ORDER BY id"):
            digest.update(f"{row[0]} {row[1]}\n".encode())
        return digest.hexdigest()

    def document_of_content(self, content_hash: str, reader_version: str) -> str | None:
        """The id of the document that a file of this content was read as."""
        found = self.rows(
            "SELECT document_id FROM files WHERE content_hash = ? AND reader_version = ? "
            "AND document_id IS NOT NULL AND failure IS NULL",
            (content_hash, reader_version),
        )
        return found[0][0] if found else None

    def files(self) -> list[SourceFile]:
        """Every file met, by path."""
        found = self.rows(f"SELECT {_FILE} FROM files ORDER BY path, absolute")
        return [fact_of(SourceFile, row) for row in found]

    def files_of(self, document_id: str) -> list[SourceFile]:
        """The files that hold a document, by path."""
        found = self.rows(
            f"SELECT {_FILE} FROM files WHERE document_id = ? ORDER BY path, absolute",
            (document_id,),
        )
        return [fact_of(SourceFile, row) for row in found]

    def file_at(self, absolute: str) -> SourceFile | None:
        """What is known of one file."""
        found = self.rows(f"SELECT {_FILE} FROM files WHERE absolute = ?", (absolute,))
        return fact_of(SourceFile, found[0]) if found else None

    def pages(self, key: int, number: int | None = None) -> list[PageText]:
        """A document's pages in order, or the one of that number."""
        found = self.rows(
            "SELECT number, text, boxes, width, height, scanned FROM pages "
            "WHERE document_key = ?1 AND (?2 IS NULL OR number = ?2) ORDER BY number",
            (key, number),
        )
        return [
            PageText(number, text, WordBoxes(zlib.decompress(boxes)), width, height, bool(scanned))
            for number, text, boxes, width, height, scanned in found
        ]

    def passages(self, key: int) -> list[Passage]:
        """A document's passages in order."""
        found = self.rows(f"{_PASSAGES} WHERE d.key = ? ORDER BY p.ordinal", (key,))
        return [_passage(row) for row in found]

    def keyed_passages(self, key: int) -> list[tuple[int, Passage]]:
        """A document's passages in order, each with its own key."""
        sql = _PASSAGES.replace("SELECT", "SELECT p.key,", 1)
        found = self.rows(f"{sql} WHERE d.key = ? ORDER BY p.ordinal", (key,))
        return [(row[0], _passage(row[1:])) for row in found]

    def passages_of(self, ids: Iterable[str]) -> dict[str, Passage]:
        """The passages with these ids, those that there are."""
        found = self.rows(
            f"SELECT p.id, {_PASSAGE} FROM json_each(?) wanted "
            "JOIN passages p ON p.id = wanted.value JOIN documents d ON d.key = p.document_key",
            (json.dumps(list(ids)),),
        )
        return {row[0]: _passage(row[1:]) for row in found}

    def officer_words(self) -> list[OfficerWord]:
        """What officers have said, oldest first, with what was taken back since."""
        columns = ", ".join(columns_of(OfficerWord))
        found = self.rows(f"SELECT {columns} FROM officer_words ORDER BY rowid")
        return [fact_of(OfficerWord, row) for row in found]

    def keep_officer_word(self, word: OfficerWord) -> None:
        """Keep what an officer says; the documents' contents stay what they were."""
        columns = columns_of(OfficerWord)
        with translated(self.path):
            self.connection.execute(
                f"INSERT OR IGNORE INTO officer_words ({', '.join(columns)}) "
                f"VALUES ({', '.join('?' * len(columns))})",
                row_of(word),
            )

    def feedback(self) -> list[Feedback]:
        """What readers have said of answers, oldest first."""
        found = self.rows(f"SELECT {', '.join(columns_of(Feedback))} FROM feedback ORDER BY rowid")
        return [fact_of(Feedback, row) for row in found]

    def keep_feedback(self, said: Feedback) -> None:
        """Keep what a reader says of an answer; the documents' contents stay what they were."""
        columns = columns_of(Feedback)
        with translated(self.path):
            self.connection.execute(
                f"INSERT OR REPLACE INTO feedback ({', '.join(columns)}) "
                f"VALUES ({', '.join('?' * len(columns))})",
                row_of(said),
            )

    def drop_feedback(self, feedback_id: str) -> None:
        """Forget what a reader said of an answer."""
        with translated(self.path):
            self.connection.execute("DELETE FROM feedback WHERE id = ?", (feedback_id,))

    def corrections(self) -> list[Correction]:
        """What officers have put right, in the order they did."""
        columns = ", ".join(columns_of(Correction))
        found = self.rows(f"SELECT {columns} FROM corrections ORDER BY rowid")
        return [fact_of(Correction, row) for row in found]

    def keep_corrections(self, corrections: Iterable[Correction]) -> None:
        """Keep what an officer puts right; the documents stay as they were read."""
        columns = columns_of(Correction)
        with self.transaction(contents_change=False) as connection:
            connection.executemany(
                f"INSERT OR REPLACE INTO corrections ({', '.join(columns)}) "
                f"VALUES ({', '.join('?' * len(columns))})",
                [row_of(each) for each in corrections],
            )

    def replace_facts(self, document: Document) -> None:
        """Put a document's facts in the place of those that are held of it."""
        columns = columns_of(Document)
        sets = ", ".join(f"{column} = ?" for column in columns)
        with self.transaction() as connection:
            connection.execute(
                f"UPDATE documents SET {sets} WHERE id = ?", (*row_of(document), document.id)
            )

    def register(self, name: str, kind: type[Fact], keys: Iterable[int]) -> list[Fact]:
        """A register's facts in these documents, in the order that they were read in."""
        columns = ", ".join(f"r.{column}" for column in columns_of(REGISTERS[name]))
        found = self.rows(
            f"SELECT {columns} FROM {name} r JOIN documents d ON d.id = r.document_id "
            "WHERE d.key IN (SELECT value FROM json_each(?)) ORDER BY d.path, r.key",
            (json.dumps(list(keys)),),
        )
        return [fact_of(kind, row) for row in found]


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
