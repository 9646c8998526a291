"""Reading files in, in a process of its own, so that a server goes on answering meanwhile.

`read_in(folder, settings)` starts the process and yields what it tells: `Progress` as files are
read, at last the `IngestReport`. Run as a module, this is that process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import LibraryDamaged, ScrutineerError
from corpus.settings import Settings
from ingest.pipeline import IngestReport, Progress, ingest
from ingest.read.process import receive, send

_GIVE_WAY = 10
"""How much less than its neighbours the reading process asks of the processor (Unix nice)."""


def read_in(folder: Path, settings: Settings) -> Iterator[Progress | IngestReport]:
    """Bring the library in step with a folder: how far it has got, at last what became of it all.

    Raises what `ingest` raises (LibraryBusy while another process writes), and LibraryDamaged
    where the process ends without a word.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "ingest.background"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        send(child.stdin, (folder, settings))
        while True:
            told = receive(child.stdout)
            if isinstance(told, ScrutineerError):
                raise told
            yield told
            if isinstance(told, IngestReport):
                return
    except (EOFError, BrokenPipeError) as error:
        raise LibraryDamaged(
            f"Reading {folder} ended before it was done. What was read stays. Run: scrutineer "
            f"doctor --library {settings.library}"
        ) from error
    finally:
        child.stdin.close()
        child.stdout.close()
        child.wait()


def main() -> None:
    """Read in what stdin names, telling stdout; nothing else may be written there."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with what is told
    folder, settings = receive(sys.stdin.buffer)
    if hasattr(os, "nice"):
        os.nice(_GIVE_WAY)
    try:
        report = ingest([folder], settings, on_progress=lambda told: send(out, told))
        send(out, report)
    except ScrutineerError as error:
        send(out, error)


if __name__ == "__main__":
    main()
