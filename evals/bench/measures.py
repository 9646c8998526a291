"""What is measured of a pipeline, and the child process that it is measured in."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from evals.metrics.metric import percentile


@dataclass(frozen=True)
class Measures:
    """Seconds and sizes of one pipeline. `peak_mb` counts the process and its largest child."""

    ingest_seconds: float
    again_seconds: float | None
    pages: int
    passages: int
    query_p50: float
    query_p95: float
    answer_p50: float | None
    answer_p95: float | None
    peak_mb: float

    @property
    def pages_a_second(self) -> float:
        """Pages read, embedded and stored in a second."""
        return self.pages / self.ingest_seconds

    @property
    def passages_a_second(self) -> float:
        """Passages embedded and stored in a second."""
        return self.passages / self.ingest_seconds


@dataclass(frozen=True)
class Job:
    """What a pipeline is given: files, a place for its stores, and questions."""

    files: str
    store: str
    questions: tuple[str, ...]


def measured_apart(module: str, job: Job) -> Measures:
    """The measures that a module prints for a job, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", module],
        input=json.dumps(asdict(job)),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "HF_HUB_OFFLINE": "1", "ANONYMIZED_TELEMETRY": "False"},
    )
    return Measures(**json.loads(done.stdout.strip().splitlines()[-1]))


def run_job(measure: Callable[[Job], Measures]) -> None:
    """The child's side: a job on stdin, its measures on the last line of stdout."""
    given = json.loads(sys.stdin.read())
    job = Job(given["files"], given["store"], tuple(given["questions"]))
    sys.stdout.write("\n" + json.dumps(asdict(measure(job))) + "\n")


def seconds_each(do: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """How long each takes, after one that isn't counted."""
    do(questions[0])
    return [_seconds(do, question) for question in questions]


def p50(seconds: Sequence[float]) -> float:
    """Half of them take at most this."""
    return percentile(0.5)(seconds)


def p95(seconds: Sequence[float]) -> float:
    """19 in 20 take at most this."""
    return percentile(0.95)(seconds)


def peak_mb() -> float:
    """The most memory this process held, and its largest child, in MB."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024


def command_seconds(arguments: Sequence[str]) -> float:
    """How long the `scrutineer` command takes from a cold process."""
    command = Path(sys.executable).with_name("scrutineer")
    began = time.perf_counter()
    subprocess.run([command, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _seconds(do: Callable[[str], object], question: str) -> float:
    began = time.perf_counter()
    do(question)
    return time.perf_counter() - began
