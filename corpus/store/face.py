"""What a library asks of what keeps it. Two makes: `embedded` (SQLite and Chroma) and `server`.

A document's `key` is the store's own number for it. `keys` are documents', None for every one, and
`hidden` the passages that are left out: what may be seen is decided above, by `View`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from corpus.access import Ruling
from corpus.corrections import Correction
from corpus.embed.embedder import Embedder
from corpus.embed.vectors import Vectors
from corpus.feedback import Feedback
from corpus.officer import OfficerWord
from corpus.sources import Arrival, SourceFile
from corpus.types import Document, Entry, PageText, Passage

Fact = TypeVar("Fact")


class Moment(Protocol):
    """One state of a store. Any thread may read it, one at a time, until it is closed."""

    def reading(self) -> AbstractContextManager[None]:
        """What this thread reads within is as it was when the moment began."""
        ...

    def close(self) -> None:
        """Let the state go."""
        ...


class Store(Protocol):
    """Documents, pages, passages, vectors, registers, files, and what people say of them."""

    # Its state

    def contents(self) -> str:
        """A token that changes with every change of what is held."""
        ...

    def noted(self, name: str) -> str | None:
        """A note about the library as a whole."""
        ...

    def note(self, name: str, value: str) -> None:
        """Keep a note; the contents stay what they were."""
        ...

    def moment(self) -> Moment:
        """One state to read, whatever is written meanwhile."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """The right to write. LibraryBusy, at once, if another has it; taken again by who does."""
        ...

    def close(self) -> None:
        """Let everything go."""
        ...

    # What is held

    def documents(self) -> list[tuple[int, Document]]:
        """Every document with its key, by path."""
        ...

    def exempt_ids(self) -> frozenset[str]:
        """The documents that are exempt as a whole, seen or not."""
        ...

    def passage_counts(self) -> dict[int, int]:
        """How many passages each document has, by key."""
        ...

    def pages(self, key: int, number: int | None = None) -> list[PageText]:
        """A document's pages in order, or the one of that number."""
        ...

    def passages(self, key: int) -> list[Passage]:
        """A document's passages in order."""
        ...

    def keyed_passages(self, key: int) -> list[tuple[int, Passage]]:
        """A document's passages in order, each with its own key."""
        ...

    def passages_of(self, ids: Iterable[str]) -> dict[str, Passage]:
        """The passages with these ids, those that there are."""
        ...

    def register(self, name: str, kind: type[Fact], keys: Iterable[int]) -> list[Fact]:
        """A register's facts in these documents, by path and as they were read."""
        ...

    # What finds it

    def find_words(
        self, expression: str, keys: Sequence[int] | None, limit: int, hidden: Sequence[int]
    ) -> list[tuple[str, float]]:
        """Passage ids with BM25, best first; `expression` is a `match_expression`."""
        ...

    def count_words(
        self, expression: str, keys: Sequence[int] | None, hidden: Sequence[int]
    ) -> int:
        """How many passages match."""
        ...

    def vocabulary(self, at_least: int) -> tuple[str, ...]:
        """The stems that so many passages or more have, in the order of the alphabet."""
        ...

    def vocabulary_without(
        self, at_least: int, documents: Sequence[int], passages: Sequence[int]
    ) -> tuple[str, ...]:
        """As `vocabulary`, of what is left without these documents and these passages, by key."""
        ...

    def nearest(
        self,
        vector: Vectors,
        model: str,
        keys: Sequence[int] | None,
        limit: int,
        hidden: frozenset[str],
    ) -> list[tuple[str, float]]:
        """Passage ids with their cosine, nearest first."""
        ...

    # Documents in and out: within `writing`

    def file(self, arrivals: Sequence[Arrival], embedder: Embedder) -> None:
        """Put entries, each whole, in the place of what their files gave before; embed them."""
        ...

    def join_copies(self) -> dict[str, str]:
        """Make one document of those that are one paper: gives each copy's id with the one kept."""
        ...

    def drop_idle_vectors(self) -> None:
        """Drop the vectors of texts that no passage has."""
        ...

    def publish(self, model: str) -> None:
        """Have the vectors found as fast as this store can."""
        ...

    def remove_documents(self, document_ids: Iterable[str]) -> None:
        """Drop documents with their files."""
        ...

    def replace_facts(self, document: Document) -> None:
        """Put a document's facts in the place of those that are held of it."""
        ...

    # Moved from one store to another

    def words_digests(self) -> dict[str, str]:
        """By document, what is the same for two files of one paper."""
        ...

    def vectors_of(self, key: int, model: str) -> dict[str, Vectors]:
        """The vectors of a document's passages, by the passage's id."""
        ...

    def take(self, entry: Entry, vectors: dict[str, Vectors], model: str) -> None:
        """Keep a document just as another store held it, in the place of one of its id."""
        ...

    def take_file(self, file: SourceFile) -> None:
        """Keep what another store knew of a file."""
        ...

    def rulings(self) -> list[Ruling]:
        """All that officers have decided of who may see what."""
        ...

    def take_rulings(self, rulings: Iterable[Ruling]) -> None:
        """Keep rulings that are applied to their documents already."""
        ...

    # The files they came from

    def files(self) -> list[SourceFile]:
        """Every file met, by path."""
        ...

    def files_of(self, document_id: str) -> list[SourceFile]:
        """The files that hold a document, by path."""
        ...

    def file_at(self, absolute: str) -> SourceFile | None:
        """What is known of one file."""
        ...

    def document_of_content(self, content_hash: str, reader_version: str) -> str | None:
        """The id of the document that a file of this content was read as."""
        ...

    def file_copy(self, file: SourceFile, document_id: str) -> None:
        """Note that a file holds a document that is here already."""
        ...

    def file_failure(self, file: SourceFile, why: str) -> None:
        """Note that a file can't be read. What an earlier version of it gave stays."""
        ...

    def forget_files(self, absolutes: Iterable[str]) -> None:
        """Drop files, and the documents that no other file holds."""
        ...

    # What people say of them, which outlasts them

    def rulings_on(self, document_id: str) -> tuple[Ruling, ...]:
        """What officers have decided of who may see a document, by page."""
        ...

    def rulings_for(self, document_id: str, before: str | None) -> tuple[Ruling, ...]:
        """Those on a document, else what is carried over from the version before."""
        ...

    def keep_rulings(self, rulings: Sequence[Ruling], now: Document) -> None:
        """Keep what officers decide, with the document as it is by them."""
        ...

    def officer_words(self) -> list[OfficerWord]:
        """What officers have said, oldest first."""
        ...

    def keep_officer_word(self, word: OfficerWord) -> None:
        """Keep what an officer says, once."""
        ...

    def feedback(self) -> list[Feedback]:
        """What readers have said of answers, oldest first."""
        ...

    def keep_feedback(self, said: Feedback) -> None:
        """Keep what a reader says, in the place of what they said before; no lock is needed."""
        ...

    def drop_feedback(self, feedback_id: str) -> None:
        """Forget what a reader said of an answer."""
        ...

    def corrections(self) -> list[Correction]:
        """What officers have put right, in the order they did."""
        ...

    def keep_corrections(self, corrections: Iterable[Correction]) -> None:
        """Keep what officers put right; the documents stay as they were read."""
        ...
