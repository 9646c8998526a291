"""A full disk, a folder that can't be written, and a second writer are a line and an exit code."""

from __future__ import annotations

from pathlib import Path

from corpus.settings import Settings
from corpus.store.health import examine
from corpus.store.writer_lock import WriterLock
from ingest.pipeline import ingest
from tools.soak.tally import PAPERS, Tally, ingesting, papers, told, unsound

_FULL = 150_000
"""Bytes that a file may grow to where the disk is as good as full: less than the catalogue has."""


def outside(place: Path) -> Tally:
    """A full disk, and a second writer: one line, an exit code, and the library as it was."""
    tally, settings = Tally(), Settings(library=place / "outside")
    ingest([papers(place / "papers", 0)], settings)
    writer = ingesting(papers(place / "papers", 1), settings.library, _FULL)
    tally.note(told(writer, "make room", "see to the mount") or unsound(settings, PAPERS))
    with WriterLock(settings.library).held():
        second = ingesting(place / "papers", settings.library)
        tally.note(told(second, "is writing to the library") or unsound(settings, PAPERS))
    ingest([place / "papers"], settings)
    tally.note("; ".join(examine(settings).problems))
    return tally
