"""Finding passages by meaning: pgvector's HNSW for the whole, exact for a scope that is small."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.embed.vectors import Vectors
from corpus.store.server.connections import Connections

EXACT = 250_000
"""Passages in scope up to which every one is compared: exact, and 0.7 s of a processor for a million."""

LINKS, BUILD_EFFORT = 24, 128
"""Of the graph; papers repeat each other nearly word for word, and the usual ones miss copies."""

AGAIN, FEWEST = 4, 200
"""How many times as many are taken from the graph as are wanted, to be ranked exactly; and how many at least.

A region's papers are a tenth of a nation's: the nearest of them are further along in the graph.
"""


class ServerVectors:
    """Asks the vectors of the database. Keys are documents'; None is every document."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._shown = "" if connections.cleared else " AND NOT v.exempt"

    def nearest(
        self, vector: Vectors, model: str, keys: Sequence[int] | None, limit: int
    ) -> list[tuple[str, float]]:
        """Passage ids with cosine similarity, nearest first; equally near ones by their keys."""
        if limit < 1 or (keys is not None and not keys):
            return []
        # Twice: a value has one type in a query, and as half numbers it would be ranked by those too.
        values = {
            "asked": as_text(vector),
            "halved": as_text(vector),
            "keys": list(keys) if keys is not None else None,
            "limit": limit,
            "model": model,
        }
        scope = "" if keys is None else " AND v.document_key = ANY(%(keys)s::bigint[])"
        where = f"FROM vectors v WHERE v.model = %(model)s{scope}{self._shown}"
        cosine = "1 - (v.vector <=> %(asked)s::vector) AS cosine"
        if self._few(keys):
            # In one step: a list of all those vectors, made first, took three times as long.
            compared = f"SELECT v.passage_key, {cosine} {where}"
        else:
            graph = f"v.vector::halfvec({len(vector)}) <=> %(halved)s::halfvec({len(vector)})"
            near = f"SELECT v.passage_key, v.vector {where} ORDER BY {graph} LIMIT %(many)s"
            compared = f"SELECT v.passage_key, {cosine} FROM ({near}) v"
        found = self._connections.rows(
            f"WITH best AS MATERIALIZED ({compared} ORDER BY cosine DESC, v.passage_key "
            "LIMIT %(limit)s) "
            "SELECT p.id, best.cosine FROM best JOIN passages p ON p.key = best.passage_key "
            "ORDER BY best.cosine DESC, p.key",
            {**values, "many": max(AGAIN * limit, FEWEST)},
        )
        return [(row[0], float(row[1])) for row in found]

    def _few(self, keys: Sequence[int] | None) -> bool:
        """Whether every passage in scope is compared."""
        if keys is None:
            sql = "SELECT sum(passages) FROM totals"
            return (self._connections.rows(sql)[0][0] or 0) <= EXACT
        sql = "SELECT sum(passages) FROM documents WHERE key = ANY(%s::bigint[])"
        return (self._connections.rows(sql, (list(keys),))[0][0] or 0) <= EXACT

    def publish(self, dimensions: int) -> None:
        """Make the graph, where there is none for vectors so long; PostgreSQL keeps it in step."""
        name = f"vectors_graph_{dimensions}"
        held = self._connections.rows(
            "SELECT indexname FROM pg_indexes WHERE tablename = 'vectors' "
            "AND starts_with(indexname, 'vectors_graph_')"
        )
        if held == [(name,)]:
            return
        with self._connections.transaction() as connection:
            for (other,) in held:
                connection.execute(f"DROP INDEX {other}".encode())
            connection.execute(
                f"CREATE INDEX {name} ON vectors USING hnsw ((vector::halfvec({dimensions})) "
                f"halfvec_cosine_ops) WITH (m = {LINKS}, ef_construction = {BUILD_EFFORT})".encode()
            )


def as_text(vector: Vectors) -> str:
    """A vector as pgvector reads it, to the last bit."""
    return "[" + ",".join(str(each) for each in vector.astype(np.float32)) + "]"
