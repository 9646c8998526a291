"""The chief marks over past runs of the suite, each with its 95 % interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup

from evals.history import PastMark, PastRun
from evals.report import shown
from evals.report.plots import svg

_CHIEF: Mapping[str, str] = {
    "answered_rightly": "answered rightly",
    "fact_recall": "facts found",
    "page_cited": "a right page cited",
    "refusal_recall": "near misses refused",
    "refusal_precision": "refusals that were right",
}
_TITLE = "Over past runs"
_ROW, _HEIGHT = 104, 64
_RUNS_SHOWN = 30


def trend(runs: Sequence[PastRun]) -> svg.Plot | None:
    """The runs, oldest first; None where there are fewer than two."""
    runs = runs[-_RUNS_SHOWN:]
    names = [name for name in _CHIEF if any(name in run.marks for run in runs)]
    if len(runs) < 2 or not names:
        return None
    told = f"{len(runs)} runs from {_day(runs[0])} to {_day(runs[-1])}. " + " ".join(
        _told(name, runs) for name in names
    )
    parts = (part for row, name in enumerate(names) for part in _row(row, name, runs))
    return svg.Plot(
        "trend",
        _TITLE,
        told,
        svg.picture(_ROW * len(names) + 18, _TITLE, [*parts, *_days(len(names), runs)]),
        ("run", "code", "questions", *(_CHIEF[name] for name in names)),
        tuple(
            (
                _day(run),
                run.commit or "-",
                str(run.cases),
                *(_cell(run.marks.get(name)) for name in names),
            )
            for run in runs
        ),
    )


def _row(row: int, name: str, runs: Sequence[PastRun]) -> Iterator[Markup]:
    top = _ROW * row + 26
    known = [(_x(i, runs), run.marks[name]) for i, run in enumerate(runs) if name in run.marks]
    for share, label in ((0.0, "0%"), (1.0, "100%")):
        yield svg.line(0, _y(top, share), 1, _y(top, share), "grid")
        yield svg.words(1, _y(top, share) - 3, label, "quiet", "end")
    for (x1, one), (x2, other) in pairwise(known):
        yield svg.line(x1, _y(top, one.value), x2, _y(top, other.value), "curve")
    for x, mark in known:
        yield svg.line(x, _y(top, mark.low), x, _y(top, mark.high), "spread answered")
        yield svg.dot(x, _y(top, mark.value), "point answered", 4)
    yield svg.words(0, top - 10, f"{_CHIEF[name]}: {_cell(known[-1][1])}", "label")


def _days(rows: int, runs: Sequence[PastRun]) -> Iterator[Markup]:
    yield svg.words(0, _ROW * rows + 12, _day(runs[0]), "quiet")
    yield svg.words(1, _ROW * rows + 12, _day(runs[-1]), "quiet", "end")


def _x(number: int, runs: Sequence[PastRun]) -> float:
    return 0.03 + 0.82 * number / (len(runs) - 1)


def _y(top: float, share: float) -> float:
    return top + _HEIGHT * (1 - share)


def _told(name: str, runs: Sequence[PastRun]) -> str:
    known = [run.marks[name] for run in runs if name in run.marks]
    return f"{_CHIEF[name].capitalize()}: {_cell(known[0])} first, {_cell(known[-1])} last."


def _cell(mark: PastMark | None) -> str:
    return shown.EN_DASH if mark is None else shown.number(mark.value, mark.unit)


def _day(run: PastRun) -> str:
    return f"{run.when.day} {run.when:%b %Y, %H:%M}"
