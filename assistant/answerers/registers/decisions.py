"""What a meeting decided, from the register of decisions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cite import cite, voice_of
from assistant.draft import Asked, Draft, Point
from assistant.language.coverage import Words, coverage
from assistant.scope.scope import newest_first
from assistant.understand.shape import Shape
from corpus.plans import Decision
from corpus.types import Document

_DECIDED = re.compile(r"\b(?:resolved?|resolutions?|decide[ds]?|decisions?)\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:scrutiny|commission|committee|cabinet|board|meeting|minutes|members|councillors)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"resolv\w+|resolution\w*|decid\w*|decision\w*|scrutiny|commission|committee|cabinet|meeting"
    r"|minutes|members|councillors|agree\w*|plan|report",
    re.IGNORECASE,
)
_ENOUGH = 0.6


def answer_decisions(asked: Asked) -> Draft | None:
    """What was resolved on the item asked about; None where no meeting's decision is asked for."""
    text = asked.question.understood
    wants = asked.question.shape in {Shape.LIST, Shape.TELL}
    if not (wants and _DECIDED.search(text) and _BODY.search(text)):
        return None
    meant = [d for d in asked.scope.documents if d.id in asked.scope.preferred]
    for document in newest_first(meant):
        items = _on_item(asked, asked.library.decisions(frozenset({document.id})))
        if items:
            points = tuple(_point(asked, document, item) for item in items)
            return Draft(points, as_list=len(points) > 1)
    return None


def _on_item(asked: Asked, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions under the item of business that the question's words fit best."""
    terms = [t for t in asked.question.terms if not _SAYS.fullmatch(t.text)]
    if not terms:
        return [] if len({each.item for each in decisions}) > 1 else list(decisions)
    fits = {
        item: coverage(terms, lambda term: term.weight, Words.of(item))
        for item in {each.item for each in decisions}
    }
    best = max(fits, key=lambda item: fits[item], default=None)
    if best is None or fits[best] < _ENOUGH:
        return []
    return [each for each in decisions if each.item == best]


def _point(asked: Asked, document: Document, decision: Decision) -> Point:
    found = (cite(asked.library, document, q.page, q.text, decision.item) for q in decision.quotes)
    text = decision.text.rstrip(";. ")
    return Point(f"- {text}", voice_of(document), tuple(c for c in found if c))
