"""All registers of a library as flat tables, with the type of each column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.export.answers import document_row, judgement_row, recommendation_row
from assistant.export.plans import action_row, trace_row
from assistant.tracking.book import PlanBook
from assistant.tracking.every_trace import trace_all
from corpus.library import Library
from corpus.types import Decision, Document, NextStep, Progress

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """Rows with a column for each name; a type is one of a Table Schema, and `id` the key.

    `about` says, in a sentence, what a row is. A list is a list in a row.
    """

    name: str
    about: str
    columns: Mapping[str, str]
    rows: tuple[Row, ...]


_DOCUMENT = {
    "id": "string", "document": "string", "title": "string", "kind": "string",
    "authority": "string", "body": "string", "author": "string", "published": "date",
    "meeting_date": "date", "inspected_from": "date", "inspected_to": "date",
    "period_from": "date", "period_to": "date", "framework": "string", "lead_inspector": "string",
    "media": "string", "pages": "integer", "source_url": "string", "licence": "string",
    "access": "string", "supersedes": "string",
}  # fmt: skip
_OF = {"id": "string", "document_id": "string", "document": "string"}
_JUDGEMENT = {
    **_OF, "authority": "string", "area": "string", "area_text": "string", "grade": "string",
    "framework": "string", "inspected_from": "date", "inspected_to": "date", "published": "date",
    "page": "integer", "quote": "string",
}  # fmt: skip
_RECOMMENDATION = {
    **_OF, "authority": "string", "n": "integer", "printed_no": "string", "list": "string",
    "kind": "string", "theme": "string", "text": "string", "pages": "array", "quote": "string",
}  # fmt: skip
_ACTION = {
    **_OF, "authority": "string", "ref": "string", "theme": "string", "text": "string",
    "owner": "string", "due": "string", "due_text": "string", "measure": "string", "rag": "string",
    "status_text": "string", "progress_text": "string", "answers_text": "string",
    "recommendation_refs": "array", "now": "string", "now_due": "string", "now_owner": "string",
    "now_rag": "string", "pages": "array", "section": "string", "quote": "string",
}  # fmt: skip
_PROGRESS = {
    **_OF, "ref": "string", "about": "string", "field": "string", "from": "string", "to": "string",
    "said_by": "string", "said_on": "date", "pages": "array", "quote": "string",
}  # fmt: skip
_DECISION = {
    **_OF, "item": "string", "text": "string", "decided_by": "string", "decided_on": "date",
    "pages": "array", "quote": "string",
}  # fmt: skip
_NEXT_STEP = {
    **_OF, "kind": "string", "whose": "string", "due": "date", "timing": "string",
    "pages": "array", "quote": "string",
}  # fmt: skip
_LINK = {
    "id": "string", "link_id": "string", "recommendation_id": "string", "action_id": "string", "report": "string",
    "plan": "string", "probability": "number", "sure": "boolean", "confirmed": "boolean",
    "why": "string",
}  # fmt: skip


def register_tables(library: Library) -> list[Table]:
    """Every register, of what may be seen; documents first, by path."""
    held = {document.id: document for document in library.documents()}
    book = PlanBook.of(library)
    return [
        Table("documents", "A paper held.", _DOCUMENT, _rows(held.values(), document_row)),
        Table(
            "judgements",
            "A grade that an inspection gave, or an outcome of area SEND.",
            _JUDGEMENT,
            _of(held, library.judgements(outcomes=True), judgement_row),
        ),
        Table(
            "recommendations",
            "Something an inspection asked for.",
            _RECOMMENDATION,
            _of(held, library.recommendations(), recommendation_row),
        ),
        Table(
            "strengths",
            "Something an inspection lists as going well.",
            _RECOMMENDATION,
            _of(held, library.strengths(), recommendation_row),
        ),
        Table(
            "actions",
            "Something a plan promises, and how it stands now.",
            _ACTION,
            tuple(
                {**action_row(s), "document_id": s.plan.id, **_now(action_row(s)["current"])}
                for s in book.stories()
            ),
        ),
        Table(
            "progress",
            "A change to an action that a paper reports.",
            _PROGRESS,
            _of(held, library.progress(), _progress),
        ),
        Table(
            "decisions",
            "What a body resolved.",
            _DECISION,
            _of(held, library.decisions(), _decision),
        ),
        Table(
            "next_steps",
            "What an inspection says comes next.",
            _NEXT_STEP,
            _of(held, library.next_steps(), _next_step),
        ),
        Table(
            "links",
            "That an action answers a recommendation, and how surely.",
            _LINK,
            tuple(_links(book)),
        ),
    ]


def _rows(facts: Iterable[Any], row: Callable[[Any], Row]) -> tuple[Row, ...]:
    return tuple(row(fact) for fact in facts)


def _of(
    held: Mapping[str, Document], facts: Iterable[Any], row: Callable[[Any, Document], Row]
) -> tuple[Row, ...]:
    return tuple(
        {**row(fact, held[fact.document_id]), "document_id": fact.document_id} for fact in facts
    )


def _now(current: Any) -> Row:
    return {
        "now": current["status"],
        "now_due": current["due"],
        "now_owner": current["owner"],
        "now_rag": current["rag"],
    }


def _stands(fact: Progress | Decision | NextStep, document: Document) -> Row:
    return {
        "id": fact.id,
        "document": document.path,
        "pages": list(fact.pages) if document.paged else [],
        "quote": " ".join(quote.text for quote in fact.quotes),
    }


def _progress(fact: Progress, document: Document) -> Row:
    return {
        **_stands(fact, document),
        "ref": fact.ref,
        "about": fact.about,
        "field": fact.change.value,
        "from": fact.before,
        "to": fact.after,
        "said_by": fact.said_by,
        "said_on": _day(fact.said_on),
    }


def _decision(fact: Decision, document: Document) -> Row:
    return {
        **_stands(fact, document),
        "item": fact.item,
        "text": fact.text,
        "decided_by": fact.decided_by,
        "decided_on": _day(fact.decided_on),
    }


def _next_step(fact: NextStep, document: Document) -> Row:
    return {
        **_stands(fact, document),
        "kind": fact.kind.value,
        "whose": fact.whose,
        "due": _day(fact.due),
        "timing": fact.timing,
    }


def _links(book: PlanBook) -> Iterable[Row]:
    for each in trace_all(book, None, None).traces:
        for traced in each.rows:
            row: Any = trace_row(traced)
            for link in row["links"]:
                # A link's own id is of the two texts, which other reports and plans may repeat.
                recommendation = row["recommendation"]["id"]
                yield {
                    **link,
                    "id": f"{recommendation}-{link['action_id']}",
                    "link_id": link["id"],
                    "recommendation_id": recommendation,
                    "report": row["report"],
                    "plan": row["plan"],
                }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
