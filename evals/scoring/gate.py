"""The gate: marks against the thresholds in `evals/thresholds.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from corpus.errors import UsageError
from evals.scoring.score import ALL_KINDS, METRICS, Mark, Scores

THRESHOLDS = Path(__file__).parents[1] / "thresholds.toml"
_QUESTIONS_NAMED = 10


class Threshold(BaseModel):
    """What a metric must reach, or may not exceed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Threshold:
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("give at_least or at_most, one of them")
        return self

    def holds(self, value: float) -> bool:
        """Whether a metric's value is good enough."""
        if self.at_least is not None:
            return value >= self.at_least
        return self.at_most is not None and value <= self.at_most

    def __str__(self) -> str:
        word = "at least" if self.at_least is not None else "at most"
        return f"{word} {self.at_least if self.at_least is not None else self.at_most:g}"


Thresholds = Mapping[str, Threshold]
OfKind = Annotated[dict[str, Threshold], Field(min_length=1)]
_FILE = TypeAdapter(dict[str, dict[str, Threshold | OfKind]])


@dataclass(frozen=True)
class Fall:
    """A metric that is under its threshold. `value` is None where nothing measured it."""

    metric: str
    wanted: str
    value: float | None
    questions: tuple[str, ...]

    def __str__(self) -> str:
        got = "not measured" if self.value is None else f"{self.value:.3f}"
        line = f"{self.metric}: {got}, wanted {self.wanted}"
        return f"{line} ({', '.join(self.questions)})" if self.questions else line


def read_thresholds(suite: str, path: Path = THRESHOLDS) -> Thresholds:
    """A suite's thresholds; those of one kind of question are named `kind.metric`.

    UsageError names what is wrong with the file.
    """
    try:
        suites = _FILE.validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError, OSError) as error:
        raise UsageError(f"{path} can't be read: {error}") from error
    if suite not in suites:
        raise UsageError(f"{path} has no thresholds for the suite {suite!r}")
    return dict(_flat(suites[suite]))


def _flat(given: Mapping[str, Threshold | dict[str, Threshold]]) -> Iterator[tuple[str, Threshold]]:
    for name, what in given.items():
        if isinstance(what, Threshold):
            yield name, what
        else:
            yield from ((f"{name}.{metric}", threshold) for metric, threshold in what.items())


def falls(scores: Scores, thresholds: Thresholds, known: Sequence[str] = ()) -> list[Fall]:
    """Every metric that doesn't hold, with the questions that did worst by it."""
    marks = {_name(mark): mark for mark in (*scores.marks, *scores.near_misses)}
    names = set(known) or {metric.name for metric in METRICS}
    found = []
    for name, threshold in thresholds.items():
        if name.rpartition(".")[2] not in names:
            raise UsageError(f"thresholds name a metric that isn't there: {name}")
        mark = marks.get(name)
        if mark is None or mark.value is None:
            found.append(Fall(name, str(threshold), None, ()))
        elif not threshold.holds(mark.value):
            found.append(Fall(name, str(threshold), mark.value, _worst(scores, mark, threshold)))
    return found


def _name(mark: Mark) -> str:
    return mark.metric.name if mark.kind == ALL_KINDS else f"{mark.kind}.{mark.metric.name}"


def _worst(scores: Scores, mark: Mark, threshold: Threshold) -> tuple[str, ...]:
    """The ids of the questions that alone wouldn't hold, worst first."""
    known = [
        (value, case)
        for case, value in scores.values[mark.metric.name].items()
        if value is not None and not threshold.holds(value) and scores.is_of(case, mark.kind)
    ]
    ordered = sorted(known, key=lambda pair: pair[0], reverse=not mark.metric.high)
    return tuple(case for _, case in ordered[:_QUESTIONS_NAMED])
