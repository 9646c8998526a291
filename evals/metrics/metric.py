"""What a metric is: a value for a question, and how the values of many become one."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from evals.cases import Case
from evals.records import Record

Measure = Callable[[Case, Record], float | None]
Summary = Callable[[Sequence[float]], float]


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
