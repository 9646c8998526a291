"""Comparisons: whether the sides come in the order asked for, and the way it went is said.

order: 1 where each fact is first said no earlier than the one before it. Defined for questions
that want an order, and 0 where a fact is missing. direction: 1 where a word of the right way is
said, and none of the opposite before it ("fell from 31% to 15%, though up on May" fell). Defined
for questions that give a direction.
"""

from __future__ import annotations

from itertools import pairwise

from evals.cases.case import Case, Direction
from evals.match.said import first_said, grades_named
from evals.metrics.metric import Metric
from evals.records.records import Record

_FIGURES = {
    Direction.UP: "up rose risen rise increased increase higher more grew grown climbed",
    Direction.DOWN: "down fell fallen fall dropped drop decreased decrease lower fewer less",
    Direction.SAME: "same unchanged stayed no change",
}
_GRADES = {
    Direction.UP: "improved better higher up rose",
    Direction.DOWN: "declined worse lower down fell deteriorated",
    Direction.SAME: "same unchanged stayed remained",
}
_OPPOSITE = {
    Direction.UP: (Direction.DOWN,),
    Direction.DOWN: (Direction.UP,),
    Direction.SAME: (Direction.UP, Direction.DOWN),
}


def _in_order(case: Case, record: Record) -> float | None:
    if not case.in_order:
        return None
    places = [_first(record.answer, group) for group in case.facts]
    known = [place for place in places if place is not None]
    whole = len(known) == len(places)
    return float(whole and all(before <= after for before, after in pairwise(known)))


def _direction(case: Case, record: Record) -> float | None:
    if case.direction is None:
        return None
    of_grades = any(grades_named(variant) for group in case.facts for variant in group)
    words = _GRADES if of_grades else _FIGURES
    said = _first(record.answer, words[case.direction].split())
    against = [_first(record.answer, words[way].split()) for way in _OPPOSITE[case.direction]]
    return float(said is not None and all(other is None or other > said for other in against))


def _first(answer: str, variants: tuple[str, ...] | list[str]) -> int | None:
    places = [first_said(answer, variant) for variant in variants]
    return min((place for place in places if place is not None), default=None)


ORDER = Metric("order", "comparisons whose sides come in the order asked for", _in_order)
DIRECTION = Metric("direction", "comparisons that say rightly which way it went", _direction)
