"""Councils side by side: their grades now and before, and what each was asked for.

Grades compare only where they were given by like rules for the same children; where they weren't, the
row says so instead of putting them in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.council.asked_for import Ask, asks_of
from assistant.council.council_papers import CouncilPapers, authorities_held
from assistant.council.lines import cited
from assistant.council.standing import AREA_WORDS, held_timelines, rules_of
from assistant.council.topic_match import Subject
from assistant.tracking.book import PlanBook
from assistant.tracking.timeline import CARE_LEAVERS_APART, Point
from assistant.types import Citation
from corpus.library import Library
from corpus.places.authorities import authorities, authority_called
from corpus.quotes import Quote
from corpus.types import Area, Framework

_CHILDREN = (Area.IN_CARE, Area.CARE_LEAVERS)
UNLIKE = "judged by unlike rules: not compared"


@dataclass(frozen=True)
class GradeCell:
    """A council's last grade for an area, the one before it, and where the last stands."""

    now: Point | None
    before: Point | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class AreaRow:
    """An area's grades, a cell a council in their order; `note` says where they don't compare."""

    area: Area
    cells: tuple[GradeCell, ...]
    note: str = ""


@dataclass(frozen=True)
class Comparison:
    """Councils side by side; `asks` are what each was asked for, with where it stands."""

    authorities: tuple[str, ...]
    subject: Subject | None
    as_of: date
    rows: tuple[AreaRow, ...]
    asks: tuple[tuple[tuple[Ask, tuple[Citation, ...]], ...], ...]


@dataclass(frozen=True)
class CouncilRow:
    """One council in the table of all: its last overall grade and SEND outcome, and what is held."""

    authority: str
    region: str
    overall: GradeCell
    send: GradeCell
    asks: int
    papers: int
    newest: date | None


def compare(
    library: Library,
    names: Sequence[str],
    subject: Subject | None = None,
    as_of: date | None = None,
) -> Comparison:
    """The named councils side by side, in that order. A council of which nothing is held has no cells."""
    day = as_of or date.today()
    book = PlanBook.of(library)
    every = [CouncilPapers.of(library, name, day) for name in names]
    cells = [_cells(papers) for papers in every]
    areas = [area for area in AREA_WORDS if any(area in held for held in cells)]
    rows = [
        AreaRow(area, tuple(held.get(area, GradeCell(None)) for held in cells)) for area in areas
    ]
    asks = tuple(
        tuple(
            (ask, found)
            for ask in asks_of(papers, papers.since_graded, subject, book)
            if (found := cited(library, ask.document, ask.item.quotes, ask.item.list_name))
        )
        for papers in every
    )
    return Comparison(
        tuple(names), subject, day,
        tuple(AreaRow(row.area, row.cells, _note(row)) for row in rows), asks,
    )  # fmt: skip


def all_councils(library: Library, as_of: date | None = None) -> tuple[CouncilRow, ...]:
    """Every council of which an inspection is held, by name."""
    day = as_of or date.today()
    return tuple(
        _row(papers)
        for name in authorities_held(library)
        if (papers := CouncilPapers.of(library, name, day)).letters
    )


def neighbours_held(library: Library, name: str) -> tuple[str, ...]:
    """The statistical neighbours of a council of which papers are held, the nearest first."""
    found = authority_called(name)
    held = set(authorities_held(library))
    return tuple(each for each in found.neighbours if each in held) if found else ()


def _row(papers: CouncilPapers) -> CouncilRow:
    cells = _cells(papers)
    regions = {each.name: each.region for each in authorities()}
    letters = frozenset(d.id for d in papers.since_graded)
    asks = (
        asks_of(papers, papers.since_graded, None, PlanBook.of(papers.library)) if letters else []
    )
    return CouncilRow(
        papers.authority,
        regions.get(papers.authority, ""),
        cells.get(Area.OVERALL, GradeCell(None)),
        cells.get(Area.AREA_SEND, GradeCell(None)),
        len(asks),
        len(papers.documents),
        max((d.date for d in papers.documents if d.date), default=None),
    )


def _cells(papers: CouncilPapers) -> dict[Area, GradeCell]:
    """The last graded inspection's grades, area by area, and the last outcome of area SEND.

    Areas that only older inspections judged are left out. A joint grade for children in care and
    care leavers stands in the rows of both.
    """
    found: dict[Area, GradeCell] = {}
    last = papers.last_graded
    for timeline in held_timelines(papers):
        graded = [point for point in timeline.points if point.grade]
        if not graded or timeline.area is Area.IN_CARE_AND_CARE_LEAVERS:
            continue
        now = graded[-1]
        if timeline.area is not Area.AREA_SEND and not (last and now.document.id == last.id):
            continue
        before = graded[-2] if len(graded) > 1 else None
        quotes = (Quote(now.page or 1, now.quote),)
        found[timeline.area] = GradeCell(now, before, cited(papers.library, now.document, quotes))
    return found


def _note(row: AreaRow) -> str:
    """Why the cells of a row don't compare; "" where they do."""
    given = [cell.now for cell in row.cells if cell.now]
    return UNLIKE if len({_like(row.area, point) for point in given}) > 1 else ""


def _like(area: Area, point: Point) -> tuple[str, bool, bool]:
    """What two grades must share to be compared: rules, whether joint, and whom they take in."""
    day = point.document.inspected_to or point.document.date or date.min
    shared = area in _CHILDREN
    joint = shared and point.document.framework is not Framework.SIF and day < CARE_LEAVERS_APART
    return rules_of(point.document.framework), joint, shared and day >= CARE_LEAVERS_APART
