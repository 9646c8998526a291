"""What a metric is: a value for a question, and how the values of many become one."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Protocol

from evals.cases.case import Case
from evals.records.records import Record

Measure = Callable[[Case, Record], float | None]
Summary = Callable[[Sequence[float]], float]


class Figure(Protocol):
    """What a mark is of: a metric of questions, or of a register's items."""

    @property
    def name(self) -> str:
        """One word, as thresholds name it."""

    @property
    def meaning(self) -> str:
        """What it says, in a line."""

    @property
    def summary(self) -> Summary:
        """How the values of many become one; never given an empty sequence."""

    @property
    def high(self) -> bool:
        """Whether more is better."""

    @property
    def unit(self) -> str:
        """What it is counted in; empty for a share."""


@dataclass(frozen=True)
class Metric:
    """`measure` gives None where the metric isn't defined for a question: it is then left out.

    `summary` is never given an empty sequence. `high` says that more is better.
    """

    name: str
    meaning: str
    measure: Measure
    summary: Summary = statistics.fmean
    high: bool = True
    unit: str = ""


def percentile(share: float) -> Summary:
    """The nearest-rank percentile: the smallest value that `share` of all don't exceed."""

    def nearest_rank(values: Sequence[float]) -> float:
        return sorted(values)[max(0, ceil(share * len(values)) - 1)]

    return nearest_rank
