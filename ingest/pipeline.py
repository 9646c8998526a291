"""Files -> Library: only what changed is read, in parallel, and one bad file stops nothing."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import NotADocument, UnreadableDocument, UsageError
from corpus.library import Arrival, Library, SourceFile
from corpus.settings import Settings
from corpus.types import Entry
from ingest.describe.no_document import why_no_document
from ingest.entry import READER_VERSION, make_entry, notes_on
from ingest.read.blocks import Reading
from ingest.read.pool import read_many

_LEFT_ALONE = frozenset({"Thumbs.db", "desktop.ini", "manifest.json"})


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
    """What became of one file; `why` says what failed and what to do, `note` what to know."""

    path: str
    document_id: str | None = None
    pages: int = 0
    passages: int = 0
    note: str = ""
    why: str = ""


@dataclass(frozen=True)
class IngestReport:
    """What became of every file of an ingestion."""

    read: tuple[FileOutcome, ...]
    unchanged: tuple[FileOutcome, ...]
    failed: tuple[FileOutcome, ...]
    removed: tuple[FileOutcome, ...]
    seconds: float


@dataclass
class _Job:
    """An ingestion under way."""

    library: Library
    settings: Settings
    tell: OnProgress
    total: int = 0
    done: int = 0
    read: list[FileOutcome] = field(default_factory=list)
    unchanged: list[FileOutcome] = field(default_factory=list)
    failed: list[FileOutcome] = field(default_factory=list)

    def let_go(self, file: SourceFile) -> None:
        """Drop what these same bytes were once held as; of other bytes, it stays."""
        known = self.library.files().get(file.absolute)
        if known and known.content_hash == file.content_hash:
            self.library.forget([file.absolute])

    def step(self, path: str, stage: str = "reading") -> None:
        self.done += 1
        self.tell(Progress(stage, self.done, self.total, path))


def ingest(
    paths: Sequence[Path],
    settings: Settings,
    *,
    prune: bool = False,
    on_progress: OnProgress | None = None,
) -> IngestReport:
    """Bring the library in step with the files: read what is new or changed, leave the rest.

    With `prune`, documents whose file is gone from the folders named are removed. UsageError where
    a path doesn't exist or a folder holds no file; a file that can't be read is in the report.
    """
    began = time.perf_counter()
    files = find_files(paths)
    if not files and not prune:
        raise UsageError(
            f"No files in {', '.join(map(str, paths))}: name a folder with PDF, DOCX, HTML or text."
        )
    with Library.create_or_open(settings) as library, library.writing():
        job = _Job(library, settings, on_progress or (lambda _: None), total=len(files))
        known = library.files()
        changed = [file for file in files if not _untouched(job, file, known.get(file.absolute))]
        library.save(_arrivals(job, changed))
        removed = _prune(library, paths, files) if prune else ()
        return IngestReport(
            tuple(job.read),
            tuple(job.unchanged),
            tuple(job.failed),
            removed,
            time.perf_counter() - began,
        )


def find_files(paths: Sequence[Path]) -> list[SourceFile]:
    """Every file in the folders named, by path; hidden ones are left. UsageError if one is missing."""
    found: dict[str, SourceFile] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} doesn't exist: name a file or folder that does.")
        root = path if path.is_dir() else path.parent
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for each in inside:
            shown = each.relative_to(root)
            hidden = any(part.startswith((".", "~$")) for part in shown.parts)
            if each.is_file() and not hidden and each.name not in _LEFT_ALONE:
                stat = each.stat()
                found[str(each.resolve())] = SourceFile(
                    str(each.resolve()),
                    shown.as_posix(),
                    stat.st_size,
                    stat.st_mtime_ns,
                    reader_version=READER_VERSION,
                )
    return list(found.values())


def _untouched(job: _Job, file: SourceFile, known: SourceFile | None) -> bool:
    """Whether the file is known just as it is, and was read; then it is counted as unchanged."""
    if not known or known.failure:
        return False
    if not known.untouched(file.size, file.mtime_ns, READER_VERSION):
        return False
    job.unchanged.append(FileOutcome(file.path, known.document_id))
    job.step(file.path, "unchanged")
    return True


def _arrivals(job: _Job, files: Sequence[SourceFile]) -> Iterator[Arrival]:
    """What the changed files give, as each is read."""
    wanted: dict[Path, SourceFile] = {}
    for file in files:
        hashed = _with_hash(file)
        held = job.library.held_as(hashed.content_hash, READER_VERSION)
        if held:
            job.library.note_copy(hashed, held)
            job.unchanged.append(FileOutcome(file.path, held, note="same content as a file held"))
            job.step(file.path, "unchanged")
        else:
            wanted[Path(file.absolute)] = hashed
    for path, read in read_many(list(wanted), job.settings):
        file = wanted[path]
        reading = _as_document(read, file)
        if isinstance(reading, UnreadableDocument):
            if isinstance(reading, NotADocument):
                job.let_go(file)
            job.library.record_failure(file, reading.why)
            job.failed.append(FileOutcome(file.path, why=reading.why))
        else:
            entry = make_entry(reading, file, job.settings)
            job.read.append(_outcome(file, entry, "; ".join(notes_on(reading, entry))))
            yield Arrival(entry, file)
        job.step(file.path)


def _as_document(
    read: Reading | UnreadableDocument, file: SourceFile
) -> Reading | UnreadableDocument:
    """The reading; the error that it is where the file holds no paper."""
    if isinstance(read, UnreadableDocument):
        return read
    why = why_no_document(read)
    return NotADocument(file.path, why) if why else read


def _outcome(file: SourceFile, entry: Entry, note: str) -> FileOutcome:
    document = entry.document
    pages = document.page_count if document.paged else 0
    return FileOutcome(file.path, document.id, pages, len(entry.passages), note)


def _with_hash(file: SourceFile) -> SourceFile:
    with Path(file.absolute).open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return SourceFile(
        file.absolute, file.path, file.size, file.mtime_ns, digest, file.reader_version
    )


def _prune(
    library: Library, paths: Sequence[Path], files: Sequence[SourceFile]
) -> tuple[FileOutcome, ...]:
    """Forget files under the folders named that are no more."""
    present = {file.absolute for file in files}
    roots = [str(path.resolve()) + os.sep for path in paths if path.is_dir()]
    gone = [
        known
        for absolute, known in library.files().items()
        if absolute not in present and any(absolute.startswith(root) for root in roots)
    ]
    if gone:
        library.forget([file.absolute for file in gone])
    return tuple(FileOutcome(file.path, file.document_id) for file in gone)
