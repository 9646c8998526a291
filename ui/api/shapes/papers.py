"""Documents, their pages and what their registers hold, as rows of JSON."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from ui.api.shapes.base import Shape


class DocumentShape(Shape):
    """A document held, with what its text gave."""

    id: str
    document: str
    title: str
    kind: str
    authority: str | None
    body: str | None
    author: str | None
    published: date | None
    meeting_date: date | None
    inspected_from: date | None
    inspected_to: date | None
    period_from: date | None
    period_to: date | None
    framework: str | None
    lead_inspector: str | None
    media: str
    pages: int | None
    source_url: str | None
    licence: str | None
    access: Literal["public", "exempt"]
    exempt_pages: list[int]
    access_why: str | None
    access_sure: bool
    supersedes: str | None


class PageShape(Shape):
    """A page: its words, its size in points, and the boxes (x0, y0, x1, y1) of a quote's lines."""

    id: str
    document: str
    title: str
    page: int | None
    text: str
    width: float | None
    height: float | None
    quote: str | None
    boxes: list[tuple[float, float, float, float]]


class JudgementShape(Shape):
    """A grade from the register."""

    id: str
    document: str
    authority: str | None
    area: str
    area_text: str
    grade: str
    framework: str | None
    inspected_from: date | None
    inspected_to: date | None
    published: date | None
    page: int | None
    quote: str


class RecommendationShape(Shape):
    """Something an inspection asked for."""

    id: str
    document: str
    authority: str | None
    n: int
    printed_no: str | None
    list_name: str = Field(alias="list")
    kind: str
    theme: str | None
    whose: str | None
    text: str
    pages: list[int]
    quote: str


class PointShape(Shape):
    """A judgement in a timeline."""

    document: str
    inspected_from: date | None
    inspected_to: date | None
    published: date | None
    framework: str | None
    grade: str | None
    moved: str | None
    page: int | None
    note: str | None
    quote: str


class TimelineShape(Shape):
    """An area's judgements, earliest first."""

    authority: str
    area: str
    points: list[PointShape]
