"""Finding passages by their words: FTS5 and its BM25 over heading, header and text."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from corpus.errors import UsageError
from corpus.store.catalogue import Catalogue
from corpus.store.schema import TOKENIZER, Row

HEADING, HEADER, TEXT = 2.0, 0.5, 1.0
"""How much a word counts by where it stands."""

FEW = 20
"""Documents in scope up to which each is looked through by itself, which is quicker."""

MOST_SCORED = 20_000
"""Passages scored for one question, about a microsecond each; the commonest words go without."""

_SCORE = f"-bm25(words, {HEADING}, {HEADER}, {TEXT})"
_PHRASE = re.compile('"((?:[^"]|"")+)"(?: OR |$)')


def match_expression(terms: Sequence[str]) -> str:
    """An FTS5 expression for any of the terms; one of several words is a phrase. "" for none."""
    return " OR ".join(_quoted(term) for term in terms if any(c.isalnum() for c in term))


def phrases_in(expression: str) -> list[str] | None:
    """The terms that a `match_expression` was made of; None where it is another expression."""
    phrases = [phrase.replace('""', '"') for phrase in _PHRASE.findall(expression)]
    return phrases if match_expression(phrases) == expression else None


def telling(phrases: Sequence[str], count_of: Callable[[str], int]) -> list[str]:
    """The rarer of the phrases: those that most passages have are left out, if others remain.

    BM25 gives such a term no weight, and scoring all that have it takes nearly all the time.
    `count_of` says how many passages have a phrase, and of "" how many there are.
    """
    found = sorted(
        (count, _quoted(each), each) for each in set(phrases) if (count := count_of(each))
    )
    room = max(MOST_SCORED, found[0][0]) if found else 0
    kept: list[str] = []
    for count, _, phrase in found:
        room -= count
        if room >= 0 and (count <= count_of("") / 2 or not kept):
            kept.append(phrase)
    return kept


class WordIndex:
    """Asks the catalogue's word index. Keys are documents'; None is every document."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._counts: tuple[str, dict[str, int]] = ("", {})

    def find(
        self,
        expression: str,
        keys: Sequence[int] | None,
        limit: int,
        hidden: Sequence[int] = (),
    ) -> list[tuple[str, float]]:
        """Passage ids with their BM25, best first; higher is better. `hidden` are left out, by key."""
        telling = self._telling(expression)
        if not telling or limit < 1 or (keys is not None and not keys):
            return []
        if keys is not None and len(keys) <= FEW:
            found = self._in_each(telling, keys, limit, hidden)
        else:
            scope, values = _scoped(keys, hidden)
            sql = f"SELECT rowid, {_SCORE} AS score FROM words WHERE words MATCH ?{scope}"
            sql = f"{sql} ORDER BY score DESC LIMIT ?"
            found = self._matching(sql, [telling, *values, limit])
        return [(self._id(key), score) for key, score in found]

    def count(self, expression: str, keys: Iterable[int] | None, hidden: Sequence[int] = ()) -> int:
        """How many passages match, those `hidden` left out, by key."""
        if not expression:
            return 0
        scope, values = _scoped(keys, hidden)
        sql = f"SELECT count(*) FROM words WHERE words MATCH ?{scope}"
        return int(self._matching(sql, [expression, *values])[0][0])

    def vocabulary(self, at_least: int) -> tuple[str, ...]:
        """The stems that so many passages or more have, in the order of the alphabet."""
        return tuple(term for term, count in self._stems() if count >= at_least)

    def vocabulary_without(
        self, at_least: int, documents: Sequence[int], passages: Sequence[int]
    ) -> tuple[str, ...]:
        """As `vocabulary`, of what is left without these documents and these passages, by key."""
        left: Counter[str] = Counter(dict(self._stems()))
        left.subtract(dict(self._stems_of(documents, passages)))
        return tuple(sorted(term for term, count in left.items() if count >= at_least))

    def _stems(self) -> list[Row]:
        self._catalogue.rows(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.stems USING fts5vocab (main, words, row)"
        )
        return self._catalogue.rows("SELECT term, doc FROM temp.stems")

    def _stems_of(self, documents: Sequence[int], passages: Sequence[int]) -> list[Row]:
        """The stems of some passages, with how many of them have each: they are indexed aside."""
        rows = self._catalogue.rows
        rows("DROP TABLE IF EXISTS temp.hidden")
        rows(f"CREATE VIRTUAL TABLE temp.hidden USING fts5 (heading, header, text, {TOKENIZER})")
        rows(
            "INSERT INTO temp.hidden SELECT heading, header, text FROM passages WHERE document_key "
            "IN (SELECT value FROM json_each(?)) OR key IN (SELECT value FROM json_each(?))",
            (json.dumps(list(documents)), json.dumps(list(passages))),
        )
        rows(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.hidden_stems "
            "USING fts5vocab (temp, hidden, row)"
        )
        found = rows("SELECT term, doc FROM temp.hidden_stems")
        rows("DELETE FROM temp.hidden")
        return found

    def _in_each(
        self, expression: str, keys: Iterable[int], limit: int, hidden: Sequence[int]
    ) -> list[Row]:
        """Document by document: one's passages have keys that follow each other."""
        found: list[Row] = []
        left_out = json.dumps(list(hidden))
        for key in keys:
            found += self._matching(
                f"SELECT rowid, {_SCORE} AS score FROM words WHERE words MATCH ?1 "
                "AND rowid >= (SELECT min(key) FROM passages WHERE document_key = ?2) "
                "AND rowid <= (SELECT max(key) FROM passages WHERE document_key = ?2) "
                "AND +rowid NOT IN (SELECT value FROM json_each(?4)) "
                "ORDER BY score DESC LIMIT ?3",
                [expression, key, limit, left_out],
            )
        return sorted(found, key=lambda row: (-row[1], row[0]))[:limit]

    def _telling(self, expression: str) -> str:
        phrases = phrases_in(expression)
        if phrases is None:
            return expression
        return match_expression(telling(phrases, self._count_of))

    def _count_of(self, phrase: str) -> int:
        """How many passages have the phrase, any passages for "", while the contents stay."""
        contents = self._catalogue.contents()
        if self._counts[0] != contents:
            self._counts = (contents, {})
        known = self._counts[1]
        if phrase not in known:
            total = "SELECT count(*) FROM passages"
            known[phrase] = (
                self.count(_quoted(phrase), None) if phrase else self._catalogue.rows(total)[0][0]
            )
        return known[phrase]

    def _id(self, key: int) -> str:
        return str(self._catalogue.rows("SELECT id FROM passages WHERE key = ?", (key,))[0][0])

    def _matching(self, sql: str, values: Sequence[object]) -> list[Row]:
        try:
            return self._catalogue.rows(sql, values)
        except sqlite3.OperationalError as error:
            raise UsageError(f"Not a search expression: {values[0]} ({error})") from error


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def _scoped(keys: Iterable[int] | None, hidden: Sequence[int]) -> tuple[str, list[str]]:
    """What a query adds so as to look in these documents and not in these passages."""
    without = " AND +rowid NOT IN (SELECT value FROM json_each(?))" if hidden else ""
    left_out = [json.dumps(list(hidden))] if hidden else []
    if keys is None:
        return without, left_out
    among = "SELECT p.key FROM passages p WHERE p.document_key IN (SELECT value FROM json_each(?))"
    # The plus keeps SQLite from asking the word index about each of those rows by itself.
    return f" AND +rowid IN ({among}){without}", [json.dumps(list(keys)), *left_out]
