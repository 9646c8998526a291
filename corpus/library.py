"""Library: the one door to the stores. `ingest` writes through it and `assistant` reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.access import WHOLE, Ruling, ruled
from corpus.errors import UsageError
from corpus.feedback import Feedback
from corpus.plans import Verdict
from corpus.settings import Settings
from corpus.sources import Arrival, SourceFile
from corpus.store.backup import copy_in, copy_out
from corpus.store.catalogue import Catalogue
from corpus.store.health import Health, examine, repair
from corpus.store.reading import Shelves
from corpus.store.rulings import apply_ruling, keep_rulings, rulings_for
from corpus.store.schema import FILE, translated
from corpus.store.word_index import match_expression
from corpus.store.writer_lock import WriterLock
from corpus.store.writing import (
    LOT,
    drop_idle_vectors,
    file_arrival,
    file_copy,
    file_failure,
    file_texts,
    forget_files,
    remove_documents,
)
from corpus.types import Access, Document, Entry

__all__ = ["Arrival", "Library", "SourceFile", "match_expression"]


class Library(Shelves):
    """All that is held, to be read as `Shelves` has it, and written by one process at a time.

    Whatever writes raises LibraryBusy, at once, while another process does.
    """

    def __init__(self, settings: Settings, catalogue: Catalogue) -> None:
        super().__init__(settings, catalogue)
        self._writer = WriterLock(self.folder)

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """The library the settings name. LibraryMissing or LibraryDamaged when that can't be."""
        library = cls(settings, Catalogue.open(settings.library))
        library.documents()
        return library

    @classmethod
    def create_or_open(cls, settings: Settings) -> Self:
        """The library the settings name, made if there is none."""
        return cls(settings, Catalogue.create_or_open(settings.library))

    def close(self) -> None:
        """Let the stores go."""
        self._index.close()
        self._catalogue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Documents in and out

    def writing(self) -> AbstractContextManager[None]:
        """Hold the right to write for a longer job; what is called within holds it again."""
        return self._writer.held()

    def save(self, arrivals: Iterable[Entry | Arrival]) -> None:
        """Add entries, each in the place of what its file gave before; then publish vectors.

        Killed at any moment, what was added stays, and the next call does the rest.
        """
        with self.writing():
            self._catalogue.note("model", self._model())
            group: list[Arrival] = []
            for arrival in arrivals:
                group.append(arrival if isinstance(arrival, Arrival) else Arrival.of(arrival))
                if sum(len(each.entry.passages) for each in group) >= LOT:
                    self._file(group)
                    group = []
            self._file(group)
            self._drop_idle_vectors()
            self.publish()

    def publish(self) -> None:
        """Bring the vector index in step with the catalogue."""
        with self.writing():
            self._index.publish(self._catalogue, self._model())

    def remove(self, document_ids: Iterable[str]) -> None:
        """Remove documents and their files. They stop answering at once."""
        with self.writing():
            remove_documents(self._catalogue, [self.document(i).id for i in document_ids])
            self.publish()

    def forget(self, absolutes: Iterable[str]) -> None:
        """Remove files that are no more, and the documents that no other file holds."""
        gone = list(absolutes)
        if not gone:
            return
        with self.writing():
            forget_files(self._catalogue, gone)
            self.publish()

    def _file(self, group: Sequence[Arrival]) -> None:
        texts = [p.embedded_text for arrival in group for p in arrival.entry.passages]
        file_texts(self._catalogue, self.embedder, texts)
        for arrival in group:
            file_arrival(self._catalogue, arrival)

    def _drop_idle_vectors(self) -> None:
        """Those of texts that a later version no longer has."""
        with self._catalogue.transaction(contents_change=False) as connection:
            drop_idle_vectors(connection)

    # Who may see them

    def ruled(self, document: Document, absolute: str) -> Document:
        """A document just read from that file, as officers have decided who may see it."""
        before = self._catalogue.file(absolute)
        with translated(self._catalogue.path):
            rulings = rulings_for(
                self._catalogue.connection, document.id, before.document_id if before else None
            )
        return ruled(document, rulings)

    def rule(self, document_id: str, access: Access, pages: Sequence[int] = ()) -> Document:
        """Keep an officer's word on who may see a document, or pages of it; gives it as it is now.

        It outlasts re-ingestion. UsageError where it may not be seen, has no such page, or something
        would be made public by who isn't cleared to see it.
        """
        self.document(document_id)
        if access is Access.PUBLIC and not self.settings.cleared_for_exempt:
            raise UsageError(
                "Making a paper public is for those cleared to see it: set "
                "SCRUTINEER_CLEARED_FOR_EXEMPT=true and run it again."
            )
        with self.writing():
            held = next(d for _, d in self._catalogue.documents() if d.id == document_id)
            _check_pages(held, pages)
            rulings = [Ruling(document_id, page, access) for page in pages or (WHOLE,)]
            now = ruled(held, rulings)
            with self._catalogue.transaction() as connection:
                keep_rulings(connection, rulings)
                apply_ruling(connection, now)
            self.publish()
        return now

    # The files they came from: for who ingests them, exempt or not

    def files(self) -> dict[str, SourceFile]:
        """Every file met, by its absolute path."""
        return {file.absolute: file for file in self._catalogue.files()}

    def sources(self, document_id: str) -> tuple[SourceFile, ...]:
        """The files that hold a document, as they stood when read. UsageError if it may not be seen.

        None where pages of it are kept from sight: the file has them all.
        """
        held = self.document(document_id).id
        return () if held in self._view().withheld else tuple(self._catalogue.files_of(held))

    def failures(self) -> tuple[SourceFile, ...]:
        """The files whose latest reading failed, by path."""
        return tuple(file for file in self._catalogue.files() if file.failure)

    def unchanged(self, path: str, file_hash: str, reader_version: str) -> bool:
        """Whether the file at that absolute path was read before, just so, with success."""
        known = self._catalogue.file(path)
        if known is None or known.failure:
            return False
        return (known.content_hash, known.reader_version) == (file_hash, reader_version)

    def held_as(self, file_hash: str, reader_version: str) -> str | None:
        """The document that some file of this content was read as, whatever its path."""
        return self._catalogue.document_of_content(file_hash, reader_version)

    def note_copy(self, file: SourceFile, document_id: str) -> None:
        """Note that a file holds a document that is here; for copies, and files merely touched."""
        with self.writing():
            file_copy(self._catalogue, file, document_id)

    def record_failure(self, file: SourceFile, why: str) -> None:
        """Note that a file can't be read; what an earlier version of it gave stays."""
        with self.writing():
            file_failure(self._catalogue, file, why)

    # What officers say of the trace

    def judge_link(self, link_id: str, confirmed: bool | None) -> None:
        """Keep that a link is confirmed (True) or rejected (False); None forgets what was said.

        It is kept however often the documents are read again.
        """
        with self.writing():
            if confirmed is None:
                self._catalogue.drop_verdict(link_id)
            else:
                self._catalogue.keep_verdict(Verdict(link_id, confirmed))

    # What readers say of answers. It waits for no ingestion: the catalogue alone is written.

    def feedback(self) -> tuple[Feedback, ...]:
        """What readers have said, oldest first; of answers from exempt papers for the cleared alone."""
        cleared = self.settings.cleared_for_exempt
        return tuple(each for each in self._catalogue.feedback() if cleared or not each.exempt)

    def keep_feedback(self, said: Feedback) -> None:
        """Keep what a reader says of an answer, in the place of what they said of it before."""
        self._catalogue.keep_feedback(said)

    def drop_feedback(self, feedback_id: str) -> None:
        """Forget what a reader said of an answer."""
        self._catalogue.drop_feedback(feedback_id)

    # Its state

    def health(self) -> Health:
        """Whether the stores are sound and in step, the model genuine, and what is held."""
        return examine(self.settings)

    def back_up(self, out: Path) -> None:
        """Copy all that is held to a file, as it stands; readers and a writer may go on."""
        copy_out(self.folder, out)

    @classmethod
    def restore(cls, backup: Path, settings: Settings, *, replace: bool = False) -> Self:
        """The library the settings name, made from a backup, vectors and all.

        UsageError where there is one already, unless it is to be replaced.
        """
        folder = settings.library
        if (folder / FILE).exists() and not replace:
            raise UsageError(
                f"There is a library in {folder} already. Name another folder with --library, or "
                "say --replace."
            )
        folder.mkdir(parents=True, exist_ok=True)
        with WriterLock(folder).held():
            copy_in(backup, folder)
        library = cls.open(settings)
        library.publish()
        return library

    def repair(self) -> tuple[str, ...]:
        """Mend what can be mended from the catalogue; says what was done."""
        with self.writing():
            self._index.close()
            return repair(self.settings)


def _check_pages(document: Document, pages: Sequence[int]) -> None:
    """UsageError where a document has no such page."""
    if pages and not document.paged:
        raise UsageError(f"{document.path} has no pages: decide of all of it, without --pages.")
    for page in pages:
        if not 1 <= page <= document.page_count:
            raise UsageError(f"{document.path} has no page {page}; it has {document.page_count}.")
