"""Officers' rulings on access as the catalogue keeps them: by document, however often it is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace

from corpus.access import WHOLE, Ruling, carried, ruled
from corpus.store.rows import columns_of, fact_of, row_of
from corpus.store.schema import Row
from corpus.types import Document, Entry

_COLUMNS = ", ".join(columns_of(Ruling))
_PLACES = ", ".join("?" * len(columns_of(Ruling)))
_CHANGED = ("access", "exempt_pages", "access_why", "access_sure")


def rulings_on(connection: sqlite3.Connection, document_id: str) -> tuple[Ruling, ...]:
    """What officers have decided of a document."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM rulings WHERE document_id = ? ORDER BY page", (document_id,)
    )
    return tuple(fact_of(Ruling, row) for row in found)


def every_ruling(rows: Callable[[str], list[Row]]) -> list[Ruling]:
    """All that officers have decided, by document and page."""
    found = rows(f"SELECT {_COLUMNS} FROM rulings")
    return sorted((fact_of(Ruling, row) for row in found), key=lambda r: (r.document_id, r.page))


def rulings_for(
    connection: sqlite3.Connection, document_id: str, before: str | None
) -> tuple[Ruling, ...]:
    """Those on a document; where there are none, what is carried over from the version before."""
    own = rulings_on(connection, document_id)
    if own or not before or before == document_id:
        return own
    return carried(rulings_on(connection, before), document_id)


def keep_rulings(connection: sqlite3.Connection, rulings: Iterable[Ruling]) -> None:
    """Keep what an officer decides; of the whole document, it takes the place of all before."""
    for ruling in rulings:
        if ruling.page == WHOLE:
            connection.execute("DELETE FROM rulings WHERE document_id = ?", (ruling.document_id,))
        connection.execute(
            f"INSERT OR REPLACE INTO rulings ({_COLUMNS}) VALUES ({_PLACES})", row_of(ruling)
        )


def with_rulings(connection: sqlite3.Connection, entry: Entry, before: str | None) -> Entry:
    """An entry as officers have decided; what is carried over from an earlier version is kept."""
    rulings = rulings_for(connection, entry.document.id, before)
    keep_rulings(connection, rulings)
    return replace(entry, document=ruled(entry.document, rulings))


def apply_ruling(connection: sqlite3.Connection, document: Document) -> None:
    """Write what is decided of a document that is held."""
    values = dict(zip(columns_of(Document), row_of(document), strict=True))
    connection.execute(
        f"UPDATE documents SET {', '.join(f'{name} = ?' for name in _CHANGED)} WHERE id = ?",
        (*(values[name] for name in _CHANGED), document.id),
    )
