"""Finding passages by their words: BM25 as FTS5 reckons it, in SQL over the terms' own places."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any

from corpus.errors import UsageError
from corpus.store.server.connections import Connections
from corpus.store.server.tokens import COLUMN_BITS, OFFSET_BITS, phrases_of
from corpus.store.word_index import HEADER, HEADING, TEXT, phrases_in, telling

K1, B = 1.2, 0.75
"""FTS5's own."""

LEAST_WEIGHT = 1e-6
"""What FTS5 gives a phrase that more than half of the passages have."""

FINE = 10**12
"""Scores are summed as whole numbers, so that equal passages score the same in any order."""

_SHIFT = COLUMN_BITS + OFFSET_BITS
_WEIGHT = (
    f"CASE place >> {OFFSET_BITS} & {2**COLUMN_BITS - 1} "
    f"WHEN 0 THEN {HEADING}::float8 WHEN 1 THEN {HEADER} ELSE {TEXT} END"
)


class ServerWords:
    """Asks the words of the database. Keys are documents'; None is every document."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._shown = "" if connections.cleared else " AND NOT {0}.exempt"
        self._counts: tuple[str, dict[str, int]] = ("", {})

    def find(
        self, expression: str, keys: Sequence[int] | None, limit: int, contents: str
    ) -> list[tuple[str, float]]:
        """Passage ids with their BM25, best first. UsageError for what is no `match_expression`."""
        if limit < 1 or (keys is not None and not keys):
            return []
        kept = telling(_phrases(expression), lambda phrase: self._count_of(phrase, contents))
        if not kept:
            return []
        count, tokens = self._totals()
        weights = [_weight(count, self._count_of(phrase, contents)) for phrase in kept]
        hits, values = self._hits(kept, keys)
        found = self._connections.rows(
            f"WITH hits AS ({hits}), counted AS MATERIALIZED (SELECT phrase, document_key, "
            f"place >> {_SHIFT} AS ordinal, sum({_WEIGHT}) AS many "
            "FROM hits GROUP BY 1, 2, 3), best AS (SELECT p.key, sum(((%(weights)s::float8[])"
            f"[c.phrase] * c.many * {K1 + 1}::float8 / (c.many + {K1}::float8 * ({1 - B}::float8 + {B}::float8 * p.tokens / "
            f"%(usual)s)) * {FINE})::bigint) AS score FROM counted c JOIN passages p "
            "ON p.document_key = c.document_key AND p.ordinal = c.ordinal "
            "GROUP BY p.key ORDER BY score DESC, p.key LIMIT %(limit)s) "
            "SELECT p.id, best.score FROM best JOIN passages p USING (key) "
            "ORDER BY best.score DESC, key",
            {**values, "weights": weights, "usual": tokens / count, "limit": limit},
        )
        return [(row[0], float(row[1]) / FINE) for row in found]

    def count(self, expression: str, keys: Sequence[int] | None) -> int:
        """How many passages match any of the phrases."""
        if not expression or (keys is not None and not keys):
            return 0
        hits, values = self._hits(_phrases(expression), keys)
        found = self._connections.rows(
            f"SELECT count(*) FROM (SELECT DISTINCT document_key, place >> {_SHIFT} "
            f"FROM ({hits}) hits) passages",
            values,
        )
        return int(found[0][0])

    def vocabulary(self, at_least: int, *, shown: bool) -> tuple[str, ...]:
        """The stems that so many passages or more have; of those `shown` to all, or of every one."""
        which = "WHERE NOT exempt" if shown else ""
        found = self._connections.rows(
            f"SELECT term FROM terms {which} GROUP BY term HAVING sum(passages) >= %s "
            'ORDER BY term COLLATE "C"',
            (at_least,),
        )
        return tuple(row[0] for row in found)

    def _hits(
        self, phrases: Sequence[str], keys: Sequence[int] | None
    ) -> tuple[str, dict[str, Any]]:
        """The places of each phrase, by its number from 1, as SQL with its values."""
        selects: list[str] = []
        values: dict[str, Any] = {"keys": list(keys) if keys is not None else None}
        for number, terms in enumerate(phrases_of(phrases), 1):
            if not terms:
                continue
            first, *others = (f"t{number}_{at}" for at in range(len(terms)))
            values |= {f"t{number}_{at}": term for at, term in enumerate(terms)}
            scope = (
                f" AND {first}.document_key = ANY(%(keys)s::bigint[])" if keys is not None else ""
            )
            joined = " ".join(
                f"JOIN words {each} ON {each}.term = %({each})s AND {each}.document_key = "
                f"{first}.document_key AND {each}.exempt = {first}.exempt"
                for each in others
            )
            follow = "".join(
                f" JOIN LATERAL unnest({each}.places) {each}_at ON {each}_at = place + {at}"
                for at, each in enumerate(others, 1)
            )
            selects.append(
                f"SELECT {number} AS phrase, {first}.document_key, place FROM words {first} "
                f"{joined} CROSS JOIN LATERAL unnest({first}.places) place{follow} "
                f"WHERE {first}.term = %({first})s{scope}{self._shown.format(first)}"
            )
        none = "SELECT 0 AS phrase, 0::bigint AS document_key, 0::bigint AS place WHERE false"
        return " UNION ALL ".join(selects or [none]), values

    def _totals(self) -> tuple[int, int]:
        """How many passages there are, and how many words in them; at least one of each."""
        shown = self._shown.format("totals")
        found = self._connections.rows(
            f"SELECT sum(passages)::bigint, sum(tokens)::bigint FROM totals WHERE true{shown}"
        )
        return max(1, int(found[0][0] or 0)), max(1, int(found[0][1] or 0))

    def _count_of(self, phrase: str, contents: str) -> int:
        """How many passages have the phrase, any passages for "", while the contents stay."""
        if self._counts[0] != contents:
            self._counts = (contents, {})
        known = self._counts[1]
        if phrase not in known:
            known[phrase] = self._counted(phrase)
        return known[phrase]

    def _counted(self, phrase: str) -> int:
        if not phrase:
            return self._totals()[0]
        (terms,) = phrases_of([phrase])
        if len(terms) != 1:
            hits, values = self._hits([phrase], None)
            sql = f"SELECT count(DISTINCT (document_key, place >> {_SHIFT})) FROM ({hits}) hits"
            return int(self._connections.rows(sql, values)[0][0])
        found = self._connections.rows(
            f"SELECT coalesce(sum(passages), 0) FROM terms WHERE term = %s{self._shown.format('terms')}",
            (terms[0],),
        )
        return int(found[0][0])


def _phrases(expression: str) -> list[str]:
    phrases = phrases_in(expression)
    if phrases is None:
        raise UsageError(f"Not a search expression: {expression}")
    return phrases


def _weight(count: int, having: int) -> float:
    weight = log((count - having + 0.5) / (having + 0.5))
    return weight if weight > 0 else LEAST_WEIGHT
