"""What the registers and the trace give, as a run keeps it: the rows of their own JSON."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from assistant.export.answers import judgement_row, recommendation_row
from assistant.export.plans import action_row, trace_row
from assistant.tracking.book import PlanBook
from assistant.tracking.trace import trace
from corpus.errors import UsageError
from corpus.library import Library
from corpus.types import Document
from evals.match.documents import same_document


class _Held(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class HeldJudgement(_Held):
    """A row of `scrutineer judgements --json`."""

    id: str
    document: str
    area: str
    area_text: str
    grade: str
    page: int | None


class HeldRecommendation(_Held):
    """A row of `scrutineer recommendations --json`."""

    id: str
    document: str
    n: int
    printed_no: str | None
    list: str
    kind: str
    theme: str | None
    text: str
    pages: tuple[int, ...]


class HeldState(_Held):
    """How an action stands now."""

    rag: str
    due: str | None
    owner: str | None
    status: str


class HeldStep(_Held):
    """One thing that a later paper changed of it."""

    document: str
    field: str
    to: str | None


class HeldAction(_Held):
    """A row of `scrutineer actions --json`."""

    id: str
    document: str
    ref: str | None
    text: str
    owner: str | None
    due: str | None
    due_text: str | None
    measure: str | None
    rag: str
    pages: tuple[int, ...]
    current: HeldState
    history: tuple[HeldStep, ...]


class HeldLink(_Held):
    """An action that is held to answer a recommendation."""

    action_id: str
    probability: float
    sure: bool


class HeldNumber(_Held):
    """Which recommendation a row of the trace is on."""

    n: int
    text: str


class HeldTrace(_Held):
    """A row of `scrutineer trace --json`."""

    report: str
    plan: str
    recommendation: HeldNumber
    status: str
    links: tuple[HeldLink, ...]


class Registers(_Held):
    """Everything that the registers give of a library, and the traces asked for."""

    judgements: tuple[HeldJudgement, ...] = ()
    recommendations: tuple[HeldRecommendation, ...] = ()
    actions: tuple[HeldAction, ...] = ()
    traces: tuple[HeldTrace, ...] = ()


def registers_of(library: Library, pairs: Iterable[tuple[str, str]]) -> Registers:
    """What a library's registers hold, and each report traced through its plan."""
    held = {document.id: document for document in library.documents()}
    book = PlanBook.of(library)
    traced = [
        row
        for report, plan in pairs
        for row in trace(book, _named(report, held.values()), _named(plan, held.values())).rows
    ]
    return Registers.model_validate(
        {
            "judgements": [judgement_row(j, held[j.document_id]) for j in library.judgements()],
            "recommendations": [
                recommendation_row(r, held[r.document_id]) for r in library.recommendations()
            ],
            "actions": [action_row(story) for story in book.stories()],
            "traces": [trace_row(row) for row in traced],
        }
    )


def _named(name: str, documents: Iterable[Document]) -> Document:
    found = next((each for each in documents if same_document(name, each.path)), None)
    if found is None:
        raise UsageError(f"the trace wants {name}, which the library doesn't hold")
    return found
