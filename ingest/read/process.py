"""One reading process, seen from outside: files go in, readings or reasons come out."""

from __future__ import annotations

import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from corpus.errors import ReadingLimitExceeded, UnreadableDocument
from ingest.read.blocks import Reading
from ingest.read.limits import Limits

_LENGTH = struct.Struct("<Q")
_OUT_OF_MEMORY = frozenset(
    getattr(signal, name, None) for name in ("SIGKILL", "SIGABRT", "SIGTRAP", "SIGILL")
)
"""How a process ends that the system stops for memory, or whose library can't get any."""


def send(stream: IO[bytes], message: Any) -> None:
    """Write one message."""
    packed = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message; raises EOFError where the other side is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    packed = stream.read(length)
    if len(packed) < length:
        raise EOFError
    return pickle.loads(packed)


def start_child(module: str, first: Any) -> subprocess.Popen[bytes]:
    """A process of this Python that runs a module, and is sent its first message."""
    places = os.pathsep.join(place for place in sys.path if place)
    child = subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": places},
    )
    assert child.stdin is not None
    send(child.stdin, first)
    return child


class ReadingProcess:
    """A child that reads one file after another, started when first needed and after a death."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The child's process number; None while there is none."""
        return self._child.pid if self._child else None

    def read(self, path: Path) -> Reading | UnreadableDocument:
        """Read a file, or say why it can't be read. Never raises for what is in the file."""
        child = self._started()
        assert child.stdin is not None and child.stdout is not None
        late = threading.Event()
        clock = threading.Timer(self._limits.seconds, self._stop, (child, late))
        clock.start()
        try:
            send(child.stdin, path)
            outcome: Reading | UnreadableDocument = receive(child.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            self._child = None
            return self._reason(path, child, late.is_set())
        finally:
            clock.cancel()
        if isinstance(outcome, ReadingLimitExceeded):
            self.close()
        return outcome

    def close(self) -> None:
        """Let the child go; it ends when nothing more can come."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._child = start_child("ingest.read.worker", self._limits)
        return self._child

    @staticmethod
    def _stop(child: subprocess.Popen[bytes], late: threading.Event) -> None:
        late.set()
        child.kill()

    def _reason(self, path: Path, child: subprocess.Popen[bytes], late: bool) -> UnreadableDocument:
        """Why a child that is gone has gone."""
        child.kill()
        child.communicate()
        if late:
            why = (
                f"took more than {self._limits.seconds} s to read: split it, "
                "or set SCRUTINEER_READ_SECONDS"
            )
            return ReadingLimitExceeded(str(path), why)
        number = -child.returncode
        ended = signal.Signals(number) if number in set(signal.Signals) else None
        if ended in _OUT_OF_MEMORY:
            return out_of_memory(path, self._limits)
        how = ended.name if ended else f"code {child.returncode}"
        why = f"made its reader fail ({how}): it is damaged, save or print it to a new file"
        return UnreadableDocument(str(path), why)


def out_of_memory(path: Path, limits: Limits) -> ReadingLimitExceeded:
    """The error for a file that took too much memory."""
    most = limits.memory_bytes // 1_000_000
    why = f"took more than {most} MB to read: split it, or set SCRUTINEER_READ_MEMORY_MB"
    return ReadingLimitExceeded(str(path), why)
