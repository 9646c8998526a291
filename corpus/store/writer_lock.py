"""One writer at a time, and a second is told who the first is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import LibraryBusy
from corpus.store.disk import disk_named, unreachable
from corpus.store.private import FILE, tighten

_LOCK = "writer.lock"
_HOLDER = "writer.pid"


class WriterLock:
    """The right to write to one library. May be taken again by who holds it.

    Who takes it first takes others' rights to the library's files away.
    """

    def __init__(self, library: Path) -> None:
        self._library = library
        self._lock = FileLock(library / _LOCK, mode=FILE, thread_local=False)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it. LibraryBusy, at once, if another process does."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise LibraryBusy(
                f"Process {self._holder()} is writing to the library in {self._library}. "
                "Wait until it has ended, then run it again."
            ) from error
        except OSError as error:
            raise unreachable(self._library, error) from error
        try:
            if self._lock.lock_counter == 1:
                self._name_holder()
                with disk_named(self._library):
                    tighten(self._library)
            yield
        finally:
            self._lock.release()

    def _name_holder(self) -> None:
        with disk_named(self._library):
            (self._library / _HOLDER).write_text(str(os.getpid()), "ascii")

    def _holder(self) -> str:
        try:
            return (self._library / _HOLDER).read_text("ascii").strip() or "another"
        except OSError:
            return "another"
