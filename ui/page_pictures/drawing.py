"""A process that draws pages, seen from outside."""

from __future__ import annotations

import pickle
import subprocess
import threading
from pathlib import Path

from ingest.read.process import receive, send, start_child

_SECONDS = 20
_MEMORY = 1_000_000_000


class NoPicture(Exception):
    """A page can't be drawn; its message says why."""


class DrawingProcess:
    """A child that draws one page after another, started when needed and after a death.

    Any thread may ask; they take turns.
    """

    def __init__(self, seconds: float = _SECONDS, memory: int = _MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    def draw(self, path: Path, number: int, scale: float) -> bytes:
        """Page `number`, from 1, as PNG with so many pixels a point. Raises NoPicture."""
        with self._turn:
            told = self._ask(path, number, scale)
        if isinstance(told, str):
            raise NoPicture(told)
        return told

    def close(self) -> None:
        """Let the child go."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()

    def _ask(self, path: Path, number: int, scale: float) -> bytes | str:
        child = self._started()
        assert child.stdin is not None and child.stdout is not None
        clock = threading.Timer(self._seconds, child.kill)
        clock.start()
        try:
            send(child.stdin, (path, number, scale))
            told: bytes | str = receive(child.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.close()
            return "drawing it failed or took too long"
        finally:
            clock.cancel()
        return told

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is not None:
            self.close()
        if self._child is None:
            self._child = start_child("ui.page_pictures.child", self._memory)
        return self._child
