"""Why a grade was given: the grade, and what the inspectors who gave it praise or blame."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answerers.grades import Graded, grade_of, grade_point, grades_given
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

_LIKELY = 0.5
_WORDS = 110
"""How many words of sentences are told."""
_PRAISED = {Grade.OUTSTANDING, Grade.GOOD}


def answer_grade_reasons(asked: Asked, found: Found) -> Iterator[Draft]:
    """The last inspection of the time asked of that gave the grade named, and its own reasons.

    A sentence that only says the grade again is no reason. Nothing where no such inspection gave it: then the premise is wrong.
    """
    del found
    question, reading = asked.question, asked.question.reading
    councils = question.authorities or asked.scope.councils
    if len(question.grades) != 1 or len(councils) != 1:
        return
    if min(reading.p(Wanted.REASON), reading.p(About.JUDGEMENT)) < _LIKELY:
        return
    given = _given(asked)
    if given is None:
        return
    side = 1 if grade_of(given) in _PRAISED else -1
    read = find(asked.within([given.document])).sentences
    said = [r for r in read if r.strength * side > LEANS and not r.signs["grade"]]
    reasons = up_to(said, _WORDS)
    if not reasons:
        return
    points = (grade_point(given), *by_paper(asked, told(asked, reasons)))
    signs = {"alone": 1.0, "fit": reading.p(Wanted.REASON), **evidence_signs(reasons)}
    yield Draft(points, by="grade reasons", signs=signs)


def _given(asked: Asked) -> Graded | None:
    """The newest grade in the area asked of that is the one named, of the time that is named."""
    question = asked.question
    area = ASKED_AREA.get(AreaAsked(question.reading.best("area")), Area.OVERALL)
    letters = [
        letter
        for letter in asked.scope.letters
        if not question.periods or time_fit(letter, question.periods) > 0
    ]
    graded = (each for letter in letters for each in grades_given(asked, letter, (area,)))
    return next((each for each in graded if grade_of(each) in question.grades), None)
