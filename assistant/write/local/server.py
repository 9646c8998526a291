"""Start a GGUF model in a process of its own, wait until it answers, stop it again."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO

from assistant.write.local import child
from assistant.write.local.child import Serving
from corpus.errors import ModelUnavailable

CONTEXT = 8192
"""Tokens that question, evidence and answer may take together, unless told otherwise."""
_LONGEST_START = 300.0
_MAGIC = b"GGUF"
_FAULT = re.compile(r"^\S+ E \S*\s*(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class LocalServer:
    """A model that answers in OpenAI's protocol at `url`, under `name`, to those who hold `key`."""

    url: str
    name: str
    key: str
    process: subprocess.Popen[str]

    @property
    def running(self) -> bool:
        """Whether its process lives."""
        return self.process.poll() is None

    def stop(self) -> None:
        """End its process; again does nothing."""
        _end(self.process)


@contextmanager
def serving(
    model: Path, *, port: int = 0, context: int = CONTEXT, threads: int = 0, key: str = ""
) -> Iterator[LocalServer]:
    """A server that runs as long as the block does."""
    server = start(model, port=port, context=context, threads=threads, key=key)
    try:
        yield server
    finally:
        server.stop()


def start(
    model: Path, *, port: int = 0, context: int = CONTEXT, threads: int = 0, key: str = ""
) -> LocalServer:
    """A server that answers; it ends with this process at the latest.

    `threads` 0 leaves one core free. ModelUnavailable where the file is no model, the port is
    taken, or the local extra isn't installed.
    """
    _check(model)
    told = Serving(str(model.resolve()), model.stem, port, context, threads or spare_threads(), key)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        process = _child(told, log)
        url = _where_it_answers(process)
        if not url:
            _end(process)
            log.seek(0)
            raise ModelUnavailable(f"{model} can't be served: {_why(log.read())}")
    return LocalServer(f"{url}/v1", told.name, key, process)


def spare_threads() -> int:
    """All cores but one: measured, a thread too many that waits for a busy core costs most.

    On two cores with another job running, one thread wrote 38 tokens a second and two wrote 3.
    """
    return max(1, (os.cpu_count() or 1) - 1)


def _check(model: Path) -> None:
    if importlib.util.find_spec("xllamacpp") is None:
        raise ModelUnavailable("Serving a model needs the local extra. Run: pip install '.[local]'")
    try:
        with model.open("rb") as file:
            genuine = file.read(len(_MAGIC)) == _MAGIC
    except OSError as error:
        raise ModelUnavailable(f"{model} can't be read: {error.strerror}") from error
    if not genuine:
        raise ModelUnavailable(f"{model} is no GGUF file")


def _child(told: Serving, log: IO[str]) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-P", child.__file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        start_new_session=True,  # an interrupt is for us; the child ends as its input does
    )
    assert process.stdin
    process.stdin.write(told.as_line())
    process.stdin.flush()
    return process


def _where_it_answers(process: subprocess.Popen[str]) -> str:
    """The child's address; empty where it ended, or took too long and was ended."""
    assert process.stdout
    limit = Timer(_LONGEST_START, process.kill)
    limit.start()
    try:
        return process.stdout.readline().strip()
    finally:
        limit.cancel()


def _end(process: subprocess.Popen[str]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _why(log: str) -> str:
    """The first fault that the model's own code named: those after it follow from it."""
    fault = _FAULT.search(log)
    if fault:
        return fault[1]
    lines = [line for line in log.splitlines() if line.strip()]
    return lines[-1] if lines else f"it did not answer within {_LONGEST_START:.0f} s"
