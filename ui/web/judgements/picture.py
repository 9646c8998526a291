"""Judgements over the years as a picture: a row an area, or one area as a ladder of grades.

A letter in a shape is a judgement: the letter and its colour say the grade, the shape the
framework. A line joins two that compare; where frameworks judged different things there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from assistant.tracking.timeline import Point, Timeline
from corpus.types import Grade
from ui.web.judgements.words import FRAMEWORKS, LOOKS, area_words, grade_words, when

if TYPE_CHECKING:
    import altair as alt

_ROW, _RUNG, _AXIS = 52, 60, 40
_SHAPE = 700
_LABEL = 16
_BREAK = "|"
_SPLIT = f"split(datum.label, '{_BREAK}')"


def all_areas(timelines: Sequence[Timeline], ink: str) -> alt.LayerChart | alt.FacetChart:
    """A row an area; `ink` is the colour of what is written on the page's ground."""
    order = [_wrapped(area_words(timeline.area)) for timeline in timelines]
    rows = {t.area: _wrapped(area_words(t.area)) for t in timelines}
    marks = [_mark(p, rows[t.area]) for t in timelines for p in t.points if _dated(p)]
    joins = [end for t in timelines for end in _joins(t, lambda _, row=rows[t.area]: row)]
    return _drawn(marks, joins, order, ink, _ROW)


def one_area(timeline: Timeline, ink: str) -> alt.LayerChart | alt.FacetChart:
    """A rung a grade, best at the top."""
    given = {point.grade for point in timeline.points}
    rungs = [grade for grade in LOOKS if grade in given or _common(grade, given)]
    order = [_wrapped(LOOKS[grade].words) for grade in rungs]
    marks = [_mark(p, _wrapped(grade_words(p))) for p in timeline.points if _dated(p)]
    joins = list(_joins(timeline, lambda point: _wrapped(grade_words(point))))
    return _drawn(marks, joins, order, ink, _RUNG)


def key_words(timelines: Sequence[Timeline]) -> str:
    """What the letters and shapes that are drawn stand for."""
    points = [point for timeline in timelines for point in timeline.points]
    given = {point.grade for point in points}
    letters = [f"{look.letter} {look.words.lower()}" for g, look in LOOKS.items() if g in given]
    shapes: dict[str, list[str]] = {}
    for framework in FRAMEWORKS:
        if any(point.document.framework is framework for point in points):
            name, shape = FRAMEWORKS[framework]
            shapes.setdefault(shape, []).append(name)
    told = [f"{shape}: {' or '.join(names)}" for shape, names in shapes.items()]
    return (
        f"Letters: {', '.join(letters)}. Shapes: {'; '.join(told)}. "
        "A line joins two grades that can be compared."
    )


def _drawn(
    marks: list[dict[str, Any]], joins: list[dict[str, Any]], order: list[str], ink: str, row: int
) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    y = alt.Y(
        "row:N", sort=order, title=None, scale=alt.Scale(domain=order),
        axis=alt.Axis(labelExpr=_SPLIT, grid=True, labelPadding=8, labelColor=ink),
    )  # fmt: skip
    x = alt.X(
        "day:T", title=None, scale=alt.Scale(padding=28),
        axis=alt.Axis(format="%Y", tickCount="year", labelOverlap=True, grid=False, labelColor=ink),
    )  # fmt: skip
    lines = alt.Chart(alt.InlineData(values=joins)).mark_line(color=ink, strokeWidth=2)
    drawn = alt.Chart(alt.InlineData(values=marks))
    shapes = list(dict.fromkeys(shape for _, shape in FRAMEWORKS.values()))
    points = drawn.mark_point(size=_SHAPE, filled=True, opacity=1, stroke=ink, strokeWidth=1)
    letters = drawn.mark_text(fontSize=14, fontWeight="bold")
    return alt.layer(
        lines.encode(x=x, y=y, detail="join:N"),
        points.encode(
            x=x,
            y=y,
            shape=alt.Shape("shape:N", scale=alt.Scale(domain=shapes, range=shapes), legend=None),
            fill=alt.Fill("fill:N", scale=None),
            tooltip=[
                alt.Tooltip(f"{name}:N") for name in ("Area", "Grade", "Inspected", "Framework")
            ],
        ),
        letters.encode(x=x, y=y, text="letter:N", color=alt.Color("ink:N", scale=None)),
    ).properties(height=row * len(order) + _AXIS)


def _mark(point: Point, row: str) -> dict[str, Any]:
    look = LOOKS[point.grade]
    framework, shape = FRAMEWORKS[point.document.framework]
    return {
        "row": row,
        "day": _day(point),
        "letter": look.letter,
        "fill": look.fill,
        "ink": look.ink,
        "shape": shape,
        "Area": area_words(point.area),
        "Grade": look.words,
        "Inspected": when(point),
        "Framework": framework,
    }


def _joins(timeline: Timeline, row_of: Any) -> Iterator[dict[str, Any]]:
    """Two ends for each pair of grades that compare."""
    before: Point | None = None
    for at, point in enumerate(timeline.points):
        if before and point.moved and _dated(point) and _dated(before):
            for end in (before, point):
                yield {"join": f"{timeline.area}-{at}", "row": row_of(end), "day": _day(end)}
        before = point if point.grade else before


def _common(grade: Grade | None, given: set[Grade | None]) -> bool:
    """Whether a rung is drawn though no inspection gave it: the four of today, or SEND's three."""
    send = {Grade.SEND_POSITIVE, Grade.SEND_INCONSISTENT, Grade.SEND_FAILINGS}
    today = {Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE}
    return any(grade in scale and given & scale for scale in (send, today))


def _dated(point: Point) -> bool:
    return bool(point.document.inspected_to or point.document.date)


def _day(point: Point) -> str:
    day = point.document.inspected_to or point.document.date
    return day.isoformat() if day else ""


def _wrapped(words: str) -> str:
    return _BREAK.join(wrap(words, _LABEL))
