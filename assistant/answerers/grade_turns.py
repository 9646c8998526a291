"""When a council came to a grade that is named, and when another took its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.answerers.grades import (
    AREA_NAMES,
    Graded,
    cited_of,
    grade_of,
    grade_point,
    grades_given,
    year_of,
)
from assistant.draft import Draft, Point
from assistant.evidence.found import Found
from assistant.scope.asked import Asked
from assistant.scope.papers import newest_first
from assistant.types import Voice
from assistant.understand.wants import ASKED_AREA, About, AreaAsked, Order, Wanted
from corpus.types import Area

_LIKELY = 0.5


def answer_grade_turns(asked: Asked, found: Found) -> Iterator[Draft]:
    """The inspections between which a grade came or went, where the day of that is wanted."""
    del found
    question, reading = asked.question, asked.question.reading
    councils = question.authorities or asked.scope.councils
    if not question.grades or question.periods or len(councils) != 1:
        return
    first = reading.p(Order.FIRST)
    when = max(reading.p(Wanted.DATE, Wanted.MOVEMENT), reading.p(Order.SINCE), first)
    if min(when, reading.p(About.JUDGEMENT)) < _LIKELY:
        return
    area = ASKED_AREA.get(max(AreaAsked, key=reading.p), Area.OVERALL)
    letters = [d for d in asked.scope.letters if d.authority == councils[0]]
    rows = [
        graded
        for letter in reversed(newest_first(letters))
        for graded in grades_given(asked, letter, (area,))
        if graded.judgement
    ]
    named = [grade in question.grades for grade in map(grade_of, rows)]
    told = _run(rows, named, first=first >= _LIKELY)
    if not told:
        return
    points = [grade_point(row) for row in told]
    turns = [each for each in pairwise(told) if grade_of(each[0]) is not grade_of(each[1])]
    points += [_turn(before, after) for before, after in turns]
    yield Draft(tuple(points), as_list=len(points) > 2, by="grades", signs={"alone": 1.0})


def _run(rows: Sequence[Graded], named: Sequence[bool], *, first: bool) -> Sequence[Graded]:
    """The last inspections on end that gave the grade, or the first, with those before and after."""
    held = [at for at, gave in enumerate(named) if gave]
    if not held:
        return ()
    start = end = held[0] if first else held[-1]
    while start and named[start - 1]:
        start -= 1
    while end + 1 < len(named) and named[end + 1]:
        end += 1
    return rows[max(0, start - 1) : end + 2]


def _turn(before: Graded, after: Graded) -> Point:
    text = (
        f"{after.document.authority} – {AREA_NAMES[after.area]}: from {grade_of(before)} ({year_of(before)}) "
        f"to {grade_of(after)} ({year_of(after)})."
    )
    return Point(text, Voice.SCRUTINEER, cited_of((before, after)))
