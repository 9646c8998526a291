"""A change told in two breaths: "466 children. This is an increase from 392"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from assistant.answerers.passages.direction import End, movement
from assistant.cite import cite_sentence, voice_of
from assistant.draft import Asked, Draft, Point
from assistant.evidence.retrieve import Found
from assistant.evidence.sentences import Sentence, split_sentences
from assistant.evidence.values import Value, values_in
from assistant.language.coverage import Weigh, Words, coverage
from assistant.types import Evidence
from assistant.understand.shape import NUMERIC, Shape

_MOVED = re.compile(
    r"\b(rise|risen|rose|increase[ds]?|fall|fallen|fell|drop(?:ped)?|decrease[ds]?|change[ds]?|grow"
    r"|grown|grew|reduc\w+|go(?:ne)? (?:up|down)|went (?:up|down)|difference|by how (?:much|many))\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(increase|rise|rose|risen|reduction|reduced|decrease|decreased|fall|fell|fallen|drop|dropped"
    r"|down|up|compared|improvement|improved)\b.{0,40}\b(?:from|with|on|to)\b",
    re.IGNORECASE,
)
_ENOUGH = 0.5


@dataclass(frozen=True, eq=False)
class Change:
    """Two sentences: what the figure is, and what it was; `cover` is theirs of the question."""

    now: Sentence
    before: Sentence
    cover: float


def answer_change(asked: Asked, found: Found) -> Draft | None:
    """How far a figure moved, where a paper gives both ends; None where none does."""
    question = asked.question
    wanted = question.shape in NUMERIC and _MOVED.search(question.understood)
    if not wanted or len(question.authorities) > 1:
        return None
    changes = list(_changes(asked, found.evidence, found.weigh))
    if not changes:
        return None
    best = max(changes, key=lambda change: change.cover)
    percent = question.shape is Shape.PERCENT and values_in(best.before.text, Shape.PERCENT)
    shape = Shape.PERCENT if percent else Shape.COUNT
    now = _figure(best.now, shape)
    before = _figure(best.before, shape)
    if best.cover < _ENOUGH or not now or not before:
        return None
    sentences = list(dict.fromkeys((best.now, best.before)))
    points = [
        Point(s.text, voice_of(s.evidence.document), cite_sentence(asked.library, s))
        for s in sentences
    ]
    return Draft((*points, *movement(End(before), End(now), points)))


def _changes(asked: Asked, evidence: Iterable[Evidence], weigh: Weigh) -> Iterable[Change]:
    sentences = split_sentences(evidence)
    for now, before in pairwise(sentences):
        if now.evidence is not before.evidence or not _FROM.search(before.text):
            continue
        if not _of_time(asked, now, before):
            continue
        text = Words.of(f"{now.text} {before.text}")
        yield Change(now, before, coverage(asked.question.terms, weigh, text, now.around))


def _of_time(asked: Asked, now: Sentence, before: Sentence) -> bool:
    """Whether every period asked for is one that the two sentences name."""
    named = now.periods + before.periods
    return all(any(p.overlaps(want) for p in named) for want in asked.question.loose)


def _figure(sentence: Sentence, shape: Shape) -> Value | None:
    values = values_in(sentence.text, shape)
    return values[0] if values else None
