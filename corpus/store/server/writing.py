"""What may be written to the database: entries in and out, files, and who may see them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from corpus.access import WHOLE, Ruling, carried, ruled
from corpus.embed.embedder import Embedder
from corpus.sources import Arrival, SourceFile
from corpus.store.catalogue import HEADING_GAP
from corpus.store.rows import columns_of, fact_of
from corpus.store.schema import REGISTERS
from corpus.store.server.catalogue import kept_row, page_row, passage_row, upsert
from corpus.store.server.connections import Connection
from corpus.store.server.tokens import passage_of, places_of
from corpus.store.server.vectors import as_text
from corpus.store.view import hidden_passages
from corpus.store.writing import text_hash
from corpus.types import Access, Document, Entry, Passage

_RULING = ", ".join(columns_of(Ruling))
_SHOWN_BY = ("access", "exempt_pages", "access_why", "access_sure")


def renew(connection: Connection) -> None:
    """Give the contents a new token."""
    connection.execute("UPDATE about SET value = gen_random_uuid()::text WHERE name = 'contents'")


def embedded(
    connection: Connection, embedder: Embedder, arrivals: Sequence[Arrival]
) -> dict[str, Any]:
    """The vector of each text of the arrivals, by its hash; what is held is not embedded again."""
    texts = {
        text_hash(p.embedded_text): p.embedded_text for a in arrivals for p in a.entry.passages
    }
    found = connection.execute(
        "SELECT DISTINCT ON (p.text_hash) p.text_hash, v.vector::text FROM passages p "
        "JOIN vectors v ON v.passage_key = p.key WHERE p.text_hash = ANY(%s) AND v.model = %s",
        (list(texts), embedder.model_id),
    ).fetchall()
    vectors: dict[str, Any] = dict(found)
    wanted = sorted(texts.keys() - vectors.keys())
    if wanted:
        made = embedder.embed([texts[each] for each in wanted])
        vectors |= {each: as_text(made[at]) for at, each in enumerate(wanted)}
    return vectors


def file_arrival(
    connection: Connection,
    arrival: Arrival,
    before: SourceFile | None,
    vectors: dict[str, Any],
    model: str,
) -> None:
    """Put an entry in the place of what its file gave before."""
    document = arrival.entry.document
    rulings = rulings_for(connection, document.id, before.document_id if before else None)
    keep_rulings(connection, rulings)
    entry = replace(arrival.entry, document=ruled(document, rulings))
    connection.execute("DELETE FROM documents WHERE id = %s", (document.id,))
    insert_entry(connection, entry, vectors, model)
    file = replace(arrival.file, document_id=document.id, failure=None)
    connection.execute(*_sql(upsert("files", file, "absolute")))
    if before and before.document_id and before.document_id != document.id:
        let_go(connection, before.document_id)


def insert_entry(connection: Connection, entry: Entry, vectors: dict[str, Any], model: str) -> None:
    """A document with all that is read of it."""
    document = entry.document
    columns = columns_of(Document)
    found = connection.execute(
        f"INSERT INTO documents (passages, {', '.join(columns)}) "
        f"VALUES (%s, {', '.join(['%s'] * len(columns))}) RETURNING key".encode(),
        (len(entry.passages), *kept_row(document)),
    ).fetchone()
    assert found
    key = int(found[0])
    hidden = hidden_passages(document, entry.pages, entry.passages)
    _insert(
        connection,
        "pages",
        "document_key, number, text, boxes, width, height, scanned, exempt",
        (page_row(key, page, _withheld(document, (page.number,))) for page in entry.pages),
    )
    terms = places_of((p.ordinal, _texts(p)) for p in entry.passages)
    lengths = Counter(passage_of(place) for places in terms.values() for place in places)
    _insert(
        connection,
        "passages",
        "id, document_key, ordinal, heading, text, parts, kind, header, text_hash, tokens, exempt",
        (passage_row(key, p, lengths[p.ordinal], p.id in hidden) for p in entry.passages),
    )
    _insert_words(connection, key, terms, {p.ordinal for p in entry.passages if p.id in hidden})
    given = [vectors[text_hash(p.embedded_text)] for p in entry.passages]
    connection.execute(
        "INSERT INTO vectors SELECT p.key, p.document_key, %s, p.exempt, g.vector::vector "
        "FROM unnest(%s::int[], %s::text[]) g (ordinal, vector) "
        "JOIN passages p ON p.document_key = %s AND p.ordinal = g.ordinal ORDER BY p.key",
        (model, [p.ordinal for p in entry.passages], given, key),
    )
    for name, kind in REGISTERS.items():
        _insert(
            connection,
            name,
            f"exempt, {', '.join(columns_of(kind))}",
            ((_withheld(document, fact.pages), *kept_row(fact)) for fact in getattr(entry, name)),
        )
    if entry.words_digest:
        connection.execute(
            "INSERT INTO words_digests VALUES (%s, %s)", (document.id, entry.words_digest)
        )


def _texts(passage: Passage) -> tuple[str, str, str]:
    return HEADING_GAP.join(passage.heading), passage.header, passage.text


def _insert_words(
    connection: Connection, key: int, terms: dict[str, list[int]], hidden: set[int]
) -> None:
    """A term's places in a document, those in passages kept from sight in a row of their own."""
    rows = []
    for term, places in terms.items():
        split: dict[bool, list[int]] = defaultdict(list)
        for place in places:
            split[passage_of(place) in hidden].append(place)
        rows += [
            (term, exempt, key, len({passage_of(place) for place in own}), own)
            for exempt, own in split.items()
        ]
    _insert(connection, "words", "term, exempt, document_key, passages, places", rows)


