"""A 95 % interval of any summary, by the bootstrap.

Percentile bootstrap (Efron 1979): summaries of samples drawn with replacement; the interval lies
between their 2.5th and 97.5th percentiles. Seeded, so that scoring again gives the same digits.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

Item = TypeVar("Item")
SAMPLES = 1000
_SEED = 20230310


def interval(
    values: Sequence[Item], summary: Callable[[Sequence[Item]], float]
) -> tuple[float, float]:
    """Low and high end; both the value itself where there is only one. `values` isn't empty."""
    drawn = (summary([values[at] for at in places]) for places in _samples(len(values)))
    means = sorted(drawn)
    return means[int(0.025 * SAMPLES)], means[int(0.975 * SAMPLES) - 1]


@lru_cache(maxsize=64)
def _samples(n: int) -> tuple[tuple[int, ...], ...]:
    """Places drawn with replacement; the same for all figures of as many values."""
    draw = random.Random(_SEED)
    return tuple(tuple(draw.choices(range(n), k=n)) for _ in range(SAMPLES))
