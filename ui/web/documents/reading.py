"""Reading in what readers hand over, beside the server: one job at a time for the whole process."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from corpus.errors import LibraryBusy, ScrutineerError
from corpus.settings import Settings
from ingest.background import read_in
from ingest.pipeline import IngestReport
from ingest.uploads import originals_of

_WAIT = 3.0
"""Seconds before a library that another process writes to is asked again."""


@dataclass(frozen=True)
class Job:
    """How the reading stands. `report` and `fault` are of the last that ended."""

    under_way: bool = False
    waiting: bool = False
    done: int = 0
    total: int = 0
    path: str = ""
    report: IngestReport | None = None
    fault: str = ""
    number: int = 0

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return self.done / self.total if self.total else 0.0


class Reading:
    """Reads the library's folder of originals whenever something has been put there."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._job = Job()
        self._again = False

    @property
    def job(self) -> Job:
        """How it stands now."""
        return self._job

    def start(self) -> None:
        """Begin; where reading is under way, it goes round once more when it is through."""
        with self._lock:
            if self._job.under_way:
                self._again = True
                return
            self._job = Job(under_way=True, number=self._job.number + 1)
        threading.Thread(target=self._run, daemon=True, name="reading-in").start()

    def _run(self) -> None:
        """Round after round, until nothing has been put there since the last began."""
        while True:
            report, fault = self._round()
            with self._lock:
                if not self._again:
                    self._job = Job(report=report, fault=fault, number=self._job.number)
                    return
                self._again = False

    def _round(self) -> tuple[IngestReport | None, str]:
        """One reading of the folder, begun as soon as nobody else writes."""
        number = self._job.number
        while True:
            try:
                for told in read_in(originals_of(self._settings.folder), self._settings):
                    if isinstance(told, IngestReport):
                        return told, ""
                    self._job = Job(
                        True, done=told.done, total=told.total, path=told.path, number=number
                    )
            except LibraryBusy:
                self._job = Job(under_way=True, waiting=True, number=number)
                time.sleep(_WAIT)
            except ScrutineerError as fault:
                return None, str(fault)
