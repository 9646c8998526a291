"""The store on a server: one PostgreSQL database that any number of processes read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Self

import numpy as np

from corpus.address import ServerAddress
from corpus.errors import UsageError
from corpus.store.copies import find_copies

try:
    import psycopg  # noqa: F401
except ImportError as error:
    raise UsageError(
        "A library on a server needs PostgreSQL's driver. Run: pip install 'scrutineer[server]'"
    ) from error

from corpus.store.rows import columns_of
from corpus.store.rulings import every_ruling
from corpus.store.server import layout, writing
from corpus.store.server.catalogue import ServerCatalogue, kept_row, upsert
from corpus.store.server.connections import Connection, Connections, ServerMoment
from corpus.store.server.vectors import ServerVectors, as_text
from corpus.store.server.words import ServerWords
from corpus.store.writing import text_hash
from corpus.types import Document, Entry

if TYPE_CHECKING:
    from corpus.access import Ruling
    from corpus.corrections import Correction
    from corpus.embed.embedder import Embedder
    from corpus.embed.vectors import Vectors
    from corpus.officer import OfficerWord
    from corpus.sources import Arrival, SourceFile


class ServerStore(ServerCatalogue):
    """A `Store`. Each document is written whole, and readers never wait for who writes."""

    def __init__(self, connections: Connections) -> None:
        super().__init__(connections)
        self._words = ServerWords(connections)
        self._vectors = ServerVectors(connections)

    @classmethod
    def open(cls, address: ServerAddress, *, cleared: bool) -> Self:
        """The store in a database. LibraryMissing, LibraryUnreachable or LayoutUnknown if not."""
        connections = Connections(address, cleared=cleared)
        layout.check(connections)
        return cls(connections)

    @classmethod
    def create_or_open(cls, address: ServerAddress, *, cleared: bool) -> Self:
        """The same, its tables made or brought up to date first."""
        connections = Connections(address, cleared=cleared)
        layout.create(connections)
        return cls(connections)

    def close(self) -> None:
        """Close every idle connection."""
        self.connections.close()

    def moment(self) -> ServerMoment:
        """One state, by a transaction that only reads."""
        return ServerMoment(self.connections)

    def writing(self) -> AbstractContextManager[None]:
        """The right to write, by a lock in the database that goes with its connection."""
        return self.connections.writing()

    def note(self, name: str, value: str) -> None:
        """Keep a note; the contents stay what they were."""
        with self.connections.transaction() as connection:
            connection.execute(
                "INSERT INTO about VALUES (%s, %s) "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )

    # What finds it. What is hidden is marked so in each table, and needs no telling.

    def find_words(
        self, expression: str, keys: Sequence[int] | None, limit: int, hidden: Sequence[int]
    ) -> list[tuple[str, float]]:
        """By BM25 over the terms' places."""
        del hidden
        return self._words.find(expression, keys, limit, self.contents())

    def count_words(
        self, expression: str, keys: Sequence[int] | None, hidden: Sequence[int]
    ) -> int:
        """By the terms' places."""
        del hidden
        return self._words.count(expression, keys)

    def vocabulary(self, at_least: int) -> tuple[str, ...]:
        """The stems of what this process may see."""
        return self._words.vocabulary(at_least, shown=not self.connections.cleared)

    def vocabulary_without(
        self, at_least: int, documents: Sequence[int], passages: Sequence[int]
    ) -> tuple[str, ...]:
        """The stems of what everybody may see."""
        del documents, passages
        return self._words.vocabulary(at_least, shown=True)

    def nearest(
        self,
        vector: Vectors,
        model: str,
        keys: Sequence[int] | None,
        limit: int,
        hidden: frozenset[str],
    ) -> list[tuple[str, float]]:
        """By pgvector."""
        del hidden
        return self._vectors.nearest(vector, model, keys, limit)

    # Documents in and out

    def file(self, arrivals: Sequence[Arrival], embedder: Embedder) -> None:
        """Each entry in a transaction of its own, passages and vectors together."""
        if not arrivals:
            return
        with self.connections.transaction() as connection:
            vectors = writing.embedded(connection, embedder, arrivals)
        for arrival in arrivals:
            before = self.file_at(arrival.file.absolute)
            with self.connections.transaction() as connection:
                writing.file_arrival(connection, arrival, before, vectors, embedder.model_id)
                writing.renew(connection)

    def join_copies(self) -> dict[str, str]:
        """In one transaction, where there are any."""
        found = find_copies(self.rows)
        if found:
            with self.connections.transaction() as connection:
                for copy, stays in found.items():
                    connection.execute(
                        "UPDATE files SET document_id = %s WHERE document_id = %s", (stays, copy)
                    )
                    connection.execute("DELETE FROM documents WHERE id = %s", (copy,))
                writing.renew(connection)
        return found

    def drop_idle_vectors(self) -> None:
        """There are none: a vector goes with its passage."""

    def publish(self, model: str) -> None:
        """Make the graph of the vectors at first; PostgreSQL keeps it in step from then on."""
        found = self.rows(
            "SELECT vector_dims(vector) FROM vectors WHERE model = %s LIMIT 1", (model,)
        )
        if found:
            self._vectors.publish(found[0][0])

    def remove_documents(self, document_ids: Iterable[str]) -> None:
        """In one transaction."""
        with self.connections.transaction() as connection:
            for document_id in document_ids:
                connection.execute("DELETE FROM files WHERE document_id = %s", (document_id,))
                connection.execute("DELETE FROM documents WHERE id = %s", (document_id,))
            writing.renew(connection)

    def replace_facts(self, document: Document) -> None:
        """Put a document's facts in the place of those that are held of it."""
        sets = ", ".join(f"{column} = %s" for column in columns_of(Document))
        with self.connections.transaction() as connection:
            connection.execute(
                f"UPDATE documents SET {sets} WHERE id = %s".encode(),
                (*kept_row(document), document.id),
            )
            writing.renew(connection)

    # Moved from one store to another

    def words_digests(self) -> dict[str, str]:
        """By document."""
        return dict(self.rows("SELECT document_id, digest FROM words_digests"))

    def vectors_of(self, key: int, model: str) -> dict[str, Vectors]:
        """By passage."""
        found = self.rows(
            "SELECT p.id, v.vector::real[] FROM passages p JOIN vectors v ON v.passage_key = p.key "
            "WHERE p.document_key = %s AND v.model = %s",
            (key, model),
        )
        return {row[0]: np.asarray(row[1], np.float32) for row in found}

    def take(self, entry: Entry, vectors: dict[str, Vectors], model: str) -> None:
        """In one transaction."""
        texts = {
            text_hash(each.embedded_text): as_text(vectors[each.id]) for each in entry.passages
        }
        with self.connections.transaction() as connection:
            connection.execute("DELETE FROM documents WHERE id = %s", (entry.document.id,))
            writing.insert_entry(connection, entry, texts, model)
            writing.renew(connection)

    def take_file(self, file: SourceFile) -> None:
        """As it was known."""
        with self.connections.transaction() as connection:
            self._put(connection, file)

    def rulings(self) -> list[Ruling]:
        """By document and page."""
        return every_ruling(self.rows)

    def take_rulings(self, rulings: Iterable[Ruling]) -> None:
        """In one transaction."""
        with self.connections.transaction() as connection:
            writing.keep_rulings(connection, rulings)

    # Files

    def file_copy(self, file: SourceFile, document_id: str) -> None:
        """Note that a file holds a document that is here already."""
        before = self.file_at(file.absolute)
        partial = next((each.partial for each in self.files_of(document_id)), None)
        known = replace(file, document_id=document_id, failure=None, partial=partial)
        with self.connections.transaction() as connection:
            self._put(connection, known)
            if before and before.document_id and before.document_id != document_id:
                writing.let_go(connection, before.document_id)
            writing.renew(connection)

    def file_failure(self, file: SourceFile, why: str) -> None:
        """Note that a file can't be read; what an earlier version of it gave stays."""
        before = self.file_at(file.absolute)
        held = before.document_id if before else None
        with self.connections.transaction() as connection:
            self._put(connection, replace(file, document_id=held, failure=why))

    def forget_files(self, absolutes: Iterable[str]) -> None:
        """Drop files, and the documents that no other file holds."""
        with self.connections.transaction() as connection:
            for absolute in absolutes:
                before = self.file_at(absolute)
                connection.execute("DELETE FROM files WHERE absolute = %s", (absolute,))
                if before and before.document_id:
                    writing.let_go(connection, before.document_id)
            writing.renew(connection)

    # What people say of them

    def rulings_on(self, document_id: str) -> tuple[Ruling, ...]:
        """By page."""
        return self.rulings_for(document_id, None)

    def rulings_for(self, document_id: str, before: str | None) -> tuple[Ruling, ...]:
        """Those on a document, else what is carried over from the version before."""
        with self.connections.reader() as connection:
            return writing.rulings_for(connection, document_id, before)

    def keep_rulings(self, rulings: Sequence[Ruling], now: Document) -> None:
        """With the marks on all that is read of the document."""
        key = next(key for key, held in self.documents() if held.id == now.id)
        entry = Entry(now, tuple(self.pages(key)), tuple(self.passages(key)))
        with self.connections.transaction() as connection:
            writing.keep_rulings(connection, rulings)
            writing.apply_ruling(connection, key, now, entry)
            writing.renew(connection)

    def keep_officer_word(self, word: OfficerWord) -> None:
        """Once."""
        sql, values = upsert("officer_words", word, "id")
        with self.connections.transaction() as connection:
            connection.execute(sql.partition(" DO UPDATE")[0].encode() + b" DO NOTHING", values)

    def keep_corrections(self, corrections: Iterable[Correction]) -> None:
        """In one transaction, each in the place of the one of that fact before."""
        with self.connections.transaction() as connection:
            for each in corrections:
                connection.execute(
                    "DELETE FROM corrections WHERE document_id = %s AND fact = %s",
                    (each.document_id, each.fact),
                )
                sql, values = upsert("corrections", each, "document_id, fact")
                connection.execute(sql.encode(), values)

    def _put(self, connection: Connection, file: SourceFile) -> None:
        sql, values = upsert("files", file, "absolute")
        connection.execute(sql.encode(), values)
