"""Figures set side by side: what each period or place gives, and which way they moved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answerers.passages.direction import End, higher, movement
from assistant.answerers.passages.table_figures import COMPARING, cell_of
from assistant.draft import Asked, Draft, Point
from assistant.evidence.answerable import answers_fact
from assistant.evidence.retrieve import retrieve
from assistant.evidence.sentence_features import Candidate, weigh_sentences
from assistant.evidence.table_rows import sentence_point
from assistant.evidence.values import Value, answering_values, nearness
from assistant.language.periods import Period
from assistant.scope.scope import is_inspection, of_period
from assistant.types import Status
from assistant.understand.shape import NUMERIC, Shape

_TWO = 2
_TRIED = 3
"""How many sentences are tried for a side, best first."""


@dataclass(frozen=True)
class Side:
    """One side of a comparison: what it is called, what is said of it, and the figure in it."""

    name: str
    point: Point
    value: Value | None


def answer_comparison(asked: Asked) -> Draft | None:
    """Each side's finding and, where both give a figure, the difference; None where not compared.

    Where a figure is given for one side alone, that is said, and which side is missing.
    """
    question = asked.question
    parts = _parts(asked) if question.compares else []
    sides = [side for part in parts if (side := _side(*part))]
    if len(sides) < 2:
        return _one_sided(parts, sides)
    points = [side.point for side in sides]
    ends = [End(side.value, side.name) for side in (sides[0], sides[-1])]
    if len({point.citations for point in points}) == 1:
        points = points[:1]
    told = higher if _by_place(asked) else movement
    return Draft((*points, *told(ends[0], ends[1], points)), Status.COMPLETE)


def _one_sided(parts: Sequence[tuple[str, Asked]], sides: Sequence[Side]) -> Draft | None:
    """The one side that the papers give a figure for, and the name of the other."""
    if len(sides) != 1 or len(parts) != 2 or not sides[0].value or parts[0][1].question.tied:
        return None
    lacking = next(name for name, _ in parts if name != sides[0].name)
    missing = f"The documents give no such figure for {lacking}."
    return Draft((sides[0].point,), Status.PARTIAL, (missing,))


def _by_place(asked: Asked) -> bool:
    return len(_times(asked)) < _TWO


def _times(asked: Asked) -> list[Period]:
    """The different times asked of, earliest first: "A in 2016 and B in 2016" has one."""
    each = {(period.first, period.last): period for period in asked.question.periods}
    return [each[days] for days in sorted(each)]


def _parts(asked: Asked) -> list[tuple[str, Asked]]:
    """The question once for each period or authority that it sets beside another."""
    question = asked.question
    periods = _times(asked)
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
    terms = tuple(t for t in part.question.terms if not COMPARING.fullmatch(t.text))
    question = replace(part.question, shape=shape, terms=terms or part.question.terms)
    part = Asked(part.library, question, part.scope)
    found = retrieve(part.library, part.question, part.scope)
    cell = cell_of(part, found)
    if cell:
        return Side(name, *cell)
    candidates = weigh_sentences(part.library, part.question, part.scope, found)
    best = next((c for c in candidates[:_TRIED] if answers_fact(part, c, found.weigh)), None)
    if best is None:
        return None
    said = sentence_point(part, best.sentence)
    return Side(name, replace(said, text=f"{name}: {said.text}"), _value(part, best))


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
    values = answering_values(text, question.shape)
    if not values:
        return None
    named = [p for p in best.sentence.periods for want in question.periods if p.overlaps(want)]
    if named and len(best.sentence.periods) > 1:
        return min(values, key=lambda v: abs(v.start - named[0].start))
    return max(values, key=lambda v: sum(nearness(v, text, t) for t in question.terms))
