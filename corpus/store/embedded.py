"""The store in a folder of this machine: the catalogue, its word index, and Chroma."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np

from corpus.access import Ruling
from corpus.embed.embedder import Embedder
from corpus.embed.vectors import Vectors
from corpus.sources import Arrival, SourceFile
from corpus.store import copies, rulings, writing
from corpus.store.catalogue import Catalogue
from corpus.store.exact_search import Matrix
from corpus.store.face import Moment
from corpus.store.schema import translated
from corpus.store.vector_index import VectorIndex
from corpus.store.word_index import WordIndex
from corpus.store.writer_lock import WriterLock
from corpus.types import Access, Document, Entry


@dataclass(frozen=True)
class _Stretch:
    """A `Moment` that begins with each stretch of reading, and ends with it."""

    catalogue: Catalogue

    def reading(self) -> AbstractContextManager[None]:
        """What this thread reads within is of one state."""
        return self.catalogue.pinned()

    def close(self) -> None:
        """Nothing is held between stretches."""


class EmbeddedStore(Catalogue):
    """A `Store`: the catalogue is the truth, and the indexes follow it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._index = VectorIndex(path.parent)
        self._words = WordIndex(self)
        self._writer = WriterLock(path.parent)
        self._matrix: tuple[str, Matrix] | None = None
        self._reading = Lock()

    def close(self) -> None:
        """Let the stores go."""
        self._index.close()
        super().close()

    def moment(self) -> Moment:
        """What is read at a stretch is of one state of the catalogue; the next may be of another."""
        return _Stretch(self)

    def writing(self) -> AbstractContextManager[None]:
        """The right to write, by a lock on the folder."""
        return self._writer.held()

    def exempt_ids(self) -> frozenset[str]:
        """The documents that are exempt as a whole."""
        return frozenset(d.id for _, d in self.documents() if d.access is Access.EXEMPT)

    # What finds it

    def find_words(
        self, expression: str, keys: Sequence[int] | None, limit: int, hidden: Sequence[int]
    ) -> list[tuple[str, float]]:
        """By FTS5."""
        return self._words.find(expression, keys, limit, hidden)

    def count_words(
        self, expression: str, keys: Sequence[int] | None, hidden: Sequence[int]
    ) -> int:
        """By FTS5."""
        return self._words.count(expression, keys, hidden)

    def vocabulary(self, at_least: int) -> tuple[str, ...]:
        """The stems of the word index."""
        return self._words.vocabulary(at_least)

    def vocabulary_without(
        self, at_least: int, documents: Sequence[int], passages: Sequence[int]
    ) -> tuple[str, ...]:
        """The stems of what is left."""
        return self._words.vocabulary_without(at_least, documents, passages)

    def nearest(
        self,
        vector: Vectors,
        model: str,
        keys: Sequence[int] | None,
        limit: int,
        hidden: frozenset[str],
    ) -> list[tuple[str, float]]:
        """Chroma is asked about the whole library.

        A scope is searched exactly, as is a library that Chroma isn't in step with: it takes no
        longer, and is right at any moment.
        """
        contents = self.contents()
        found = None
        if keys is None:
            found = self._index.nearest(vector, limit, contents, model)
        if found is None:
            found = self._exact(contents, model).nearest(vector, keys, limit + len(hidden))
        return [each for each in found if each[0] not in hidden][:limit]

    def _exact(self, contents: str, model: str) -> Matrix:
        with self._reading:
            if self._matrix is None or self._matrix[0] != contents:
                self._matrix = (contents, Matrix.of(self, model))
            return self._matrix[1]

    # Documents in and out

    def file(self, arrivals: Sequence[Arrival], embedder: Embedder) -> None:
        """The texts are embedded first, so that a document's passages have their vectors."""
        texts = [p.embedded_text for arrival in arrivals for p in arrival.entry.passages]
        writing.file_texts(self, embedder, texts)
        for arrival in arrivals:
            writing.file_arrival(self, arrival)

    def join_copies(self) -> dict[str, str]:
        """In one transaction, where there are any."""
        found = copies.find_copies(self.rows)
        if found:
            with self.transaction() as connection:
                copies.join_copies(connection, found)
        return found

    def drop_idle_vectors(self) -> None:
        """Those of texts that a later version no longer has."""
        with self.transaction(contents_change=False) as connection:
            writing.drop_idle_vectors(connection)

    def publish(self, model: str) -> None:
        """Bring the vector index in step with the catalogue."""
        self._index.publish(self, model)

    def remove_documents(self, document_ids: Iterable[str]) -> None:
        """They stop answering at once."""
        writing.remove_documents(self, document_ids)

    def file_copy(self, file: SourceFile, document_id: str) -> None:
        """For copies, and files merely touched."""
        writing.file_copy(self, file, document_id)

    def file_failure(self, file: SourceFile, why: str) -> None:
        """With the reason."""
        writing.file_failure(self, file, why)

    def forget_files(self, absolutes: Iterable[str]) -> None:
        """In one transaction."""
        writing.forget_files(self, absolutes)

    # Moved from one store to another

    def words_digests(self) -> dict[str, str]:
        """By document."""
        return dict(self.rows("SELECT document_id, digest FROM words_digests"))

    def vectors_of(self, key: int, model: str) -> dict[str, Vectors]:
        """By passage."""
        found = self.rows(
            "SELECT p.id, v.vector FROM passages p JOIN vectors v "
            "ON v.text_hash = p.text_hash AND v.model = ? WHERE p.document_key = ?",
            (model, key),
        )
        return {row[0]: np.frombuffer(row[1], np.dtype("<f4")) for row in found}

    def take(self, entry: Entry, vectors: dict[str, Vectors], model: str) -> None:
        """In one transaction."""
        with self.transaction() as connection:
            writing.take_entry(connection, entry, vectors, model)

    def take_file(self, file: SourceFile) -> None:
        """As it was known."""
        with self.transaction(contents_change=False) as connection:
            writing.take_file(connection, file)

    def rulings(self) -> list[Ruling]:
        """By document and page."""
        return rulings.every_ruling(self.rows)

    def take_rulings(self, given: Iterable[Ruling]) -> None:
        """In one transaction."""
        with self.transaction(contents_change=False) as connection:
            rulings.keep_rulings(connection, given)

    # Who may see them

    def rulings_on(self, document_id: str) -> tuple[Ruling, ...]:
        """By page."""
        with translated(self.path):
            return rulings.rulings_on(self.connection, document_id)

    def rulings_for(self, document_id: str, before: str | None) -> tuple[Ruling, ...]:
        """Its own, else those carried over."""
        with translated(self.path):
            return rulings.rulings_for(self.connection, document_id, before)

    def keep_rulings(self, given: Sequence[Ruling], now: Document) -> None:
        """In one transaction."""
        with self.transaction() as connection:
            rulings.keep_rulings(connection, given)
            rulings.apply_ruling(connection, now)
