"""The figures of past runs, a line each, so that a trend shows.

Small on purpose: marks, not answers. What a run said is in the file that `--out` writes.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from evals.evaluation import Evaluation
from evals.jsonl.lines import append_line
from evals.jsonl.rows import read_rows
from evals.records.records import Run
from evals.scoring.score import ALL_KINDS, Mark

PUBLISHED = Path(__file__).with_name("published.jsonl")
"""What the suites gave when last published, in the package; written by `--history`."""

_ROOT = Path(__file__).parents[1]
_PRIVATE_SETTINGS = {"library", "model_url"}
_MAY_BE_FOLDERS = {"embedding_model", "model"}


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class PastMark(_Row):
    """A metric's value with its 95 % interval over `n` questions. `high`: more is better."""

    value: float
    low: float
    high: float
    n: int
    unit: str = ""
    more_is_better: bool = True


class PastKind(_Row):
    """The marks over the questions of one kind, by metric; `cases` counts those asked."""

    name: str
    cases: int
    marks: Mapping[str, PastMark]


class PastRun(_Row):
    """A run's marks over all questions (by metric) and by kind, and what made its answers.

    `library` is the signature of the documents asked; `commit` the code's, where it was known.
    `model` and `prompt` name the chat model that wrote the answers and its prompt's version.
    """

    suite: str
    when: datetime
    cases: int
    documents: int
    library: str
    marks: Mapping[str, PastMark]
    kinds: tuple[PastKind, ...] = ()
    commit: str | None = None
    model: str | None = None
    prompt: str | None = None
    versions: Mapping[str, str] = Field(default_factory=dict)
    settings: Mapping[str, str] = Field(default_factory=dict)


def read_history(path: Path) -> tuple[PastRun, ...]:
    """Every run in the file, oldest first. UsageError names the line and field at fault."""
    return tuple(sorted(read_rows(path, PastRun), key=lambda run: run.when))


def latest_of_each(runs: tuple[PastRun, ...]) -> tuple[PastRun, ...]:
    """The newest run of each suite, by the suite's name."""
    newest = {run.suite: run for run in sorted(runs, key=lambda run: run.when)}
    return tuple(newest[suite] for suite in sorted(newest))


def past_run(evaluation: Evaluation, when: datetime) -> PastRun:
    """An evaluation's marks as they are kept. Folders on the machine are left out."""
    run, cases = evaluation.run, evaluation.suite.cases
    return PastRun(
        suite=evaluation.suite.name,
        when=when,
        cases=len(cases),
        documents=run.documents,
        library=run.library,
        marks=dict(_kept(evaluation, ALL_KINDS)),
        kinds=tuple(
            PastKind(
                name=kind,
                cases=sum(case.kind == kind for case in cases),
                marks=dict(_kept(evaluation, kind)),
            )
            for kind in dict.fromkeys(case.kind for case in cases)
        ),
        commit=code_version(),
        model=_without_folder(run.model) or None,
        prompt=run.prompt or None,
        versions=run.versions,
        settings=dict(_settings(run)),
    )


def keep_in_history(path: Path, evaluation: Evaluation, when: datetime) -> PastRun:
    """Add an evaluation to a history, which is made if there is none."""
    kept = past_run(evaluation, when)
    append_line(path, kept)
    return kept


def past_runs(evaluation: Evaluation, when: datetime, history: Path | None) -> tuple[PastRun, ...]:
    """The suite's runs, oldest first, this one last: of the history, else those published."""
    runs = read_history(history or PUBLISHED)
    known = tuple(run for run in runs if run.suite == evaluation.suite.name)
    if any(run.when == when for run in known):
        return known
    return (*known, past_run(evaluation, when))


def code_version() -> str | None:
    """The commit of the code that runs, `-dirty` if changed since; None outside a checkout."""
    if not (_ROOT / ".git").exists():
        return None
    command = ["git", "-C", str(_ROOT), "describe", "--always", "--dirty", "--exclude=*"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() or None


def _settings(run: Run) -> Iterator[tuple[str, str]]:
    for name, value in run.settings.items():
        if name not in _PRIVATE_SETTINGS:
            yield name, _without_folder(value) if name in _MAY_BE_FOLDERS else value


def _without_folder(name: str) -> str:
    """A model's name; of one that lies in a folder of the machine, the file's name alone."""
    provider, colon, path = name.rpartition("local:")
    return provider + colon + Path(path).name if colon or path.startswith(("/", "~")) else name


def _kept(evaluation: Evaluation, kind: str) -> Iterator[tuple[str, PastMark]]:
    for mark in evaluation.scores.marks:
        if mark.kind == kind and (kept := _past_mark(mark)):
            yield mark.metric.name, kept


def _past_mark(mark: Mark) -> PastMark | None:
    if mark.value is None or mark.low is None or mark.high is None:
        return None
    return PastMark(
        value=round(mark.value, 6),
        low=round(mark.low, 6),
        high=round(mark.high, 6),
        n=mark.n,
        unit=mark.metric.unit,
        more_is_better=mark.metric.high,
    )
