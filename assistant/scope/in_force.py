"""What stood when a paper was made: "the rating in force when the strategy was agreed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.coverage import likeness
from assistant.scope.scope import is_inspection
from assistant.understand.question import Question
from corpus.types import Document

_WHEN_MADE = re.compile(
    r"\bwhen\b.{3,80}\b(agreed|approved|adopted|written|drafted|published|started|began|made|signed)\b",
    re.IGNORECASE,
)
_MEANT = 0.6


def in_force_when(question: Question, documents: Sequence[Document]) -> Question:
    """The question with the day of the paper that it dates a grade by; as it was, if it names none."""
    if not question.about_grades or question.periods or not _WHEN_MADE.search(question.understood):
        return question
    dated = [d for d in documents if not is_inspection(d) and (d.date or d.period_from)]
    scored = [(_likeness(question, document), document.path, document) for document in dated]
    if not scored or max(scored)[0] < _MEANT:
        return question
    paper = max(scored)[-1]
    return replace(question, in_force=paper.date or paper.period_from)


def _likeness(question: Question, document: Document) -> float:
    """The share of the question's terms that the paper's title and kind have."""
    terms = [t for t in question.terms if t.weight >= 1 and not _WHEN_MADE.search(t.text)]
    return likeness(terms, f"{document.title} . {document.kind}")
