"""What the assistant and the registers say, as the rows of JSON that others build on.

The keys are a contract: dates are ISO or null, pages count from 1, `document` is the path
relative to the folder that was ingested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from assistant.types import Answer, Citation, Evidence, Searched, SeeAlso, Statement, Written
from corpus.types import Document, Judgement, NextStep, Recommendation

Row = dict[str, object]


def answer_row(answer: Answer) -> Row:
    """An answer with everything it stands on."""
    return {
        "id": answer.id,
        "question": answer.question,
        "understood": answer.understood,
        "status": answer.status.value,
        "answer": answer.answer,
        "statements": [_statement(each) for each in answer.statements],
        "citations": [_citation(each) for each in answer.citations],
        "searched": _searched(answer.searched),
        "missing": list(answer.missing),
        "choices": [{"text": c.text, "question": c.question} for c in answer.choices],
        "probability": answer.probability,
        "see_also": [_see_also(each) for each in answer.see_also],
        "seconds": round(answer.seconds, 4),
        "written": _written(answer.written) if answer.written else None,
        "note": answer.note,
    }


def passage_row(evidence: Evidence) -> Row:
    """A passage found by a search; where its document has no pages, `pages` is empty."""
    passage, document = evidence.passage, evidence.document
    return {
        "document": document.path,
        "pages": list(passage.pages) if document.paged else [],
        "section": section(passage.heading),
        "score": round(evidence.score, 6),
        "text": passage.text,
    }


def document_row(document: Document) -> Row:
    """A document the library holds, with what its text gave."""
    return {
        "id": document.id,
        "document": document.path,
        "title": document.title,
        "kind": document.kind.value,
        "authority": document.authority,
        "body": document.body,
        "author": document.author,
        "published": _day(document.published),
        "meeting_date": _day(document.meeting_date),
        "inspected_from": _day(document.inspected_from),
        "inspected_to": _day(document.inspected_to),
        "period_from": _day(document.period_from),
        "period_to": _day(document.period_to),
        "framework": document.framework.value if document.framework else None,
        "lead_inspector": document.lead_inspector,
        "media": document.media,
        "pages": document.page_count if document.paged else None,
        "source_url": document.source_url,
        "licence": document.licence,
        "access": document.access.value,
        "exempt_pages": list(document.exempt_pages),
        "access_why": document.access_why,
        "access_sure": document.access_sure,
        "supersedes": document.supersedes,
    }


def judgement_row(judgement: Judgement, document: Document) -> Row:
    """A grade from the register."""
    return {
        "id": judgement.id,
        "document": document.path,
        "authority": document.authority,
        "area": judgement.area.value,
        "area_text": judgement.area_text,
        "grade": judgement.grade.value,
        "framework": document.framework.value if document.framework else None,
        "inspected_from": _day(document.inspected_from),
        "inspected_to": _day(document.inspected_to),
        "published": _day(document.published),
        "page": judgement.page if document.paged else None,
        "quote": judgement.quote,
    }


def recommendation_row(recommendation: Recommendation, document: Document) -> Row:
    """A recommendation, or strength. Over a page break, `quote` joins what each page has."""
    return {
        "id": recommendation.id,
        "document": document.path,
        "authority": document.authority,
        "n": recommendation.n,
        "printed_no": recommendation.printed_no,
        "list": recommendation.list_name,
        "kind": recommendation.kind,
        "theme": recommendation.theme,
        "whose": recommendation.whose or None,
        "text": recommendation.text,
        "pages": list(recommendation.pages) if document.paged else [],
        "quote": " ".join(quote.text for quote in recommendation.quotes),
    }


def next_step_row(step: NextStep, document: Document) -> Row:
    """What an inspection says must be sent, or will happen: `due` is a day, `timing` other words."""
    return {
        "id": step.id,
        "document": document.path,
        "authority": document.authority,
        "kind": step.kind.value,
        "whose": step.whose or None,
        "due": _day(step.due),
        "timing": step.timing,
        "pages": list(step.pages) if document.paged else [],
        "quote": " ".join(quote.text for quote in step.quotes),
    }


def section(heading: Sequence[str]) -> str:
    """A heading path as one reads it."""
    return " > ".join(heading)


def _statement(statement: Statement) -> Row:
    return {
        "text": statement.text,
        "voice": statement.voice.value,
        "citations": list(statement.citations),
    }


def _citation(citation: Citation) -> Row:
    return {
        "document": citation.document,
        "title": citation.title,
        "date": _day(citation.date),
        "page": citation.page,
        "section": citation.section,
        "quote": citation.quote,
    }


def _written(written: Written) -> Row:
    """What a model did; of what was dropped, only how often and why: its words are no answer."""
    return {
        "model": written.model,
        "provider": written.provider,
        "prompt": written.prompt,
        "tokens_in": written.tokens_in,
        "tokens_out": written.tokens_out,
        "cost": written.cost,
        "tried": written.tried,
        "kept": written.kept,
        "dropped": dict(Counter(each.why for each in written.dropped)),
    }


def _searched(searched: Searched) -> Row:
    return {
        "documents": searched.documents,
        "kinds": [kind.value for kind in searched.kinds],
        "earliest": _day(searched.earliest),
        "latest": _day(searched.latest),
        "filters": list(searched.filters),
    }


def _see_also(other: SeeAlso) -> Row:
    return {
        "document": other.document,
        "title": other.title,
        "date": _day(other.date),
        "note": other.note,
        "page": other.page,
        "quote": other.quote,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
