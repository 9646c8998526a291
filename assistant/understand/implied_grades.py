"""Questions of how a place or a service stands, which its grades answer though none is named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.terms import Term
from assistant.understand.shape import Shape, areas_in, compares

_MOVED = re.compile(
    r"\b(better|worse|improv(?:ed|ing|ement)|deteriorat\w+|gone (?:up|down|backwards)|progress(?:ed)?)\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(than (?:in|at|it was)|since|compared (?:with|to)|from)\b", re.IGNORECASE)
_STANDS = re.compile(
    r"\b(how (?:is|are|was|were|did|has|have)\b.{3,60}\b(?:doing|performing|faring|fare|do|done|been)\b"
    r"|how good (?:is|are|was|were)|summar(?:y|ise|ize)\b|overview of)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"^(better|worse|improv\w*|deteriorat\w*|gone|progress\w*|doing|performing|faring|fare|good"
    r"|summar\w*|overview|compar\w*|overall|children|leaders\w*|leavers?|care|adoption|lscbs?"
    r"|safeguarding|boards?|help|protection|experience[sd]?|young|people|backwards|between)$",
    re.IGNORECASE,
)


def stands_how(question: str, shape: Shape, terms: Sequence[Term]) -> str:
    """ "moved" where two standings are asked for, "stands" where one is, "" where neither.

    Only where nothing is asked about but a place as a whole, or a judgement area.
    """
    if shape not in {Shape.TELL, Shape.YES_NO} or _asks_more(terms):
        return ""
    if _MOVED.search(question) and _THEN.search(question):
        return "moved"
    if compares(question) and areas_in(question):
        return "compared"
    return "stands" if _STANDS.search(question) else ""


def _asks_more(terms: Sequence[Term]) -> bool:
    """Whether a term is neither of an area's name nor of standing and moving."""
    return any(
        term.weight >= 1 and not all(_WORDS.match(word) for word in term.text.split())
        for term in terms
    )