def _withheld(document: Document, pages: Iterable[int]) -> bool:
    exempt = document.exempt_pages
    return document.access is Access.EXEMPT or any(page in exempt for page in pages)


def _insert(
    connection: Connection, table: str, columns: str, rows: Iterable[Sequence[Any]]
) -> None:
    """Many rows by one statement, so that they are counted together.

    Not by COPY, which PostgreSQL refuses where row-level security is in force.
    """
    names = columns.split(", ")
    given = json.dumps(
        [dict(zip(names, map(_plain, row), strict=True)) for row in rows], ensure_ascii=False
    )
    connection.execute(
        f"INSERT INTO {table} ({columns}) SELECT {columns} "
        f"FROM json_populate_recordset(NULL::{table}, %s)".encode(),
        (given,),
    )


def _plain(value: Any) -> Any:
    """A value as JSON has it, and PostgreSQL reads it back."""
    return f"\\x{value.hex()}" if isinstance(value, bytes) else value


def _sql(statement: tuple[str, tuple[Any, ...]]) -> tuple[bytes, tuple[Any, ...]]:
    return statement[0].encode(), statement[1]


def let_go(connection: Connection, document_id: str) -> None:
    """Drop a document that no file holds any more; else show it by a file that does.

    Where that file is another make of the same paper, the next ingestion reads it: its pages differ.
    """
    found = connection.execute(
        'SELECT path FROM files WHERE document_id = %s ORDER BY path COLLATE "C"', (document_id,)
    ).fetchall()
    if not found:
        connection.execute("DELETE FROM documents WHERE id = %s", (document_id,))
        return
    if document_path(connection, document_id) not in {row[0] for row in found}:
        connection.execute(
            "UPDATE documents SET path = %s WHERE id = %s", (found[0][0], document_id)
        )
    connection.execute(
        "UPDATE files SET reader_version = '' WHERE document_id = %(id)s AND content_hash <> '' "
        "AND NOT EXISTS (SELECT 1 FROM files WHERE document_id = %(id)s AND "
        "(content_hash = '' OR starts_with(content_hash, %(id)s)))",
        {"id": document_id},
    )


def document_path(connection: Connection, document_id: str) -> str | None:
    """The path that a document is shown by."""
    found = connection.execute(
        "SELECT path FROM documents WHERE id = %s", (document_id,)
    ).fetchone()
    return str(found[0]) if found else None


# Who may see them


def rulings_on(connection: Connection, document_id: str) -> tuple[Ruling, ...]:
    """What officers have decided of a document."""
    found = connection.execute(
        f"SELECT {_RULING} FROM rulings WHERE document_id = %s ORDER BY page".encode(),
        (document_id,),
    )
    return tuple(fact_of(Ruling, row) for row in found)


def rulings_for(connection: Connection, document_id: str, before: str | None) -> tuple[Ruling, ...]:
    """Those on a document; where there are none, what is carried over from the version before."""
    own = rulings_on(connection, document_id)
    if own or not before or before == document_id:
        return own
    return carried(rulings_on(connection, before), document_id)


def keep_rulings(connection: Connection, rulings: Iterable[Ruling]) -> None:
    """Keep what an officer decides; of the whole document, it takes the place of all before."""
    for ruling in rulings:
        if ruling.page == WHOLE:
            connection.execute("DELETE FROM rulings WHERE document_id = %s", (ruling.document_id,))
        connection.execute(*_sql(upsert("rulings", ruling, "document_id, page")))


def apply_ruling(connection: Connection, key: int, document: Document, entry: Entry) -> None:
    """Write what is decided of a document that is held: on it, its pages, passages and facts."""
    values = dict(zip(columns_of(Document), kept_row(document), strict=True))
    connection.execute(
        f"UPDATE documents SET {', '.join(f'{n} = %s' for n in _SHOWN_BY)} WHERE key = %s".encode(),
        (*(values[name] for name in _SHOWN_BY), key),
    )
    pages = [p.number for p in entry.pages if _withheld(document, (p.number,))]
    connection.execute(
        "UPDATE pages SET exempt = number = ANY(%s) WHERE document_key = %s", (pages, key)
    )
    ids = hidden_passages(document, entry.pages, entry.passages)
    hidden = [p.ordinal for p in entry.passages if p.id in ids]
    connection.execute(
        "UPDATE totals t SET passages = t.passages + c.passages, tokens = t.tokens + c.tokens FROM "
        "(SELECT flag AS exempt, sum(sign) AS passages, sum(sign * tokens) AS tokens FROM passages, "
        "LATERAL (VALUES (exempt, -1), (ordinal = ANY(%s), 1)) v (flag, sign) "
        "WHERE document_key = %s GROUP BY 1) c WHERE t.exempt = c.exempt",
        (hidden, key),
    )
    connection.execute(
        "UPDATE passages SET exempt = ordinal = ANY(%s) WHERE document_key = %s", (hidden, key)
    )
    connection.execute(
        "UPDATE vectors v SET exempt = p.exempt FROM passages p "
        "WHERE p.key = v.passage_key AND v.document_key = %s",
        (key,),
    )
    connection.execute("DELETE FROM words WHERE document_key = %s", (key,))
    terms = places_of((p.ordinal, _texts(p)) for p in entry.passages)
    _insert_words(connection, key, terms, set(hidden))
    for name, kind in REGISTERS.items():
        columns = ", ".join(columns_of(kind))
        found = connection.execute(
            f"SELECT key, {columns} FROM {name} WHERE document_id = %s".encode(), (document.id,)
        ).fetchall()
        for at, *row in found:
            exempt = _withheld(document, fact_of(kind, row).pages)
            connection.execute(
                f"UPDATE {name} SET exempt = %s WHERE key = %s".encode(), (exempt, at)
            )
