"""The catalogue's tables, and opening the file that holds them."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from corpus.access import Ruling
from corpus.corrections import Correction
from corpus.errors import LayoutUnknown, LibraryBusy, LibraryDamaged
from corpus.feedback import Feedback
from corpus.officer import OfficerWord
from corpus.plans import Action, Decision, Progress
from corpus.store.disk import disk_named, disk_trouble, unreachable
from corpus.store.private import make_file
from corpus.store.rows import added_columns, definition_of
from corpus.types import Document, Judgement, NextStep, Recommendation

VERSION = 6
"""Goes up when a table changes shape; a library of another version is refused."""

_OLDER = (1, 2, 3, 4, 5)
"""Layouts that lack tables (1 the registers of plans and minutes, 2 feedback, 3 rulings on access and next
steps, 4 corrections, digests and officers' words) or columns (those in `_ADDED`, and those that have a
default, such as 4 who ruled, 5 the board over an action): they get
them."""

_ADDED = {
    "documents": {
        "exempt_pages": "TEXT NOT NULL DEFAULT '[]'",
        "access_why": "TEXT",
        "access_sure": "INTEGER NOT NULL DEFAULT 1",
    },
    "files": {"partial": "TEXT"},
}
"""Columns that tables of older layouts lack. What is held is read anew by the next ingestion."""

TOKENIZER = "tokenize = 'porter unicode61 remove_diacritics 2'"

FILE = "catalogue.sqlite"

REGISTERS: dict[str, type] = {
    "judgements": Judgement,
    "recommendations": Recommendation,
    "actions": Action,
    "progress": Progress,
    "decisions": Decision,
    "next_steps": NextStep,
}
"""Table and field of `Entry` by one name, with the dataclass that is its row."""

TABLES = f"""
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (key INTEGER PRIMARY KEY, {definition_of(Document)}, UNIQUE (id));
CREATE TABLE files (
    absolute TEXT PRIMARY KEY, path TEXT NOT NULL, size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL, content_hash TEXT NOT NULL, reader_version TEXT NOT NULL,
    document_id TEXT, failure TEXT, partial TEXT
);
CREATE INDEX files_by_document ON files (document_id);
CREATE INDEX files_by_content ON files (content_hash);
CREATE TABLE pages (
    document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    number INTEGER NOT NULL, text TEXT NOT NULL, boxes BLOB NOT NULL,
    width REAL NOT NULL, height REAL NOT NULL, scanned INTEGER NOT NULL,
    UNIQUE (document_key, number)
);
CREATE TABLE passages (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, heading TEXT NOT NULL, text TEXT NOT NULL, parts TEXT NOT NULL,
    kind TEXT NOT NULL, header TEXT NOT NULL, text_hash TEXT NOT NULL,
    UNIQUE (document_key, ordinal)
);
CREATE INDEX passages_by_text ON passages (text_hash);
CREATE TABLE vectors (
    text_hash TEXT NOT NULL, model TEXT NOT NULL, vector BLOB NOT NULL,
    UNIQUE (text_hash, model)
);
CREATE VIRTUAL TABLE words USING fts5 (
    heading, header, text, content = 'passages', content_rowid = 'key',
    {TOKENIZER}
);
CREATE TRIGGER passage_added AFTER INSERT ON passages BEGIN
    INSERT INTO words (rowid, heading, header, text)
    VALUES (new.key, new.heading, new.header, new.text);
END;
CREATE TRIGGER passage_removed AFTER DELETE ON passages BEGIN
    INSERT INTO words (words, rowid, heading, header, text)
    VALUES ('delete', old.key, old.heading, old.header, old.text);
