"""How long answers took: a histogram, with the median and the 95th percentile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from markupsafe import Markup

from evals.metrics.metric import percentile
from evals.report import shown
from evals.report.plots import svg

_TITLE = "How long an answer takes"
_BINS = 24
_TOP, _HEIGHT = 44, 120


def latency(seconds: Sequence[float]) -> svg.Plot | None:
    """The distribution of the seconds from question to answer; None where none were taken."""
    if not seconds:
        return None
    middle, late = percentile(0.5)(seconds), percentile(0.95)(seconds)
    longest = max(seconds)
    width = _round_up(min(longest, 2 * late) / _BINS)
    counts = [0] * _BINS
    for value in seconds:
        counts[min(_BINS - 1, int(value / width))] += 1
    told = (
        f"Seconds from question to answer, {len(seconds)} answers. Half come within "
        f"{shown.number(middle, 's')}, 19 in 20 within {shown.number(late, 's')}, "
        f"the slowest took {shown.number(longest, 's')}."
    )
    end = f"{width * _BINS:.2f} s" + (" and longer" if longest > width * _BINS else "")
    drawn = _drawn(counts, width, end, (("half", middle), ("19 in 20", late)))
    return svg.Plot(
        "latency",
        _TITLE,
        told,
        svg.picture(_TOP + _HEIGHT + 22, _TITLE, drawn),
        ("seconds", "answers"),
        tuple((f"from {i * width:.2f} s", str(count)) for i, count in enumerate(counts) if count),
    )


def _round_up(width: float) -> float:
    """To a hundredth of a second, so that the bins' borders read well."""
    return max(1, ceil(100 * width)) / 100


def _drawn(
    counts: Sequence[int], width: float, last: str, marked: Sequence[tuple[str, float]]
) -> Iterator[Markup]:
    foot, most, end = _TOP + _HEIGHT, max(counts), width * len(counts)
    for i, count in enumerate(counts):
        height = _HEIGHT * count / most
        yield svg.bar((i + 0.06) / len(counts), foot - height, 0.88 / len(counts), height, "bin")
    yield svg.line(0, foot, 1, foot, "axis")
    yield svg.words(0, foot + 18, "0 s", "quiet")
    yield svg.words(1, foot + 18, last, "quiet", "end")
    for row, (name, value) in enumerate(marked):
        y = 14 + 18 * row
        anchor = "end" if value > end / 2 else "start"
        yield svg.line(value / end, y + 4, value / end, foot, "marked")
        yield svg.words(value / end, y, f"{name}: {shown.number(value, 's')}", "label", anchor)
