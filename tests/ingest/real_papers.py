"""Real papers, read one after another by a process that stays: to start one takes ten times as long."""

from __future__ import annotations

import atexit
from functools import lru_cache
from pathlib import Path

from corpus.settings import Settings
from ingest.read.blocks import Reading
from ingest.read.limits import Limits
from ingest.read.process import ReadingProcess


def read_paper(path: Path) -> Reading:
    """A file's reading; fails with the reason where it can't be read."""
    outcome = _process().read(path)
    assert isinstance(outcome, Reading), outcome
    return outcome


@lru_cache(maxsize=1)
def _process() -> ReadingProcess:
    process = ReadingProcess(Limits.of(Settings()))
    atexit.register(process.close)
    return process
