"""Figures set side by side: what each period or place gives, and which way they moved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.cite import cite_sentence, voice_of
from assistant.draft import Asked, Draft, Point
from assistant.periods import Period
from assistant.refuse import answers_fact
from assistant.retrieve import retrieve
from assistant.scope import is_inspection, of_period
from assistant.select import Candidate, weigh_sentences
from assistant.shape import NUMERIC, Shape
from assistant.types import Status, Voice
from assistant.values import Value, nearness, values_in


@dataclass(frozen=True)
class Side:
    """One side of a comparison: what it is called, what was found, and the figure in it."""

    name: str
    found: Candidate
    value: Value | None


def answer_comparison(asked: Asked) -> Draft | None:
    """Each side's finding and, where both give a figure, the difference; None where not compared."""
    question = asked.question
    if not question.compares:
        return None
    sides = [side for part in _parts(asked) if (side := _side(*part))]
    if len(sides) < 2:
        return None
    points = [
        Point(
            f"{side.name}: {side.found.sentence.text}",
            voice_of(side.found.sentence.evidence.document),
            cite_sentence(asked.library, side.found.sentence),
        )
        for side in sides
    ]
    if len({side.found.sentence.text for side in sides}) == 1:
        points = [replace(points[0], text=sides[0].found.sentence.text)]
    direction = difference(sides[0].value, sides[-1].value, points)
    return Draft((*points, *direction), Status.COMPLETE)


def _parts(asked: Asked) -> list[tuple[str, Asked]]:
    """The question once for each period or authority that it sets beside another."""
    question = asked.question
    periods = sorted(question.periods, key=lambda p: p.first)
    if len(periods) >= 2:
        return [(period.text, _of_period(asked, period)) for period in periods]
    if len(question.authorities) >= 2:
        return [(name, _of_authority(asked, name)) for name in question.authorities]
    return []


def _of_period(asked: Asked, period: Period) -> Asked:
    tied = period in asked.question.tied
    question = replace(
        asked.question, tied=(period,) if tied else (), loose=() if tied else (period,)
    )
    documents = asked.scope.documents
    if tied:
        documents = tuple(d for d in documents if of_period(d, period))
        if asked.question.about_inspection:
            documents = tuple(d for d in documents if is_inspection(d)) or documents
    return Asked(asked.library, question, replace(asked.scope, documents=documents))


def _of_authority(asked: Asked, name: str) -> Asked:
    documents = tuple(d for d in asked.scope.documents if d.authority == name)
    return Asked(asked.library, asked.question, replace(asked.scope, documents=documents))


def _side(name: str, part: Asked) -> Side | None:
    shape = _figure_shape(part)
    part = Asked(part.library, replace(part.question, shape=shape), part.scope)
    found = retrieve(part.library, part.question, part.scope)
    candidates = weigh_sentences(part.library, part.question, part.scope, found)
    if not candidates or not answers_fact(part, candidates[0], found.weigh):
        return None
    best = candidates[0]
    return Side(name, best, _value(part, best))


def _figure_shape(asked: Asked) -> Shape:
    """The figure wanted: as asked, else a number where more or fewer is the question."""
    shape = asked.question.shape
    if re.search(r"\bpoints?\b|%|\bper ?cent", asked.question.understood, re.IGNORECASE):
        return Shape.PERCENT
    if shape in NUMERIC:
        return shape
    counts = re.search(
        r"\b(more|fewer|number|numbers|many|rise|risen|fall|fallen|increase|drop|gone up|gone down)\b",
        asked.question.understood,
        re.IGNORECASE,
    )
    return Shape.COUNT if counts else shape


def _value(asked: Asked, best: Candidate) -> Value | None:
    """The figure of the side's own period if the sentence names it, else the nearest to the terms."""
    text, question = best.sentence.text, asked.question
    values = values_in(text, question.shape)
    if not values:
        return None
    named = [p for p in best.sentence.periods for want in question.periods if p.overlaps(want)]
    if named and len(best.sentence.periods) > 1:
        return min(values, key=lambda v: abs(v.start - named[0].start))
    return max(values, key=lambda v: sum(nearness(v, text, t) for t in question.terms))


def difference(before: Value | None, now: Value | None, points: Sequence[Point]) -> list[Point]:
    """Which way a figure moved and by how much; nothing where either can't be told.

    Nothing, too, where one is a share and the other is not.
    """
    first, last = _number(before), _number(now)
    if not before or not now or first is None or last is None:
        return []
    if _is_share(before) is not _is_share(now):
        return []
    carried = tuple(dict.fromkeys(c for point in points for c in point.citations))
    if first == last:
        return [Point("The figure is the same.", Voice.SCRUTINEER, carried)]
    unit = " percentage points" if _is_share(before) else ""
    word = "up" if last > first else "down"
    text = f"That is {word} by {abs(last - first):g}{unit}, from {first:g} to {last:g}."
    return [Point(text, Voice.SCRUTINEER, carried)]


def _is_share(value: Value) -> bool:
    return bool(re.search(r"%|\bper ?cent|\bhalf|\bthird|\bquarter", value.text, re.IGNORECASE))


_WORDS = {
    "fifty per cent": 50.0, "half": 50.0, "a quarter": 25.0, "three quarters": 75.0,
    "a third": 33.3, "two thirds": 66.7, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0,
    "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0,
    "eleven": 11.0, "twelve": 12.0,
}  # fmt: skip


def _number(value: Value | None) -> float | None:
    """The figure as a number; None where it can't be told."""
    if value is None:
        return None
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", value.text)
    if digits:
        return float(digits.group().replace(",", ""))
    return _WORDS.get(value.text.lower())
