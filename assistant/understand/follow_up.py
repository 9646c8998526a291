"""Follow-ups: what a question leaves out is carried over from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.language.periods import find_periods
from assistant.language.terms import Term, find_terms
from assistant.understand.authorities import find_authorities
from assistant.understand.places_asked import places_asked
from assistant.understand.shape import Shape, is_about_grades, shape_of

_LEANS = re.compile(
    r"\b(it|its|that|those|these|they|them|their|this|he|she|him|her|there|one|same|so|then)\b"
    r"|^\W*(and|what about|how about|but|also|which|who|why|when|how many|was|were|did|had)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:it|its|that|those|these|they|them|their|this|he|she|him|her"
    r"|the (?:report|letter|inspection))\b",
    re.IGNORECASE,
)
_INSPECTION = re.compile(r"\b(ofsted|inspect\w*|judged|graded|rated)\b", re.IGNORECASE)

_ELLIPTIC = re.compile(
    r"^\W*(?:and|what about|how about|but)\s+(?:about )?(?!what|how|when|who|why|which|where|was|were|is|are|did|do|does|has|had)(?P<slot>(?:(?:the|its|their|to|for|in|at|by|from|of)\s)*[\w'’ -]+?)\W*$",
    re.IGNORECASE,
)
_PREPOSITIONS = frozenset({"for", "to", "by", "from", "of", "at"})
_SLOT_WORDS = 5


def _elliptic(question: str) -> str:
    """What a question that only puts something else in the place of something asks of; "" if none."""
    match = _ELLIPTIC.match(question)
    slot = match["slot"].strip() if match else ""
    return slot if 0 < len(slot.split()) <= _SLOT_WORDS else ""


def _replaced(slot: str, turn: str) -> str:
    """The turn with the slot in its own phrase's place: what ends as it does ("finance advice"),

    or what stands at the turn's end after the same little word ("for Ofsted").
    """
    first = slot.split(maxsplit=1)[0]
    tail = re.search(rf"\b{re.escape(first)}\s[^,]*$", turn, re.IGNORECASE)
    if first.lower() in _PREPOSITIONS and tail:
        return f"{turn[: tail.start()]}{slot}?"
    article = re.compile(r"^(?:the|its|their)\s+", re.IGNORECASE)
    words = article.sub("", slot).split()
    if len(words) < 2:
        return ""
    phrase = re.compile(rf"\b[\w'’-]+\s+{re.escape(words[-1])}\b", re.IGNORECASE)
    match = phrase.search(turn)
    if not match:
        return ""
    return f"{turn[: match.start()]}{' '.join(words)}{turn[match.end() :]}"


def standalone(question: str, history: Sequence[str], held: Iterable[str]) -> str:
    """The question with what it leaves out: whose, of when, and about what, from earlier turns.

    The carried words stand in brackets at its end, so that a reader sees what was understood.
    A question that stands alone, or asks of every place held, comes back as it is.
    """
    held = tuple(held)
    turns = [" ".join(turn.split()) for turn in history if turn.strip()]
    if not turns or places_asked(question) or not _leans(question, held):
        return question
    slot = _elliptic(question)
    if slot:
        frames = [turn for turn in turns if not _elliptic(turn)] or turns
        rewritten = _replaced(slot, frames[-1])
        if rewritten:
            return rewritten
        if not find_periods(slot) and not find_authorities(slot, held) and _topics(slot, held):
            return f"{frames[-1].rstrip('?.! ')}, {slot}?"
    carried = _carried_scope(question, turns, held)
    topic = _carried_topic(question, turns, held)
    if any(is_about_grades(t, shape_of(t)) for t in turns[-1:]) and not _asks_person(question):
        topic = f"grade {topic}".strip()
    extra = ", ".join(filter(None, (topic, *carried)))
    return f"{question.rstrip()} ({extra})" if extra else question


def part_alone(part: str, whole: str, held: Iterable[str]) -> str:
    """A part of a question with what it leaves to the whole: whose, of when, and what "it" is."""
    held = tuple(held)
    topic = ""
    if _BACK.search(part) and len(_topics(part, held)) < 2:
        about = _carried_topic(part, [whole], held)
        if is_about_grades(whole, shape_of(part)):
            about = f"grade {about}"
        elif _INSPECTION.search(whole) and not _INSPECTION.search(part):
            about = f"inspection {about}"
        topic = about.strip()
    extra = ", ".join(filter(None, (topic, *_carried_scope(part, [whole], held))))
    return f"{part} ({extra})" if extra else part


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
