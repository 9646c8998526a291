"""Words as FTS5 cuts and stems them: SQLite itself is asked, so that both stores find the same."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager

from corpus.store.schema import TOKENIZER

COLUMNS = ("heading", "header", "text")
COLUMN_BITS, OFFSET_BITS = 2, 22
"""A place is one number: a passage's ordinal, then 2 bits of column, then 22 of its offset there."""

_SHIFT = COLUMN_BITS + OFFSET_BITS


@contextmanager
def _index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            f"CREATE VIRTUAL TABLE words USING fts5 (heading, header, text, {TOKENIZER})"
        )
        connection.execute("CREATE VIRTUAL TABLE tokens USING fts5vocab (words, instance)")
        yield connection


def places_of(passages: Iterable[tuple[int, Sequence[str]]]) -> dict[str, list[int]]:
    """Each term with its places, in their order, in passages of an ordinal and three texts."""
    found: dict[str, list[int]] = defaultdict(list)
    with _index() as connection:
        connection.executemany(
            "INSERT INTO words (rowid, heading, header, text) VALUES (?, ?, ?, ?)",
            ((at + 1, *texts) for at, texts in passages),
        )
        for term, row, column, offset in connection.execute(
            "SELECT term, doc, col, offset FROM tokens"
        ):
            place = (row - 1) << _SHIFT | COLUMNS.index(column) << OFFSET_BITS | offset
            found[term].append(place)
    return {term: sorted(places) for term, places in found.items()}


def passage_of(place: int) -> int:
    """The ordinal of the passage that a place is in."""
    return place >> _SHIFT


def phrases_of(phrases: Sequence[str]) -> list[list[str]]:
    """The terms of each phrase, in their order; none for one that has no word."""
    terms: list[list[str]] = [[] for _ in phrases]
    with _index() as connection:
        connection.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, ?)",
            [(at + 1, phrase) for at, phrase in enumerate(phrases)],
        )
        for term, row in connection.execute("SELECT term, doc FROM tokens ORDER BY doc, offset"):
            terms[row - 1].append(term)
    return terms
