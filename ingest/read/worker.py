"""The reading process itself: `python -m ingest.read.worker`, spoken to over its pipes."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from corpus.errors import UnreadableDocument
from ingest.read.blocks import Reading
from ingest.read.files import read_here
from ingest.read.limits import Limits
from ingest.read.process import out_of_memory, receive, send


def main() -> None:
    """Read limits, then paths, until there are no more."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the replies
    asked = sys.stdin.buffer
    limits: Limits = receive(asked)
    limit_memory(limits.memory_bytes)
    while True:
        try:
            path: Path = receive(asked)
        except EOFError:
            return
        send(replies, outcome(path, limits))


def outcome(path: Path, limits: Limits) -> Reading | UnreadableDocument:
    """The file's reading, or why there is none."""
    try:
        return read_here(path, limits)
    except UnreadableDocument as error:
        return type(error)(error.path, error.why)
    except MemoryError:
        gc.collect()
        return out_of_memory(path, limits)
    except RecursionError:
        return UnreadableDocument(str(path), "is nested too deeply: save a simpler copy")
    except Exception as error:  # noqa: BLE001 - a fault of ours must cost one file, and be told
        why = f"can't be read ({type(error).__name__}: {error}): please report this, with the file"
        return UnreadableDocument(str(path), why)


def limit_memory(most: int) -> None:
    """Hold this process to `most` bytes more than it has now; only where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    mapped, held = _in_use()
    # What is written to is held to the limit; a thread sets addresses aside that it never writes to.
    for sort, limit in (
        (resource.RLIMIT_DATA, held + most),
        (resource.RLIMIT_AS, mapped + 2 * most),
    ):
        _, hardest = resource.getrlimit(sort)
        bounded = limit if hardest == resource.RLIM_INFINITY else min(limit, hardest)
        resource.setrlimit(sort, (bounded, hardest))


def _in_use() -> tuple[int, int]:
    """Bytes of address space in use, and those of data; 0 where the system doesn't say."""
    try:
        told = Path("/proc/self/statm").read_text("ascii").split()
    except OSError:
        return 0, 0
    size = os.sysconf("SC_PAGE_SIZE")
    return int(told[0]) * size, int(told[5]) * size


if __name__ == "__main__":
    main()
