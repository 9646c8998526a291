"""Files -> Library: only what changed is read, in parallel, and one bad file stops nothing."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from corpus.access import withheld
from corpus.errors import NotADocument, UnreadableDocument, UsageError
from corpus.library import Arrival, Library, SourceFile
from corpus.settings import Settings
from corpus.types import Document, Entry
from ingest.describe.manifest.given import read_manifests
from ingest.entry import document_id_of, reader_version
from ingest.found_files import FoundFiles, Refused, find_files
from ingest.given import Givens
from ingest.making import MakeEntries, Wanted, made_here
from ingest.prune import gone_files, in_bulk


@dataclass(frozen=True)
class Progress:
    """How far a job has got: `done` of `total` files, and the one just finished."""

    stage: str
    done: int
    total: int
    path: str


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True)
class FileOutcome:
    """What became of one file; `why` says what failed and what to do, `note` what to know.

    `partial` tells what of it may be missing: the file is damaged, or was read in part.
    `withheld` has the document where all or some of it is exempt, by its marking or an officer.
    """

    path: str
    document_id: str | None = None
    pages: int = 0
    passages: int = 0
    note: str = ""
    why: str = ""
    partial: str = ""
    withheld: Document | None = None


@dataclass(frozen=True)
class IngestReport:
    """What became of every file of an ingestion.

    `unpruned` are the files gone whose documents stay until somebody agrees, being so many.
    """

    read: tuple[FileOutcome, ...]
    unchanged: tuple[FileOutcome, ...]
    failed: tuple[FileOutcome, ...]
    removed: tuple[FileOutcome, ...]
    seconds: float
    unpruned: tuple[FileOutcome, ...] = ()

    @property
    def partly(self) -> tuple[FileOutcome, ...]:
        """The files, new and unchanged, of which something may be missing in the library."""
        return tuple(each for each in (*self.read, *self.unchanged) if each.partial)


@dataclass
class _Job:
    """An ingestion under way."""

    library: Library
    settings: Settings
    tell: OnProgress
    givens: Givens
    known: Mapping[str, SourceFile]
    make: MakeEntries = made_here
    total: int = 0
    done: int = 0
    read: list[FileOutcome] = field(default_factory=list)
    unchanged: list[FileOutcome] = field(default_factory=list)
    failed: list[FileOutcome] = field(default_factory=list)

    @cached_property
    def held(self) -> frozenset[str]:
        """The documents that were held when it began."""
        return frozenset(each.document_id for each in self.known.values() if each.document_id)

    def let_go(self, file: SourceFile) -> None:
        """Drop what these same bytes were once held as; of other bytes, it stays."""
        known = self.known.get(file.absolute)
        if known and known.content_hash == file.content_hash:
            self.library.forget([file.absolute])

    def carry_corrections(self, file: SourceFile) -> None:
        """What officers put right of what the file held before is right of its next version.

        A paper that another file holds already is no next version of it.
        """
        known = self.known.get(file.absolute)
        now = document_id_of(file)
        if known is None or now in self.held:
            return
        carried = self.givens.carried(known.document_id, now)
        if carried:
            self.library.keep_corrections(carried)

    def tell_copies(self, joined: Mapping[str, str]) -> None:
        """Say of the papers read which of them are held already, in other bytes."""
        paths = {each.id: each.path for each in self.library.documents()} if joined else {}
        for at, each in enumerate(self.read):
            if main := joined.get(each.document_id or ""):
                told = f"the same paper as {paths[main]}" if main in paths else ""
                note = "; ".join(filter(None, (told, each.note)))
                self.read[at] = replace(each, document_id=main, note=note)

    def step(self, path: str, stage: str = "reading") -> None:
        self.done += 1
        self.tell(Progress(stage, self.done, self.total, path))


def ingest(
    paths: Sequence[Path],
    settings: Settings,
    *,
    prune: bool = False,
    bulk: bool = False,
    on_progress: OnProgress | None = None,
    make: MakeEntries = made_here,
) -> IngestReport:
    """Bring the library in step with the files: read what is new or changed, leave the rest.

    With `prune`, documents whose file is gone from the folders named are removed; where that is
    more than a tenth of them, or all of a folder's, only with `bulk` too: else the report has them
    as `unpruned`, and `prune` removes them once somebody has agreed. UsageError where
    a path doesn't exist or a folder holds no file; a file that can't be read is in the report.
    `make` says who reads: this machine's processes, or a cluster's.
    """
    began = time.perf_counter()
    found = find_files(paths)
    files = list(found.files.values())
    if not files and not found.refused and not prune:
        raise UsageError(
            f"No files in {', '.join(map(str, paths))}: name a folder with PDF, DOCX, HTML or text."
        )
    with Library.create_or_open(settings) as library, library.writing():
        known = library.files()
        givens = _givens(paths, files, library, known)
        tell = on_progress or (lambda _: None)
        job = _Job(library, settings, tell, givens, known, make, total=len(files))
        job.failed += [FileOutcome(fault.path, why=fault.why) for fault in givens.manifests.faults]
        _refuse(job, found.refused)
        _forget_refusals(library, paths, found)
        changed = [file for file in files if not _untouched(job, file, known.get(file.absolute))]
        job.tell_copies(library.save(_arrivals(job, changed)))
        gone = gone_files(library, paths, found) if prune else []
        asked = not bulk and in_bulk(library, paths, gone)
        return IngestReport(
            tuple(job.read),
            tuple(job.unchanged),
            tuple(job.failed),
            () if asked else _drop(library, gone),
            time.perf_counter() - began,
            _told(gone) if asked else (),
        )


def read_again(library: Library, files: Sequence[SourceFile], settings: Settings) -> IngestReport:
    """Read these files anew if they are still there, as what is given of them says by now."""
    began = time.perf_counter()
    present = [replace(file, failure=None) for file in files if Path(file.absolute).is_file()]
    with library.writing():
        known = library.files()
        givens = _givens((), present, library, known)
        job = _Job(library, settings, lambda _: None, givens, known, total=len(present))
        job.tell_copies(library.save(_arrivals(job, present)))
        return IngestReport(
            tuple(job.read),
            tuple(job.unchanged),
            tuple(job.failed),
            (),
            time.perf_counter() - began,
        )


def _refuse(job: _Job, refused: Sequence[Refused]) -> None:
    """Tell of what was found and isn't read, and note it, so that it is known to `doctor` too."""
    for each in refused:
        job.failed.append(FileOutcome(each.path, why=each.why))
        job.library.record_failure(SourceFile(each.absolute, each.path), each.why)


