"""A 95 % interval of any summary, by the bootstrap.

Percentile bootstrap (Efron 1979): summaries of samples drawn with replacement; the interval lies
between their 2.5th and 97.5th percentiles. Seeded, so that scoring again gives the same digits.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
SAMPLES = 1000
_SEED = 20230310


def interval(
    values: Sequence[Item], summary: Callable[[Sequence[Item]], float]
) -> tuple[float, float]:
    """Low and high end; both the value itself where there is only one. `values` isn't empty."""
    draw = random.Random(_SEED)
    n = len(values)
    means = sorted(summary(draw.choices(values, k=n)) for _ in range(SAMPLES))
    return means[int(0.025 * SAMPLES)], means[int(0.975 * SAMPLES) - 1]
