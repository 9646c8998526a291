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
OUTCOMES_BEGIN = date(2023, 1, 1)
"""From here on area SEND inspections come to one of three outcomes."""

_SHARED = {Area.IN_CARE, Area.CARE_LEAVERS}
_OUTCOMES = [Grade.SEND_POSITIVE, Grade.SEND_INCONSISTENT, Grade.SEND_FAILINGS]
_GRADES = [grade for grade in Grade if grade not in _OUTCOMES]
_JOINT = (
    "children in care and care leavers were judged together; care leavers have had a "
    "judgement of their own since January 2023, so this is no like-for-like step"
)
_APART = "a judgement of its own since January 2023"


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
    effectiveness; area SEND inspections, with or without one of their outcomes, in their own,
    where no letter grade stands beside them. Children in care and care leavers were judged together under ILACS before
    January 2023: that one grade stands in its own timeline and, noted, in those of both.
    """
    letters = [
        d
        for d in library.documents()
        if d.authority == authority and d.kind is Kind.INSPECTION_LETTER
    ]
    letters.sort(key=lambda d: (d.inspected_to or d.date or date.min, d.path))
    judged = library.judgements(frozenset(d.id for d in letters), outcomes=True)
    given: dict[tuple[str, Area], Judgement] = {
        (j.document_id, j.area): j for j in judged if j.area is not Area.OTHER
    }
    judged_areas = {area for _, area in given}
    if any(d.framework is Framework.AREA_SEND for d in letters):
        judged_areas.add(Area.AREA_SEND)
    areas = [area for area in Area if area in judged_areas]
    return tuple(
        Timeline(authority, area, _with_moves(_points(letters, area, given))) for area in areas
    )


def _points(
    letters: Sequence[Document], area: Area, given: dict[tuple[str, Area], Judgement]
) -> list[Point]:
    found: list[Point] = []
    for document in letters:
        own = given.get((document.id, area))
        joint = given.get((document.id, Area.IN_CARE_AND_CARE_LEAVERS))
        if own:
            found.append(_point(document, area, own, _note(document, area, found)))
        elif joint and area in _SHARED:
            found.append(_point(document, area, joint, _JOINT))
        elif area is Area.OVERALL and document.framework in _UNGRADED:
            note = f"{document.framework}: such visits give no grade"
            found.append(Point(document, area, None, None, "", note))
        elif area is Area.AREA_SEND and document.framework is Framework.AREA_SEND:
            found.append(Point(document, area, None, None, "", _no_outcome(document)))
    return found


def _point(document: Document, area: Area, judgement: Judgement, note: str) -> Point:
    page = judgement.page if document.paged else None
    return Point(document, area, judgement.grade, page, judgement.quote, note)


def _note(document: Document, area: Area, before: Sequence[Point]) -> str:
    """What kind of judgement it is, and what of the point before it is not of that kind."""
    said = _kind_of_judgement(document, area)
    last = next((point for point in reversed(before) if point.grade), None)
    if area in _SHARED and last and last.note.startswith(_JOINT):
        apart = "not compared with the one grade before it for children in care and care leavers"
        said = f"{said}; {apart}" if said else apart
    return said


def _kind_of_judgement(document: Document, area: Area) -> str:
    sif = document.framework is Framework.SIF
    if area is Area.CARE_LEAVERS and sif:
        return (
            "a graded part (2.2) of the judgement on children looked after, under the single "
            "inspection framework: no judgement of its own, as it is since January 2023"
        )
    if area is Area.IN_CARE and sif:
        return "children looked after and achieving permanence: care leavers count within it"
    if area is Area.CARE_LEAVERS and _day(document) >= CARE_LEAVERS_APART:
        return _APART
    if area is Area.IN_CARE and _day(document) >= CARE_LEAVERS_APART:
        return "without care leavers, who have a judgement of their own since January 2023"
    if area is Area.IN_CARE_AND_CARE_LEAVERS:
        return "judged together, as they were until January 2023; care leavers apart since then"
    return ""


def _no_outcome(document: Document) -> str:
    if _day(document) < OUTCOMES_BEGIN:
        return "area SEND inspections before 2023 gave none of the three outcomes"
    return "no one of the three outcomes was found in it"


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
    """Whether both have grades of one scale, for the same children, as judgements of one rank."""
    if one.grade is None or other.grade is None or _scale(one.grade) != _scale(other.grade):
        return False
    return one.area not in _SHARED or _sort(one) == _sort(other)


def _sort(point: Point) -> tuple[bool, bool, bool]:
    """What an inspection's grade for children in care or care leavers takes in."""
    joint = point.note.startswith(_JOINT)
    part = point.document.framework is Framework.SIF
    return joint, part, not part and _day(point.document) >= CARE_LEAVERS_APART


def _scale(grade: Grade) -> list[Grade]:
    return _OUTCOMES if grade in _OUTCOMES else _GRADES


def _moved(one: Point, other: Point) -> str:
    assert one.grade
    assert other.grade
    order = _scale(one.grade)
    step = order.index(one.grade) - order.index(other.grade)
    return "better" if step > 0 else "worse" if step < 0 else "the same"


def _day(document: Document) -> date:
    return document.inspected_to or document.date or date.min
