"""One paper that several files hold in other bytes is one document, with all of them as its files."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping

from corpus.store.rows import columns_of, fact_of
from corpus.store.schema import Row
from corpus.types import Document

_DOCUMENT = ", ".join(f"d.{column}" for column in columns_of(Document))
_SAID = (
    "(SELECT count(*) FROM corrections c WHERE c.document_id = d.id)"
    " + (SELECT count(*) FROM rulings r WHERE r.document_id = d.id AND r.sure)"
)


def find_copies(rows: Callable[[str], list[Row]]) -> dict[str, str]:
    """The documents that are copies of another, by id, each with the id of the one that stays.

    Papers are the same where their words are, and nobody says that they are another authority's, of
    another kind, or for others to see. The one stays that officers have said most of; else one with
    pages; else the first by path.
    """
    alike: dict[Hashable, list[tuple[int, Document]]] = defaultdict(list)
    for words, said, *row in rows(
        f"SELECT w.digest, {_SAID}, {_DOCUMENT} FROM words_digests w JOIN documents d "
        "ON d.id = w.document_id WHERE w.digest IN "
        "(SELECT digest FROM words_digests GROUP BY digest HAVING count(*) > 1)"
    ):
        held = fact_of(Document, row)
        key = (words, held.authority, held.kind, held.access, held.exempt_pages)
        alike[key].append((said, held))
    joined: dict[str, str] = {}
    for papers in alike.values():
        papers.sort(key=lambda each: (-each[0], not each[1].paged, each[1].path, each[1].id))
        (_, main), *others = papers
        joined |= {other.id: main.id for _, other in others}
    return joined


def join_copies(connection: sqlite3.Connection, copies: Mapping[str, str]) -> None:
    """Give the copies' files to the documents that stay, and let the copies go."""
    for copy, stays in copies.items():
        connection.execute("UPDATE files SET document_id = ? WHERE document_id = ?", (stays, copy))
        connection.execute("DELETE FROM documents WHERE id = ?", (copy,))
