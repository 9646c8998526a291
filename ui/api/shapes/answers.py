"""Questions, answers and the passages behind them, as rows of JSON."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field

from ui.api.shapes.base import LONGEST_NAME, Shape


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
