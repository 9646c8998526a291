"""Library: the one door to the stores. `ingest` writes through it and `assistant` reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.access import WHOLE, Ruling, check_pages, ruled
from corpus.corrections import Correction, facts_of
from corpus.embed.embedder import Embedder, KnownVectors
from corpus.errors import UsageError
from corpus.feedback import Feedback
from corpus.officer import OfficerWord
from corpus.quotes import content_id
from corpus.settings import Settings
from corpus.sources import Arrival, SourceFile
from corpus.store.backup import copy_in, copy_out
from corpus.store.health import Health, examine, repair
from corpus.store.moving import Moved, OnMoved, move
from corpus.store.opening import create_or_open_store, open_store
from corpus.store.private import make_folder
from corpus.store.reading import Shelves
from corpus.store.rows import row_of
from corpus.store.schema import FILE
from corpus.store.word_index import match_expression
from corpus.store.writer_lock import WriterLock
from corpus.store.writing import LOT
from corpus.types import Access, Document, Entry

__all__ = ["Arrival", "Library", "SourceFile", "match_expression"]


class Library(Shelves):
    """All that is held, to be read as `Shelves` has it, and written by one process at a time.

    Whatever writes raises LibraryBusy, at once, while another process does.
    """

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """The library the settings name. LibraryMissing or LibraryDamaged when that can't be."""
        library = cls(settings, open_store(settings))
        library.documents()
        return library

    @classmethod
    def create_or_open(cls, settings: Settings) -> Self:
        """The library the settings name, made if there is none."""
        return cls(settings, create_or_open_store(settings))

    def close(self) -> None:
        """Let the stores go."""
        self._store.close()

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
        return self._store.writing()

    def save(self, arrivals: Iterable[Entry | Arrival]) -> dict[str, str]:
        """Add entries, each in the place of what its file gave before; then publish vectors.

        A paper that is held already, in other bytes, is a further file of that document: gives the
        ids of such copies, each with the document's. Killed at any moment, what was added stays, and
        the next call does the rest.
        """
        with self.writing():
            self._store.note("model", self._model())
            group: list[Arrival] = []
            for arrival in arrivals:
                group.append(arrival if isinstance(arrival, Arrival) else Arrival.of(arrival))
                if sum(len(each.entry.passages) for each in group) >= LOT:
                    self._store.file(group, self._embedder_of(group))
                    group = []
            self._store.file(group, self._embedder_of(group))
            joined = self._store.join_copies()
            self._store.drop_idle_vectors()
            self.publish()
        return joined

    def _embedder_of(self, group: Sequence[Arrival]) -> Embedder:
        """The model, unless some of these were embedded as they were read."""
        known = {text: vector for each in group for text, vector in each.known().items()}
        return KnownVectors(self.embedder, known) if known else self.embedder

    def publish(self) -> None:
        """Bring the vector index in step with the catalogue."""
        with self.writing():
            self._store.publish(self._model())

    def remove(self, document_ids: Iterable[str]) -> None:
        """Remove documents and their files. They stop answering at once."""
        with self.writing():
            self._store.remove_documents([self.document(i).id for i in document_ids])
            self.publish()

    def forget(self, absolutes: Iterable[str]) -> None:
        """Remove files that are no more, and the documents that no other file holds."""
        gone = list(absolutes)
        if not gone:
            return
        with self.writing():
            self._store.forget_files(gone)
            self.publish()

    # Who may see them

    def ruled(self, document: Document, absolute: str) -> Document:
        """A document just read from that file, as officers have decided who may see it."""
        before = self._store.file_at(absolute)
        known = before.document_id if before else None
        return ruled(document, self._store.rulings_for(document.id, known))

    def rulings(self, document_id: str) -> tuple[Ruling, ...]:
        """What officers have decided of a document; none for who may not see all of it."""
        held = self.document(document_id).id
        if held in self._view().withheld:
            return ()
        return self._store.rulings_on(held)

    def rule(
        self,
        document_id: str,
        access: Access,
        pages: Sequence[int] = (),
        *,
        by: str = "",
        given: date | None = None,
    ) -> Document:
        """Keep an officer's word on who may see a document, or pages of it; gives it as it is now.

        It outlasts re-ingestion, with who said so and when. UsageError where it may not be seen, has no such page, or something
        would be made public by who isn't cleared to see it.
        """
        self.document(document_id)
        if access is Access.PUBLIC and not self.settings.cleared_for_exempt:
            raise UsageError(
                "Making a paper public is for those cleared to see it: set "
                "SCRUTINEER_CLEARED_FOR_EXEMPT=true and run it again."
            )
        with self.writing():
            held = next(d for _, d in self._store.documents() if d.id == document_id)
            check_pages(held, pages)
            rulings = [
                Ruling(document_id, page, access, by=by, given=given) for page in pages or (WHOLE,)
            ]
            now = ruled(held, rulings)
            self._store.keep_rulings(rulings, now)
            self.publish()
        return now

    # The files they came from: for who ingests them, exempt or not

    def files(self) -> dict[str, SourceFile]:
        """Every file met, by its absolute path."""
        return {file.absolute: file for file in self._store.files()}

    def sources(self, document_id: str) -> tuple[SourceFile, ...]:
        """The files that a document was read from, as they stood. UsageError if it may not be seen.

        None where pages of it are kept from sight: the file has them all.
        """
        return tuple(file for file in self.holders(document_id) if file.as_read)

    def holders(self, document_id: str) -> tuple[SourceFile, ...]:
        """Every file that holds a document: its `sources`, and other makes of the same paper."""
        held = self.document(document_id).id
        return () if held in self._view().withheld else tuple(self._store.files_of(held))

    def failures(self) -> tuple[SourceFile, ...]:
        """The files whose latest reading failed, by path."""
        return tuple(file for file in self._store.files() if file.failure)

    def unchanged(self, path: str, file_hash: str, reader_version: str) -> bool:
        """Whether the file at that absolute path was read before, just so, with success."""
        known = self._store.file_at(path)
        if known is None or known.failure:
            return False
        return (known.content_hash, known.reader_version) == (file_hash, reader_version)

    def held_as(self, file_hash: str, reader_version: str) -> str | None:
        """The document that some file of this content was read as, whatever its path."""
        return self._store.document_of_content(file_hash, reader_version)

    def note_copy(self, file: SourceFile, document_id: str) -> None:
        """Note that a file holds a document that is here; for copies, and files merely touched."""
        with self.writing():
            self._store.file_copy(file, document_id)

    def record_failure(self, file: SourceFile, why: str) -> None:
        """Note that a file can't be read; what an earlier version of it gave stays."""
        with self.writing():
            self._store.file_failure(file, why)

    # What officers say of plans

    def say(self, word: OfficerWord) -> OfficerWord:
        """Keep an officer's word for good, and give it with its id; saying it again adds another.

        UsageError where no name or reason is given, or the name isn't among those permitted.
        """
        name, reason = " ".join(word.name.split()), " ".join(word.reason.split())
        self._check_officer(name)
        if not reason:
            raise UsageError("An officer's word needs its reason. Give it with --reason.")
        with self.writing():
            many = len(self._store.officer_words())
            kept = replace(word, name=name, reason=reason)
            kept = replace(kept, id=content_id("word", str(many), *map(str, row_of(kept)[1:])))
            self._store.keep_officer_word(kept)
        return kept

    def take_words(self, words: Iterable[OfficerWord]) -> int:
        """Keep words that were exported from another library, as they are; how many were new."""
        with self.writing():
            held = {word.id for word in self._store.officer_words()}
            new = [word for word in words if word.id not in held]
            for word in new:
                self._check_officer(word.name)
            for word in new:
                self._store.keep_officer_word(word)
        return len(new)

    def _check_officer(self, name: str) -> None:
        if not name:
            raise UsageError("Whose word is it? Give the officer's name with --by.")
        permitted = self.settings.officers
        if permitted and name.casefold() not in {each.casefold() for each in permitted}:
            raise UsageError(
                f"{name} is not among the officers whose word is kept here: SCRUTINEER_OFFICERS."
            )

    # What officers put right of the documents

    def corrections(self) -> dict[str, tuple[Correction, ...]]:
        """What officers have put right, by document."""
        found: dict[str, tuple[Correction, ...]] = {}
        for each in self._store.corrections():
            found[each.document_id] = (*found.get(each.document_id, ()), each)
        return found

    def keep_corrections(self, corrections: Iterable[Correction]) -> None:
        """Keep what an officer puts right, however often the documents are read again.

        Documents that are held have these facts at once. What follows from them (a plan's actions, the
        day in a passage's header) is of the next reading.
        """
        kept = list(corrections)
        with self.writing():
            self._store.keep_corrections(kept)
            by_document: dict[str, list[Correction]] = {}
            for each in kept:
                by_document.setdefault(each.document_id, []).append(each)
            for _, held in self._store.documents():
                if said := by_document.get(held.id):
                    self._store.replace_facts(facts_of(said).onto(held))

    # What readers say of answers. It waits for no ingestion: the catalogue alone is written.

    def feedback(self) -> tuple[Feedback, ...]:
        """What readers have said, oldest first; of answers from exempt papers for the cleared alone."""
        cleared = self.settings.cleared_for_exempt
        return tuple(each for each in self._store.feedback() if cleared or not each.exempt)

    def keep_feedback(self, said: Feedback) -> None:
        """Keep what a reader says of an answer, in the place of what they said of it before."""
        self._store.keep_feedback(said)

    def drop_feedback(self, feedback_id: str) -> None:
        """Forget what a reader said of an answer."""
        self._store.drop_feedback(feedback_id)

    # Its state

    def health(self) -> Health:
        """Whether the stores are sound and in step, the model genuine, and what is held."""
        return examine(self.settings)

    def back_up(self, out: Path) -> None:
        """Copy all that is held to a file, as it stands; readers and a writer may go on."""
        copy_out(self.settings.folder, out)

    def move_to(self, other: Library, tell: OnMoved = lambda *_: None) -> Moved:
        """Copy all that is held into another library, exempt papers too; see `move`."""
        return move(self._store, other._store, tell)

    @classmethod
    def restore(cls, backup: Path, settings: Settings, *, replace: bool = False) -> Self:
        """The library the settings name, made from a backup, vectors and all.

        UsageError where there is one already, unless it is to be replaced.
        """
        folder = settings.folder
        if (folder / FILE).exists() and not replace:
            raise UsageError(
                f"There is a library in {folder} already. Name another folder with --library, or "
                "say --replace."
            )
        make_folder(folder)
        with WriterLock(folder).held():
            copy_in(backup, folder)
        library = cls.open(settings)
        library.publish()
        return library

    def repair(self) -> tuple[str, ...]:
        """Mend what can be mended from the catalogue; says what was done."""
        self._store.close()
        return repair(self.settings)
