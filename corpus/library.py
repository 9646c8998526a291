"""Library: the one door to the stores. `ingest` writes through it and `assistant` reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from types import TracebackType
from typing import TypeVar

from corpus.catalogue import Catalogue
from corpus.embedding import Embedder, Vectors
from corpus.errors import ModelMismatch, UsageError
from corpus.exact import Matrix
from corpus.filing import (
    file_arrival,
    file_copy,
    file_failure,
    file_vectors,
    forget_files,
    remove_documents,
    text_hash,
    without_vectors,
)
from corpus.lock import WriterLock
from corpus.settings import Settings
from corpus.sources import Arrival, SourceFile
from corpus.types import (
    Access,
    Document,
    Entry,
    Judgement,
    PageText,
    Passage,
    Recommendation,
)
from corpus.vectors import VectorIndex
from corpus.words import count_passages, find_words, match_expression

Fact = TypeVar("Fact")

GROUP = 512
"""Passages embedded together: enough of like length to fill batches, few enough to lose."""


@dataclass(frozen=True)
class View:
    """What may be seen of one state of the catalogue; `whole` when that is all of it."""

    contents: str
    documents: tuple[Document, ...]
    keys: dict[str, int]
    whole: bool


class Library:
    """Documents, their passages and registers, and what finds them; exempt ones only if cleared."""

    def __init__(self, settings: Settings, catalogue: Catalogue) -> None:
        self.settings = settings
        self.folder = settings.library
        self.embedder = Embedder(settings.embedding_model)
        self._catalogue = catalogue
        self._index = VectorIndex(self.folder)
        self._writer = WriterLock(self.folder)
        self._lock = Lock()
        self._seen: View | None = None
        self._matrix: tuple[str, Matrix] | None = None
        self._frequencies: tuple[str, dict[str, int]] = ("", {})

    @classmethod
    def open(cls, settings: Settings) -> Library:
        """The library the settings name. LibraryMissing or LibraryDamaged when that can't be."""
        return cls(settings, Catalogue.open(settings.library))

    @classmethod
    def create_or_open(cls, settings: Settings) -> Library:
        """The library the settings name, made if there is none."""
        return cls(settings, Catalogue.create_or_open(settings.library))

    def close(self) -> None:
        """Let the stores go."""
        self._index.close()
        self._catalogue.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What is held

    def documents(self) -> tuple[Document, ...]:
        """Every document that may be seen, by path."""
        return self._view().documents

    def document(self, document_id: str) -> Document:
        """UsageError if there is none of that id, or it may not be seen."""
        for document in self._view().documents:
            if document.id == document_id:
                return document
        raise UsageError(f"No document {document_id} in the library. Run: scrutineer documents")

    def page(self, document_id: str, number: int) -> PageText:
        """One page; they count from 1."""
        found = self._catalogue.pages(self._key(document_id), number)
        if not found:
            raise UsageError(f"Document {document_id} has no page {number}.")
        return found[0]

    def pages(self, document_id: str) -> tuple[PageText, ...]:
        """A document's pages in order."""
        return tuple(self._catalogue.pages(self._key(document_id)))

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """A document's passages in order."""
        return tuple(self._catalogue.passages(self._key(document_id)))

    def passages_of(self, ids: Sequence[str]) -> list[Passage]:
        """The passages of these ids in their order, without those gone or not to be seen."""
        found = self._catalogue.passages_of(ids)
        seen = self._view().keys
        return [found[i] for i in ids if i in found and found[i].document_id in seen]

    def iter_passages(self) -> Iterator[Passage]:
        """Every passage that may be seen, document by document."""
        for document in self.documents():
            yield from self.passages(document.id)

    def judgements(self, scope: frozenset[str] | None = None) -> tuple[Judgement, ...]:
        """The grades given in these documents (None: all)."""
        return self._register("judgements", Judgement, scope)

    def recommendations(self, scope: frozenset[str] | None = None) -> tuple[Recommendation, ...]:
        """What inspections ask for in these documents (None: all)."""
        return self._register("recommendations", Recommendation, scope)

    def signature(self) -> str:
        """Changes when what may be seen changes."""
        return f"{self._catalogue.contents()}:{self.settings.cleared_for_exempt}"

    # Finding

    def find_words(
        self, query: str, scope: frozenset[str] | None, limit: int
    ) -> list[tuple[str, float]]:
        """Passage ids with BM25, higher is better; `query` is from `match_expression`."""
        return find_words(self._catalogue, query, self._keys(scope), limit)

    def nearest(
        self, vector: Vectors, scope: frozenset[str] | None, limit: int
    ) -> list[tuple[str, float]]:
        """Passage ids with cosine similarity, nearest first.

        The whole library is asked of Chroma; a scope, or contents that Chroma doesn't hold yet,
        of the catalogue's own vectors.
        """
        view = self._view()
        keys = self._keys(scope)
        model = self._model()
        if keys is None:
            found = self._index.nearest(vector, limit, view.contents, model)
            if found is not None:
                return found
        return self._exact(view.contents, model).nearest(vector, keys, limit)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, a row a text. ModelMismatch if the library was made with another model."""
        self._model()
        return self.embedder.embed(texts)

    def document_frequency(self, term: str) -> int:
        """How many passages have the word, or phrase, in any of its forms."""
        signature = self.signature()
        if self._frequencies[0] != signature:
            self._frequencies = (signature, {})
        known = self._frequencies[1]
        if term not in known:
            known[term] = count_passages(
                self._catalogue, match_expression([term]), self._keys(None)
            )
        return known[term]

    def passage_count(self) -> int:
        """How many passages may be seen."""
        keys = self._view().keys.values()
        found = self._catalogue.rows("SELECT document_key, count(*) FROM passages GROUP BY 1")
        counts = dict(found)
        return sum(counts.get(key, 0) for key in keys)

    # Writing

    def writing(self) -> AbstractContextManager[None]:
        """Hold the right to write for a longer job. LibraryBusy if another process has it."""
        return self._writer.held()

    def save(self, arrivals: Iterable[Entry | Arrival]) -> None:
        """Add entries, each in the place of what its file gave before; then publish vectors.

        Killed at any moment, what was added before stays, and the next call does the rest.
        """
        with self.writing():
            model = self._model()
            self._catalogue.note("model", model)
            group: list[Arrival] = []
            for arrival in arrivals:
                group.append(arrival if isinstance(arrival, Arrival) else Arrival.of(arrival))
                if sum(len(each.entry.passages) for each in group) >= GROUP:
                    self._file(group, model)
                    group = []
            self._file(group, model)
            self.publish()

    def publish(self) -> None:
        """Bring Chroma in step with the catalogue."""
        with self.writing():
            self._index.publish(self._catalogue.contents(), self._model())

    def remove(self, document_ids: Iterable[str]) -> None:
        """Remove documents and their files. They stop answering at once."""
        with self.writing():
            remove_documents(self._catalogue, list(document_ids))
            self.publish()

    def forget(self, absolutes: Iterable[str]) -> None:
        """Remove files that are no more, and the documents that no other file holds."""
        with self.writing():
            forget_files(self._catalogue, list(absolutes))
            self.publish()

    # Files

    def files(self) -> dict[str, SourceFile]:
        """Every file met, by its absolute path."""
        return {file.absolute: file for file in self._catalogue.files()}

    def unchanged(self, path: str, file_hash: str, reader_version: str) -> bool:
        """Whether the file at that absolute path was read, just so."""
        known = self._catalogue.file(path)
        return (
            known is not None
            and not known.failure
            and ((known.content_hash, known.reader_version) == (file_hash, reader_version))
        )

    def held_as(self, file_hash: str, reader_version: str) -> str | None:
        """The document that a file with this content was read as, whatever its path."""
        found = self._catalogue.rows(
            "SELECT document_id FROM files WHERE content_hash = ? AND reader_version = ? "
            "AND document_id IS NOT NULL AND failure IS NULL",
            (file_hash, reader_version),
        )
        return found[0][0] if found else None

    def note_copy(self, file: SourceFile, document_id: str) -> None:
        """Note that a file holds a document that is here already; also a file merely touched."""
        with self.writing():
            file_copy(self._catalogue, file, document_id)

    def record_failure(self, file: SourceFile, why: str) -> None:
        """Note that a file can't be read; what an earlier version of it gave stays."""
        with self.writing():
            file_failure(self._catalogue, file, why)

    def failures(self) -> tuple[SourceFile, ...]:
        """The files whose latest reading failed."""
        return tuple(file for file in self._catalogue.files() if file.failure)

    # Within

    def _view(self) -> View:
        contents = self._catalogue.contents()
        with self._lock:
            if self._seen is None or self._seen.contents != contents:
                self._seen = self._look(contents)
            return self._seen

    def _look(self, contents: str) -> View:
        every = self._catalogue.documents()
        cleared = self.settings.cleared_for_exempt
        seen = [(k, d) for k, d in every if cleared or d.access is not Access.EXEMPT]
        keys = {document.id: key for key, document in seen}
        return View(contents, tuple(d for _, d in seen), keys, len(seen) == len(every))

    def _key(self, document_id: str) -> int:
        self.document(document_id)
        return self._view().keys[document_id]

    def _keys(self, scope: frozenset[str] | None) -> list[int] | None:
        """The keys of the documents in scope that may be seen; None for every one there is."""
        view = self._view()
        if scope is None:
            return None if view.whole else list(view.keys.values())
        return [view.keys[i] for i in scope if i in view.keys]

    def _register(
        self, name: str, kind: type[Fact], scope: frozenset[str] | None
    ) -> tuple[Fact, ...]:
        keys = self._keys(scope)
        wanted = self._view().keys.values() if keys is None else keys
        return tuple(self._catalogue.register(name, kind, wanted))

    def _exact(self, contents: str, model: str) -> Matrix:
        with self._lock:
            if self._matrix is None or self._matrix[0] != contents:
                self._matrix = (contents, Matrix.of(self._catalogue, model))
            return self._matrix[1]

    def _model(self) -> str:
        """The model's id. ModelMismatch if the library's vectors are another's."""
        made_with = self._catalogue.noted("model")
        if made_with is not None and made_with != self.embedder.model_id:
            raise ModelMismatch(
                f"The library in {self.folder} was embedded with {made_with}, and the settings "
                f"name {self.embedder.model_id}. Set SCRUTINEER_EMBEDDING_MODEL back, or embed it "
                f"anew: scrutineer doctor --repair --library {self.folder}"
            )
        return self.embedder.model_id

    def _file(self, group: Sequence[Arrival], model: str) -> None:
        texts = {
            text_hash(passage.embedded_text): passage.embedded_text
            for arrival in group
            for passage in arrival.entry.passages
        }
        wanted = sorted(without_vectors(self._catalogue, model, list(texts)))
        vectors = self.embedder.embed([texts[key] for key in wanted])
        file_vectors(self._catalogue, model, dict(zip(wanted, vectors, strict=True)))
        for arrival in group:
            file_arrival(self._catalogue, arrival)


__all__ = ["Arrival", "Library", "SourceFile", "cached_property", "match_expression"]
