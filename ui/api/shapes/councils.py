"""What is said of councils, briefings and councils side by side, as rows of JSON."""

from __future__ import annotations

import datetime as dt
from datetime import date
from typing import Literal

from ui.api.shapes.answers import Cited
from ui.api.shapes.base import Shape


class FindingShape(Shape):
    """A sentence that tells how things are, as it leans: matched by meaning, so read the page."""

    id: str
    document: str
    authority: str | None
    published: date | None
    leaning: Literal["strength", "weakness", "neither"]
    topics: list[str]
    whom: str | None
    text: str
    pages: list[int]
    chance: float
    quote: str


class LineShape(Shape):
    """A line of a briefing, with the places it stands on."""

    text: str
    quote: str | None
    citations: list[Cited]


class SectionShape(Shape):
    """A section of a briefing; where it has no lines, `note` says why."""

    about: str
    title: str
    note: str | None
    lines: list[LineShape]


class PaperShape(Shape):
    """A paper that a briefing is made of."""

    document: str
    title: str
    kind: str
    published: date | None
    framework: str | None


class BriefShape(Shape):
    """A briefing on a council for a meeting."""

    authority: str
    topic: str | None
    as_of: date
    since: date
    summary: list[LineShape]
    sections: list[SectionShape]
    papers: list[PaperShape]


class CellShape(Shape):
    """A council's grade in an area, now and before."""

    grade: str
    inspected: date | None
    framework: str | None
    before: str | None
    before_inspected: date | None
    moved: str | None
    document: str
    page: int | None
    quote: str


class AreaShape(Shape):
    """An area's grades; `compared` is false where they were given by other standards."""

    area: str
    cells: list[CellShape | None]
    compared: bool
    note: str | None


class AskShape(Shape):
    """Something a council was asked for."""

    text: str
    document: str
    date: dt.date | None
    pages: list[int]
    quote: str


class ComparisonShape(Shape):
    """Councils side by side; cells and asks are in the order of `authorities`."""

    authorities: list[str]
    topic: str | None
    as_of: date
    grades: list[AreaShape]
    asked_for: list[list[AskShape]]


class CouncilShape(Shape):
    """A council of which inspections are held."""

    authority: str
    region: str | None
    overall: str | None
    inspected: date | None
    framework: str | None
    before: str | None
    before_inspected: date | None
    moved: str | None
    send: str | None
    asked_for: int
    papers: int
    newest: date | None
    document: str | None
    page: int | None
