"""How an answer came about, as a row of JSON: the question as read, evidence with its signs, drafts."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.draft import Draft
from assistant.evidence.found import RankedPassage, RankedSentence
from assistant.export.answers import Row
from assistant.pipeline import Working
from assistant.understand.question import Question
from assistant.understand.wants import FIELDS

_PASSAGES, _SENTENCES, _DRAFTS = 5, 10, 10


def working_row(working: Working) -> Row:
    """All that `--explain` shows."""
    found = working.found
    return {
        "question": _question(working.asked.question),
        "scope": {
            "documents": len(working.asked.scope.documents),
            "filters": list(working.asked.scope.filters),
            "refusal": working.asked.scope.refusal,
        },
        "passages": [_passage(each) for each in found.passages[:_PASSAGES]],
        "sentences": [_sentence(each) for each in found.sentences[:_SENTENCES]],
        "taken": _draft(working.draft),
        "passed_over": [_draft(d) for d in working.drafts if d.points != working.draft.points][
            :_DRAFTS
        ],
    }


def _question(question: Question) -> Row:
    read = {
        name: {
            label: round(p, 3) for label, p in sorted(held.items(), key=lambda pair: -pair[1])[:3]
        }
        for name, held in question.reading.fields.items()
        if name in (*FIELDS, "plan")
    }
    return {
        "text": question.text,
        "understood": question.understood,
        "authorities": list(question.authorities),
        "not_held": list(question.absent),
        "times": [period.text for period in question.periods],
        "terms": [term.text for term in question.terms],
        "grades": [grade.value for grade in question.grades],
        "reading": read,
    }


def _passage(ranked: RankedPassage) -> Row:
    evidence = ranked.evidence
    return {
        "document": evidence.document.path,
        "pages": list(evidence.passage.pages) if evidence.document.paged else [],
        "probability": round(ranked.probability, 3),
        "text": evidence.passage.text,
        "signs": _rounded(ranked.signs),
    }


def _sentence(ranked: RankedSentence) -> Row:
    evidence = ranked.sentence.evidence
    return {
        "document": evidence.document.path,
        "pages": list(evidence.passage.pages) if evidence.document.paged else [],
        "probability": round(ranked.probability, 3),
        "text": ranked.sentence.text,
        "signs": _rounded(ranked.signs),
    }


def _draft(draft: Draft) -> Row:
    return {
        "by": draft.by,
        "status": draft.status.value,
        "probability": round(draft.probability, 3),
        "text": draft.text,
        "signs": _rounded(draft.signs),
    }


def _rounded(signs: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in signs.items()}
