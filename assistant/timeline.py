"""How the judgements on an authority moved across inspections and frameworks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.library import Library
from corpus.types import Area, Document, Framework, Grade, Judgement, Kind

CARE_LEAVERS_APART = date(2023, 1, 1)
"""From here on the experiences of care leavers have a judgement of their own."""

_UNGRADED = (Framework.ILACS_FOCUSED, Framework.ILACS_MONITORING)
_SHARED = {Area.IN_CARE, Area.CARE_LEAVERS}
_BEST_FIRST = list(Grade)


@dataclass(frozen=True)
class Point:
    """One inspection's word on an area. `grade` is None where it gives none; `note` says why.

    `moved` is "better", "worse" or "the same" beside the point before it that is comparable.
    """

    document: Document
    area: Area
    grade: Grade | None
    page: int | None
    quote: str
    note: str = ""
    moved: str | None = None


@dataclass(frozen=True)
class Timeline:
    """An area's points, earliest first."""

    authority: str
    area: Area
    points: tuple[Point, ...]


def timelines(library: Library, authority: str) -> tuple[Timeline, ...]:
    """A timeline for each area that inspections of the authority have judged, in the areas' order.

    Inspections without grades (focused and monitoring visits) stand in the one on overall
    effectiveness. Children in care and care leavers were judged together under ILACS before
    January 2023: that one grade stands in its own timeline and, noted, in those of both.
    """
    letters = [
        d
        for d in library.documents()
        if d.authority == authority and d.kind is Kind.INSPECTION_LETTER
    ]
    letters.sort(key=lambda d: (d.inspected_to or d.date or date.min, d.path))
    judged = library.judgements(frozenset(d.id for d in letters))
    given: dict[tuple[str, Area], Judgement] = {
        (j.document_id, j.area): j for j in judged if j.area is not Area.OTHER
    }
    areas = [area for area in Area if any(key[1] is area for key in given)]
    return tuple(
        Timeline(authority, area, _with_moves(_points(letters, area, given))) for area in areas
    )


def _points(
    letters: Sequence[Document], area: Area, given: dict[tuple[str, Area], Judgement]
) -> list[Point]:
    found = []
    for document in letters:
        own = given.get((document.id, area))
        joint = given.get((document.id, Area.IN_CARE_AND_CARE_LEAVERS))
        if own:
            found.append(_point(document, area, own, _note(document, area)))
        elif joint and area in _SHARED:
            note = (
                "children in care and care leavers were judged together; care leavers have had a "
                "judgement of their own since January 2023, so this is no like-for-like step"
            )
            found.append(_point(document, area, joint, note))
        elif area is Area.OVERALL and document.framework in _UNGRADED:
            note = f"{document.framework}: such visits give no grade"
            found.append(Point(document, area, None, None, "", note))
    return found


def _point(document: Document, area: Area, judgement: Judgement, note: str) -> Point:
    page = judgement.page if document.paged else None
    return Point(document, area, judgement.grade, page, judgement.quote, note)


def _note(document: Document, area: Area) -> str:
    if area is Area.CARE_LEAVERS and document.framework is Framework.SIF:
        return (
            "a graded part of the judgement on children looked after, under the framework of then"
        )
    if area is Area.CARE_LEAVERS and _day(document) >= CARE_LEAVERS_APART:
        return "a judgement of its own since January 2023"
    if area is Area.IN_CARE_AND_CARE_LEAVERS:
        return "judged together, as they were until January 2023"
    return ""


def _with_moves(points: Sequence[Point]) -> tuple[Point, ...]:
    """Each graded point beside the last graded one of like kind: a joint grade is like no other."""
    moved: list[Point] = []
    before: Point | None = None
    for point in points:
        step = _moved(before, point) if before and _comparable(before, point) else None
        moved.append(
            Point(
                point.document, point.area, point.grade, point.page, point.quote, point.note, step
            )
        )
        before = point if point.grade else before
    return tuple(moved)


def _comparable(one: Point, other: Point) -> bool:
    joint = ["judged together" in p.note and p.area in _SHARED for p in (one, other)]
    return one.grade is not None and other.grade is not None and joint[0] == joint[1]


def _moved(one: Point, other: Point) -> str:
    assert one.grade
    assert other.grade
    step = _BEST_FIRST.index(one.grade) - _BEST_FIRST.index(other.grade)
    return "better" if step > 0 else "worse" if step < 0 else "the same"


def _day(document: Document) -> date:
    return document.inspected_to or document.date or date.min
