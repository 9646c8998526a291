"""The rows of JSON as types, for the description of the interface; the tests hold them to it."""

from __future__ import annotations

import datetime as dt
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

LONGEST_NAME = 400


class Shape(BaseModel):
    """A row with these keys and no other."""

    model_config = ConfigDict(extra="forbid")


class Asked(Shape):
    """A question, and what narrows it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"question": "What needs to improve according to the 2025 inspection?"},
                {
                    "question": "And in 2022?",
                    "history": ["How was leadership judged in 2025?"],
                    "authority": "Wexcombe",
                },
            ]
        },
    )

    question: str = Field(max_length=2000, description="In plain words.")
    history: list[str] = Field(
        default=[], max_length=20, description="The asker's earlier questions, oldest first."
    )
    authority: str | None = Field(None, max_length=LONGEST_NAME, description="Only its papers.")
    kind: str | None = Field(None, max_length=40, description="Only this kind, such as minutes.")
    as_of: str | None = Field(
        None, max_length=40, description="Only what was published by this day: 2023-03-10."
    )
    with_model: bool = Field(True, description="Let the language model that is set word it.")


class Cited(Shape):
    """Words that stand on a page."""

    document: str
    title: str
    date: date | None
    page: int | None
    section: str
    quote: str


class Stated(Shape):
    """One thing said, with the places in `citations` that it stands on."""

    text: str
    voice: str
    citations: list[int]


class SearchedIn(Shape):
    """What was looked through."""

    documents: int
    kinds: list[str]
    earliest: date | None
    latest: date | None
    filters: list[str]


class Choosable(Shape):
    """What an unclear question may mean, and the question that asks for it."""

    text: str
    question: str


class SeenAlso(Shape):
    """A paper, or a finding, that bears on the question."""

    document: str
    title: str
    date: date | None
    note: str
    page: int | None
    quote: str


class WrittenBy(Shape):
    """What a language model did."""

    model: str
    provider: str
    prompt: str
    tokens_in: int
    tokens_out: int
    cost: float | None
    tried: int
    kept: int
    dropped: dict[str, int]


class AnswerShape(Shape):
    """An answer with everything it stands on."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "id": None,
                    "question": "What was the overall grade in 2025?",
                    "understood": "What was the overall grade in 2025?",
                    "status": "complete",
                    "answer": "Overall effectiveness was judged requires improvement to be good.",
                    "statements": [
                        {
                            "text": "Overall effectiveness was judged requires improvement to be "
                            "good.",
                            "voice": "Ofsted",
                            "citations": [0],
                        }
                    ],
                    "citations": [
                        {
                            "document": "inspection-2025.pdf",
                            "title": "Inspection of local authority children's services",
                            "date": "2025-03-10",
                            "page": 1,
                            "section": "",
                            "quote": "Requires improvement to be good",
                        }
                    ],
                    "searched": {
                        "documents": 3,
                        "kinds": ["inspection letter"],
                        "earliest": "2016-05-06",
                        "latest": "2025-03-10",
                        "filters": ["2025"],
                    },
                    "missing": [],
                    "choices": [],
                    "probability": 0.97,
                    "see_also": [],
                    "seconds": 0.09,
                    "written": None,
                    "note": "",
                }
            ]
        },
    )

    id: str | None
    question: str
    understood: str
    status: Literal["complete", "partial", "unclear", "none"]
    answer: str
    statements: list[Stated]
    citations: list[Cited]
    searched: SearchedIn
    missing: list[str]
    choices: list[Choosable]
    probability: float
    see_also: list[SeenAlso]
    seconds: float
    written: WrittenBy | None
    note: str


class PassageShape(Shape):
    """A passage found; `pages` is empty where its document has none."""

    id: str
    document: str
    pages: list[int]
    section: str
    score: float
    text: str


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


class Health(Shape):
    """Whether the service answers."""

    status: Literal["ok", "warming"]


class Problem(Shape):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