def _forget_refusals(library: Library, paths: Sequence[Path], found: FoundFiles) -> None:
    """Take off the list what could not be read and is no more; no document stands on it."""
    gone = gone_files(library, paths, found)
    library.forget([file.absolute for file in gone if file.failure and not file.document_id])


def _givens(
    paths: Sequence[Path],
    files: Sequence[SourceFile],
    library: Library,
    known: Mapping[str, SourceFile],
) -> Givens:
    """What manifests and officers say of these files, as far as their content is known yet."""
    givens = Givens(read_manifests(paths, files), library.corrections())
    for file in files:
        if file.absolute in known:
            givens.note(known[file.absolute])
    return givens


def _untouched(job: _Job, file: SourceFile, known: SourceFile | None) -> bool:
    """Whether the file is known just as it is, and was read; then it is counted as unchanged."""
    if not known or known.failure:
        return False
    given = job.givens.of(known.content_hash, document_id_of(known))
    if not known.untouched(file.size, file.mtime_ns, reader_version(given)):
        return False
    job.unchanged.append(FileOutcome(file.path, known.document_id, partial=known.partial or ""))
    job.step(file.path, "unchanged")
    return True


def _hashed(job: _Job, files: Sequence[SourceFile]) -> list[SourceFile]:
    """The files with their content's hash, and noted what is given of each; none that can't be opened."""
    opened: list[SourceFile] = []
    for file in files:
        hashed = _with_hash(file)
        if isinstance(hashed, UnreadableDocument):
            _fail(job, file, hashed.why)
            continue
        job.givens.note(hashed)
        job.carry_corrections(hashed)
        opened.append(hashed)
    return opened


def _arrivals(job: _Job, files: Sequence[SourceFile]) -> Iterator[Arrival]:
    """What the changed files give, as each is read."""
    wanted: list[Wanted] = []
    for file in _hashed(job, files):
        given = job.givens.of(file.content_hash, document_id_of(file))
        hashed = replace(file, reader_version=reader_version(given))
        held = job.library.held_as(hashed.content_hash, hashed.reader_version)
        if held:
            job.library.note_copy(hashed, held)
            job.unchanged.append(FileOutcome(file.path, held, note="same content as a file held"))
            job.step(file.path, "unchanged")
        else:
            wanted.append(Wanted(hashed, given))
    for made in job.make(wanted, job.settings):
        file, entry = made.file, made.entry
        if isinstance(entry, UnreadableDocument):
            if isinstance(entry, NotADocument):
                job.let_go(file)
            _fail(job, file, entry.why)
            continue
        outcome = _outcome(file, entry, "; ".join(made.notes))
        document = job.library.ruled(entry.document, file.absolute)
        exempt = document if withheld(document) else None
        partial = "; ".join(made.losses)
        job.read.append(replace(outcome, withheld=exempt, partial=partial))
        yield Arrival(entry, replace(file, partial=partial or None), made.vectors)
        job.step(file.path)


def _fail(job: _Job, file: SourceFile, why: str) -> None:
    """Note that a file can't be read."""
    job.library.record_failure(file, why)
    job.failed.append(FileOutcome(file.path, why=why))
    job.step(file.path)


def _outcome(file: SourceFile, entry: Entry, note: str) -> FileOutcome:
    document = entry.document
    pages = document.page_count if document.paged else 0
    return FileOutcome(file.path, document.id, pages, len(entry.passages), note)


def _with_hash(file: SourceFile) -> SourceFile | UnreadableDocument:
    try:
        with Path(file.absolute).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        why = f"can't be opened ({error.strerror}): check that it is there and may be read"
        return UnreadableDocument(file.path, why)
    return SourceFile(
        file.absolute, file.path, file.size, file.mtime_ns, digest, file.reader_version
    )


def prune(paths: Sequence[Path], settings: Settings) -> tuple[FileOutcome, ...]:
    """Remove the documents whose files are gone from the folders named, however many they are."""
    found = find_files(paths)
    with Library.open(settings) as library, library.writing():
        return _drop(library, gone_files(library, paths, found))


def _drop(library: Library, gone: Sequence[SourceFile]) -> tuple[FileOutcome, ...]:
    """Forget these files, and the documents that no other file holds."""
    library.forget([file.absolute for file in gone])
    return _told(gone)


def _told(files: Sequence[SourceFile]) -> tuple[FileOutcome, ...]:
    return tuple(FileOutcome(file.path, file.document_id) for file in files)
