"""Why a grade was given: what the inspectors who gave it praise or blame; or that none gave it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answerers.grades import (
    Graded,
    correction,
    grade_of,
    grade_point,
    grades_given,
)
from assistant.answerers.points import told
from assistant.answerers.quotation import LEANS, evidence_signs, up_to
from assistant.compose.paper_paragraphs import by_paper
from assistant.draft import Draft
from assistant.evidence.found import Found
from assistant.evidence.rank import find
from assistant.scope.asked import Asked
from assistant.scope.papers import time_fit
from assistant.understand.wants import ASKED_AREA, About, AreaAsked, Wanted
from corpus.types import Area, Grade

_LIKELY = 0.4
_WORDS = 110
"""How many words of sentences are told."""
_PRAISED = {Grade.OUTSTANDING, Grade.GOOD}


def answer_grade_reasons(asked: Asked, found: Found) -> Iterator[Draft]:
    """The last inspection of the time asked of that gave the grade named, and its own reasons.

    A sentence that only says the grade again is no reason. Where none of that time gave it, that is
    said; but why something isn't good, or is better, is told of the grade it has.
    """
    del found
    question, reading = asked.question, asked.question.reading
    councils = question.authorities or asked.scope.councils
    if len(question.grades) != 1 or len(councils) != 1:
        return
    if min(reading.p(Wanted.REASON), reading.p(About.JUDGEMENT)) < _LIKELY:
        return
    graded = _graded(asked)
    given = next((each for each in graded if grade_of(each) in question.grades), None)
    if Grade.GOOD in question.grades:
        given = given or next(iter(graded), None)
    if given:
        yield from _reasons(asked, given)
    elif graded:
        yield correction(graded[0], question.grades, {"alone": 1.0})


def _reasons(asked: Asked, given: Graded) -> Iterator[Draft]:
    """The grade, and the sentences of its letter that praise, for a good one, or that blame."""
    side = 1 if grade_of(given) in _PRAISED else -1
    read = find(asked.within([given.document])).sentences
    said = [r for r in read if r.strength * side > LEANS and not r.signs["grade"]]
    reasons = up_to(said, _WORDS)
    if reasons:
        points = (grade_point(given), *by_paper(asked, told(asked, reasons)))
        signs = {"alone": 1.0, **evidence_signs(reasons)}
        yield Draft(points, by="grade reasons", signs=signs)


def _graded(asked: Asked) -> list[Graded]:
    """The grades of the area asked of that were given in the time that is named, newest first."""
    question = asked.question
    area = ASKED_AREA.get(AreaAsked(question.reading.best("area")), Area.OVERALL)
    letters = [
        letter
        for letter in asked.scope.letters
        if not question.periods or time_fit(letter, question.periods) > 0
    ]
    every = (each for letter in letters for each in grades_given(asked, letter, (area,)))
    return [each for each in every if each.judgement]
