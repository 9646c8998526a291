"""Finding passages by their words: FTS5 and its BM25 over heading, header and text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from corpus.schema import Row

HEADING, HEADER, TEXT = 2.0, 0.5, 1.0
"""How much a word counts by where it stands."""

_FOUND = f"""
SELECT p.id, -bm25(words, {HEADING}, {HEADER}, {TEXT}) AS score
FROM words JOIN passages p ON p.key = words.rowid WHERE words MATCH ?
"""
_COUNTED = "SELECT count(*) FROM words WHERE words MATCH ?"
_COUNTED_WITH_DOCUMENT = (
    "SELECT count(*) FROM words JOIN passages p ON p.key = words.rowid WHERE words MATCH ?"
)
_SCOPE = " AND p.document_key IN (SELECT value FROM json_each(?))"


def match_expression(terms: Sequence[str]) -> str:
    """An FTS5 expression for any of the terms; one of several words is a phrase. "" for none."""
    return " OR ".join(
        '"' + term.replace('"', '""') + '"' for term in terms if any(c.isalnum() for c in term)
    )


def find_words(
    catalogue: Catalogue, expression: str, keys: Iterable[int] | None, limit: int
) -> list[tuple[str, float]]:
    """Passage ids with their BM25, best first, in the documents with these keys (None: all)."""
    if not expression or limit < 1:
        return []
    scope, values = _scoped(keys)
    sql = f"{_FOUND}{scope} ORDER BY score DESC, p.key LIMIT ?"
    return [(row[0], row[1]) for row in _matching(catalogue, sql, [expression, *values, limit])]


def count_passages(catalogue: Catalogue, expression: str, keys: Iterable[int] | None) -> int:
    """How many passages match, in the documents with these keys (None: all)."""
    if not expression:
        return 0
    scope, values = _scoped(keys)
    sql = f"{_COUNTED if keys is None else _COUNTED_WITH_DOCUMENT}{scope}"
    return int(_matching(catalogue, sql, [expression, *values])[0][0])


def _scoped(keys: Iterable[int] | None) -> tuple[str, list[str]]:
    return ("", []) if keys is None else (_SCOPE, [json.dumps(list(keys))])


def _matching(catalogue: Catalogue, sql: str, values: Sequence[object]) -> list[Row]:
    try:
        return catalogue.rows(sql, values)
    except sqlite3.OperationalError as error:
        raise UsageError(f"Not a search expression: {values[0]} ({error})") from error
