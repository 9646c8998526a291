"""Reading processes: hostile or broken files can neither stop nor starve the one that asks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from corpus.errors import UnreadableDocument
from ingest.read.blocks import Reading
from ingest.read.limits import Limits
from ingest.read.process import ReadingProcess

if TYPE_CHECKING:
    from corpus.settings import Settings

Outcome = tuple[Path, Reading | UnreadableDocument]


def read_file(path: Path, settings: Settings) -> Reading:
    """Read one file in a child process; raises the UnreadableDocument tree.

    The message names the file, and the page where one is at fault, and what to do.
    """
    with ReadingProcess(Limits.of(settings)) as process:
        outcome = process.read(path)
    if isinstance(outcome, UnreadableDocument):
        raise outcome
    return outcome


def read_many(paths: Iterable[Path], settings: Settings) -> Iterator[Outcome]:
    """Read files in parallel, each given with its reading or why there is none.

    They come as they are done, not in order. `paths` is taken from only as fast as files are
    read. A reading process serves one file after another; one that dies or is stopped costs only
    the file that it was reading.
    """
    jobs = settings.jobs or os.cpu_count() or 1
    waiting = iter(paths)
    with _processes(jobs, Limits.of(settings)) as idle, ThreadPoolExecutor(jobs) as threads:
        running: set[Future[Outcome]] = set()
        while True:
            for path in islice(waiting, 2 * jobs - len(running)):
                running.add(threads.submit(_read, path, idle))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()


def _read(path: Path, idle: SimpleQueue[ReadingProcess]) -> Outcome:
    process = idle.get()
    try:
        return path, process.read(path)
    finally:
        idle.put(process)


@contextmanager
def _processes(count: int, limits: Limits) -> Iterator[SimpleQueue[ReadingProcess]]:
    """This many reading processes, each started when it is first needed."""
    processes = [ReadingProcess(limits) for _ in range(count)]
    idle: SimpleQueue[ReadingProcess] = SimpleQueue()
    for process in processes:
        idle.put(process)
    try:
        yield idle
    finally:
        for process in processes:
            process.close()
