"""Follow-ups: what a question leaves out is carried over from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.names import find_authorities
from assistant.periods import find_periods
from assistant.shape import Shape, is_about_grades, shape_of
from assistant.terms import Term, find_terms

_LEANS = re.compile(
    r"\b(it|its|that|those|these|they|them|their|this|he|she|him|her|there|one|same|so|then)\b"
    r"|^\W*(and|what about|how about|but|also|which|who|why|when|how many|was|were|did|had)\b",
    re.IGNORECASE,
)


def standalone(question: str, history: Sequence[str], held: Iterable[str]) -> str:
    """The question with what it leaves out: whose, of when, and about what, from earlier turns.

    The carried words stand in brackets at its end, so that a reader sees what was understood.
    A question that stands alone comes back as it is.
    """
    held = tuple(held)
    turns = [" ".join(turn.split()) for turn in history if turn.strip()]
    if not turns or not _leans(question, held):
        return question
    carried = _carried_scope(question, turns, held)
    topic = _carried_topic(question, turns, held)
    if any(is_about_grades(t, shape_of(t)) for t in turns[-1:]) and not _asks_person(question):
        topic = f"grade {topic}".strip()
    extra = ", ".join(filter(None, (topic, *carried)))
    return f"{question.rstrip()} ({extra})" if extra else question


def _asks_person(question: str) -> bool:
    return shape_of(question) in {Shape.PERSON, Shape.DATE, Shape.SPEAKER}


def _leans(question: str, held: Sequence[str]) -> bool:
    """Whether a question can't stand alone: it points back, or names neither place nor much else."""
    if find_authorities(question, held):
        return bool(re.match(r"^\W*(and|what about|how about)\b", question, re.IGNORECASE))
    return bool(_LEANS.search(question)) or len(_topics(question, held)) < 3


def _carried_scope(question: str, turns: Sequence[str], held: Sequence[str]) -> list[str]:
    """The latest authority and period named before, where the question names none of its own."""
    carried = []
    if not find_authorities(question, held):
        for turn in reversed(turns):
            named = find_authorities(turn, held)
            if named:
                carried.append(" and ".join(dict.fromkeys(n.name for n in named)))
                break
    if not find_periods(question):
        for turn in reversed(turns):
            periods = find_periods(turn)
            if periods:
                carried.append(f"{periods[-1].text}{_paper(turn)}")
                break
    return carried


def _paper(turn: str) -> str:
    """What sort of paper a turn's period is of, as a word to set after it."""
    if re.search(r"\b(ofsted|inspect\w*|grades?|judged|rated)\b", turn, re.IGNORECASE):
        return " inspection"
    named = re.search(r"\b(report|visit|letter|minutes)\b", turn, re.IGNORECASE)
    return f" {named.group(1).lower()}" if named else ""


def _carried_topic(question: str, turns: Sequence[str], held: Sequence[str]) -> str:
    """What the turns before were about, newest first, without what the question says itself."""
    own = {term.own for term in _topics(question, held)}
    for turn in reversed(turns):
        topic = [term.text for term in _topics(turn, held) if term.own not in own]
        if topic:
            return " ".join(topic[:6])
    return ""


def _topics(text: str, held: Sequence[str]) -> list[Term]:
    spans = [(n.start, n.end) for n in find_authorities(text, held)]
    spans += [(p.start, p.end) for p in find_periods(text)]
    return [term for term in find_terms(text, spans) if term.weight >= 1]
