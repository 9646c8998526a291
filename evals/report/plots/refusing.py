"""The trade-off of refusing: how many near misses a stricter line would catch, at what cost.

The likeness of the best passage is what a plain pipeline refuses by. Were all answers below a
line refused, that many near misses would be caught, and that many good questions still answered:
a receiver operating characteristic (Fawcett 2006), drawn for refusing. Where the product stands
above it is what weighing names, numbers, dates and terms adds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from markupsafe import Markup

from evals.report import shown
from evals.report.plots import svg
from evals.report.verdicts import Judged
from evals.scoring.interval import interval

_TITLE = "Refusing: what a stricter line would catch, and cost"
_TOP, _HEIGHT = 34, 220
_ROWS_SHOWN = 11


@dataclass(frozen=True)
class Point:
    """What a line gives: the shares of good questions answered and of near misses refused."""

    line: float
    answered: float
    refused: float


@dataclass(frozen=True)
class Stands:
    """Where the product stands, each share with its 95 % interval."""

    answered: float
    refused: float
    answered_within: tuple[float, float]
    refused_within: tuple[float, float]


def refusing_trade_off(judged: Sequence[Judged]) -> svg.Plot | None:
    """The curve, and where the product stands; None without both sorts of question."""
    weighed = [each for each in judged if each.record.status != "error"]
    good = [each for each in weighed if each.case.answerable]
    misses = [each for each in weighed if not each.case.answerable]
    if not good or not misses or not any(each.record.passages for each in weighed):
        return None
    points = curve([(likeness(each), each.case.answerable) for each in weighed])
    answered = [float(not each.record.refused) for each in good]
    refused = [float(each.record.refused) for each in misses]
    stands = Stands(
        fmean(answered), fmean(refused), interval(answered, fmean), interval(refused, fmean)
    )
    told = (
        f"It answers {shown.number(stands.answered)} of the {len(good)} questions that have an "
        f"answer, and refuses {shown.number(stands.refused)} of the {len(misses)} near misses. The "
        f"curve is what the likeness of the best passage alone would give, wherever the line "
        f"were drawn: at best {_best(points)}. Further up and to the right is better."
    )
    return svg.Plot(
        "refusing",
        _TITLE,
        told,
        svg.picture(_TOP + _HEIGHT + 44, _TITLE, _drawn(points, stands)),
        ("line", "good questions answered", "near misses refused"),
        tuple(
            (f"{p.line:.2f}", shown.number(p.answered), shown.number(p.refused))
            for p in _thinned(points)
        ),
    )


def likeness(judged: Judged) -> float:
    """The cosine of the question and the passage nearest to it; 0 where none was found."""
    found = judged.record.passages or ()
    return max((p.similarity for p in found if p.similarity is not None), default=0.0)


def curve(weighed: Sequence[tuple[float, bool]]) -> list[Point]:
    """A point for each line that tells two apart; a likeness goes with "has an answer"."""
    good = sum(answerable for _, answerable in weighed)
    misses = len(weighed) - good
    lines = [0.0, *sorted({value for value, _ in weighed}), 1.01]
    return [
        Point(
            line,
            sum(a and value >= line for value, a in weighed) / good,
            sum(not a and value < line for value, a in weighed) / misses,
        )
        for line in lines
    ]


def _best(points: Sequence[Point]) -> str:
    """By Youden's index, the sum of the two shares."""
    best = max(points, key=lambda point: point.answered + point.refused)
    return f"{shown.number(best.answered)} answered and {shown.number(best.refused)} refused"


def _thinned(points: Sequence[Point]) -> list[Point]:
    step = max(1, len(points) // _ROWS_SHOWN)
    return [*points[::step], *([points[-1]] if (len(points) - 1) % step else [])]


def _drawn(points: Sequence[Point], stands: Stands) -> Iterator[Markup]:
    yield svg.words(0, 16, "near misses refused", "quiet")
    yield svg.words(1, _TOP + _HEIGHT + 38, "good questions answered", "quiet", "end")
    for quarter in range(5):
        y = _y(quarter / 4)
        yield svg.line(0, y, 1, y, "grid")
        yield svg.words(0, y - 3, f"{25 * quarter}%", "quiet")
    yield svg.scale(_TOP + _HEIGHT + 22, _TOP)
    for one, other in pairwise(points):
        yield svg.line(one.answered, _y(one.refused), other.answered, _y(other.refused), "curve")
    yield from _spread(stands)
    yield svg.dot(stands.answered, _y(stands.refused), "point refused", 7)
    anchor = "end" if stands.answered > 0.5 else "start"
    across = stands.answered - 0.02 if anchor == "end" else stands.answered + 0.02
    yield svg.words(across, _y(stands.refused) + 22, "where it stands", "label", anchor)


def _spread(stands: Stands) -> Iterator[Markup]:
    x, y = stands.answered, _y(stands.refused)
    (left, right), (low, high) = stands.answered_within, stands.refused_within
    yield svg.line(left, y, right, y, "spread refused")
    yield svg.line(x, _y(low), x, _y(high), "spread refused")


def _y(refused: float) -> float:
    return _TOP + _HEIGHT * (1 - refused)
