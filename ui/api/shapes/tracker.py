"""Actions, what became of recommendations, and what officers said, as rows of JSON."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field

from ui.api.shapes.base import Shape


class OfficerWordShape(Shape):
    """An officer's word: what was said, by whom, when and why."""

    id: str
    sort: str
    name: str
    said_on: date | None
    reason: str
    authority: str | None
    recommendation: str
    ref: str | None
    action: str
    value: str | None
    before: str | None
    paper: str | None
    page: int | None
    link: str | None
    about: list[str]
    exempt: bool


class WordOnLink(OfficerWordShape):
    """A word on a link: whether it is carried over from an earlier version, and what speaks against it."""

    carried: bool
    against: str | None


class WordOnAction(WordOnLink):
    """A word on an action, with the paper that has come to say otherwise since."""

    against_document: str | None
    against_page: int | None


class LastWordShape(Shape):
    """What was said of an action last, and where."""

    last_document: str
    last_title: str
    last_date: date | None
    last_page: int | None
    last_words: str


class Standing(Shape):
    """How an action stands now."""

    rag: str
    due: str | None
    due_text: str | None
    due_from: date | None
    due_to: date | None
    overdue: bool
    days_late: int | None
    owner: str | None
    status: str


class StepShape(Shape):
    """A change to an action that a paper reports."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    document: str
    date: date | None
    field: str
    before: str | None = Field(alias="from")
    after: str | None = Field(alias="to")
    said_by: str | None
    page: int | None
    quote: str


class ActionShape(Shape):
    """An action that a plan promises, how it stands, and what came between."""

    id: str
    document: str
    title: str
    authority: str | None
    ref: str | None
    theme: str | None
    text: str
    owner: str | None
    due: str | None
    due_text: str | None
    measure: str | None
    rag: str
    status_text: str | None
    progress_text: str | None
    answers_text: str | None
    recommendation_refs: list[str]
    board: str | None
    current: Standing
    last: LastWordShape
    history: list[StepShape]
    officer: list[WordOnAction]
    pages: list[int]
    page: int | None
    section: str | None
    quote: str


class LinkShape(Shape):
    """An action that may answer a recommendation, and how surely."""

    id: str
    action_id: str
    ref: str | None
    text: str
    probability: float
    sure: bool
    why: str
    confirmed: bool | None
    officer: WordOnLink | None
    owner: str | None
    due: str | None
    due_text: str | None
    measure: str | None
    rag: str
    current: Standing
    history: list[StepShape]
    pages: list[int]


class TracedRecommendation(Shape):
    """The recommendation that is traced."""

    id: str
    n: int
    kind: str
    whose: str | None
    text: str
    pages: list[int]


class TraceRow(Shape):
    """A recommendation: the actions that answer it, those to be checked, the nearest that don't."""

    report: str
    report_title: str
    plan: str
    plan_title: str
    recommendation: TracedRecommendation
    status: Literal["answered", "to check", "unanswered"]
    officer: OfficerWordShape | None
    links: list[LinkShape]
    to_check: list[LinkShape]
    nearest: list[LinkShape]
    rejected: list[LinkShape]


class IdleAction(Shape):
    """An action that answers none of the report's recommendations."""

    report: str
    plan: str
    action_id: str
    ref: str | None
    text: str
    owner: str | None
    pages: list[int]


class TraceShape(Shape):
    """A trace, what answers nothing, and what to know of it."""

    rows: list[TraceRow]
    idle: list[IdleAction]
    notes: list[str]