END;
"""

SAID: tuple[tuple[str, type, str], ...] = (
    ("officer_words", OfficerWord, "id"),
    ("feedback", Feedback, "id"),
    ("rulings", Ruling, "document_id, page"),
    ("corrections", Correction, "document_id, fact"),
)
"""What people say, which outlasts the documents: table, row, and what one is known by."""

_BY_DOCUMENT = "document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE"


def create(path: Path) -> None:
    """Make an empty catalogue at `path`, unless a whole one is there."""
    with disk_named(path.parent):
        make_file(path)
    with translated(path), closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        held = connection.execute("PRAGMA user_version").fetchone()[0]
        if held == 0:
            _lay_out(connection)
        elif held in _OLDER:
            _add_columns(connection)
            _add_registers(connection)
            _sign_verdicts(connection)
        connection.execute("COMMIT")


def _lay_out(connection: sqlite3.Connection) -> None:
    for statement in _statements(TABLES):
        connection.execute(statement)
    _add_registers(connection)
    connection.execute("INSERT INTO about VALUES ('contents', ?)", (uuid.uuid4().hex,))


def _add_columns(connection: sqlite3.Connection) -> None:
    for table, columns in _ADDED.items():
        held = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        for name, definition in columns.items():
            if name not in held:
                connection.execute(f"ALTER TABLE {table} ADD COLUMN {name} {definition}")


def _add_registers(connection: sqlite3.Connection) -> None:
    """The registers' tables and columns, those that aren't there; what people say has its own."""
    for name, kind in REGISTERS.items():
        columns = definition_of(kind).replace("document_id TEXT NOT NULL", _BY_DOCUMENT)
        connection.execute(
            f"CREATE TABLE IF NOT EXISTS {name} (key INTEGER PRIMARY KEY, {columns})"
        )
        _complete(connection, name, kind)
        connection.execute(f"CREATE INDEX IF NOT EXISTS {name}_by_document ON {name} (document_id)")
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS words_digests ({_BY_DOCUMENT}, digest TEXT NOT NULL, "
        "UNIQUE (document_id))"
    )
    connection.execute(
        "CREATE INDEX IF NOT EXISTS words_digests_by_digest ON words_digests (digest)"
    )
    for name, kind, key in SAID:
        connection.execute(
            f"CREATE TABLE IF NOT EXISTS {name} ({definition_of(kind)}, UNIQUE ({key}))"
        )
        _complete(connection, name, kind)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _complete(connection: sqlite3.Connection, table: str, kind: type) -> None:
    """Add the columns that a table of an older layout lacks."""
    held = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    for column in added_columns(kind, held):
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")


def _sign_verdicts(connection: sqlite3.Connection) -> None:
    """What was kept of links before names were asked for, as words without a name or a day."""
    held = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'verdicts'").fetchone()
    if not held:
        return
    connection.execute(
        "INSERT OR IGNORE INTO officer_words (id, sort, name, reason, recommendation, action, link, "
        "about, exempt) SELECT 'kept-' || link_id, CASE confirmed WHEN 1 THEN 'confirm' ELSE 'reject' "
        "END, '', '', '', '', link_id, '[]', 0 FROM verdicts"
    )
    connection.execute("DROP TABLE verdicts")


def _statements(script: str) -> Iterator[str]:
    """One by one, since executescript() would commit."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def connect(path: Path) -> sqlite3.Connection:
    """A connection that any thread may close; the caller sees that one thread uses it."""
    connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def is_older(connection: sqlite3.Connection) -> bool:
    """Whether the catalogue has a layout that `create` brings up to date."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] in _OLDER)


def check_version(connection: sqlite3.Connection, path: Path) -> None:
    """LayoutUnknown when the tables are of another version; LibraryDamaged when there are none."""
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found == 0:
        raise LibraryDamaged(
            f"The catalogue {path} is empty. Run: scrutineer ingest FOLDER --library {path.parent}"
        )
    if found != VERSION:
        raise LayoutUnknown(
            f"The library in {path.parent} has layout {found}, and this Scrutineer reads layout "
            f"{VERSION}. Use the Scrutineer that made it, or make another: "
            "scrutineer ingest FOLDER --library ANOTHER_FOLDER"
        )


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours, by what the reader can do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _ours(error, path) from error


_DAMAGE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
"""What SQLite says of the file itself; all else is of the disk, of other processes, or of us."""


def _ours(error: sqlite3.DatabaseError, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _DAMAGE:
        return LibraryDamaged(
            f"The catalogue {path} is damaged ({error}). "
            f"Run: scrutineer doctor --repair --library {path.parent}"
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(f"The catalogue {path} is held by another process. Try again shortly.")
    if disk_trouble(error):
        return unreachable(path.parent, error)
    return error


Row = tuple[Any, ...]
