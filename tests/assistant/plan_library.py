"""Libraries of a few papers, with their registers and without passages: nothing to embed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from corpus.library import Library
from corpus.settings import Settings
from corpus.sources import Arrival, SourceFile
from ingest.entry import make_entry
from ingest.read.files import read_here
from ingest.read.limits import Limits


def make_library(folder: Path, papers: dict[str, Path]) -> Library:
    """A library in `folder` of these files, by the path each is shown by."""
    library = Library.create_or_open(Settings(library=folder))
    library.save([_arrival(shown, path) for shown, path in papers.items()])
    return library


def _arrival(shown: str, path: Path) -> Arrival:
    settings = Settings()
    stat = path.stat()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    file = SourceFile(str(path), shown, stat.st_size, stat.st_mtime_ns, digest)
    reading = read_here(path, Limits.of(settings))
    return Arrival(replace(make_entry(reading, file, settings), passages=()), file)
