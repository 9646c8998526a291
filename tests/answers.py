"""Answers, documents and cases built by hand, for tests that need no library."""

from __future__ import annotations

from datetime import date

from assistant.types import (
    Answer,
    Citation,
    Searched,
    SeeAlso,
    Statement,
    Status,
    Voice,
)
from corpus.types import Document, Kind
from evals.cases.case import Case
from evals.records.records import CitedPage, Record

PATH = "letters/march-2023.pdf"


def document(**changes) -> Document:
    given = {
        "id": "d1",
        "path": PATH,
        "title": "Inspection of Wexcombe",
        "kind": Kind.INSPECTION_LETTER,
        "media": "application/pdf",
        "page_count": 12,
        "paged": True,
        "authority": "Wexcombe",
        "published": date(2023, 3, 10),
        "inspected_from": date(2023, 1, 16),
        "inspected_to": date(2023, 1, 27),
    }
    return Document(**{**given, **changes})


def citation(**changes) -> Citation:
    given = {
        "document_id": "d1",
        "document": PATH,
        "title": "Inspection of Wexcombe",
        "date": date(2023, 3, 10),
        "page": 1,
        "section": "Judgements",
        "quote": "Overall effectiveness Good",
        "place": 1,
        "start": 4,
        "end": 30,
    }
    return Citation(**{**given, **changes})


def answer(**changes) -> Answer:
    given = {
        "question": "what grade?",
        "understood": "What overall grade did Wexcombe get?",
        "status": Status.COMPLETE,
        "answer": "Overall effectiveness was Good.",
        "statements": (Statement("Overall effectiveness was Good.", Voice.OFSTED, (0,)),),
        "citations": (citation(),),
        "searched": Searched(3, (Kind.INSPECTION_LETTER,), date(2016, 9, 30), date(2023, 3, 10)),
        "seconds": 0.123456,
        "id": "q1",
    }
    return Answer(**{**given, **changes})


def refusal(**changes) -> Answer:
    given = {
        "status": Status.NONE,
        "answer": "The documents searched do not say.",
        "statements": (),
        "citations": (),
        "missing": ("a report of 2025",),
        "see_also": (
            SeeAlso(PATH, "Inspection of Wexcombe", date(2023, 3, 10), "the latest", 2, "as found"),
        ),
    }
    return answer(**{**given, **changes})


def case(**changes) -> Case:
    given = {
        "id": "q1",
        "kind": "lookup",
        "question": "What grade?",
        "answerable": True,
        "facts": [["Good"]],
        "documents": [PATH],
        "page_refs": [[PATH, 1]],
    }
    return Case.model_validate({**given, **changes})


def cited(**changes) -> CitedPage:
    given = {
        "document": PATH,
        "page": 1,
        "quote": "Overall effectiveness Good",
        "canonical": "Judgement Grade\nOverall effectiveness Good\n",
        "raw": ("Judgement Grade Overall effec-\ntiveness Good",),
    }
    return CitedPage(**{**given, **changes})


def record(**changes) -> Record:
    given = {
        "id": "q1",
        "status": "complete",
        "answer": "Overall effectiveness was Good.",
        "citations": (cited(),),
        "seconds": 0.1,
    }
    return Record(**{**given, **changes})
