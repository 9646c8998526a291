"""A grade that a question names: which inspections gave it, and the time that it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.language.periods import Period
from assistant.scope.scope import Scope
from assistant.understand.question import Question
from assistant.understand.wants import ASKED_AREA, SHARED_AREAS, AreaAsked, Wanted
from corpus.library import Library
from corpus.types import Area, Document, Judgement

_ASKS_WHY = 0.5
"""The least probability that a reason is wanted."""
NEITHER = {"gave": 0.0, "gave_area": 0.0}
"""The signs of a paper where no grade is named, or that gives none."""


def who_gave(library: Library, question: Question, scope: Scope) -> Mapping[str, dict[str, float]]:
    """By id of each paper that grades: 1 where it gives a grade that is named, else -1.

    `gave` in any area, `gave_area` in the one that is asked of (0 where it grades only others). Empty
    where no grade is named.
    """
    if not question.grades:
        return {}
    area = ASKED_AREA.get(AreaAsked(question.reading.best("area")), Area.OVERALL)
    areas = {area, Area.IN_CARE_AND_CARE_LEAVERS} if area in SHARED_AREAS else {area}
    given: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in library.judgements(scope.ids, outcomes=True):
        given[judgement.document_id].append(judgement)
    return {
        paper: {
            "gave": _sign(question, given[paper]),
            "gave_area": _sign(question, [j for j in given[paper] if j.area in areas]),
        }
        for paper in given
    }


def of_its_grade(library: Library, question: Question, scope: Scope) -> Question:
    """A question for the reason of one council's grade, with the days of the inspection that gave it.

    As it was where a time is named, or where the last inspection that grades the area asked of gave
    it: then it is asked of the present.
    """
    timed = question.periods or question.after or question.until
    if timed or len(question.grades) != 1 or len(scope.councils) != 1:
        return question
    if question.reading.p(Wanted.REASON) < _ASKS_WHY:
        return question
    given = who_gave(library, question, scope)
    graded = [letter for letter in scope.letters if given.get(letter.id, NEITHER)["gave_area"]]
    gave = [letter for letter in graded if given[letter.id]["gave_area"] > 0]
    days = _days(gave[0]) if gave and gave[0] is not graded[0] else None
    return replace(question, periods=(days,)) if days else question


def _sign(question: Question, given: Sequence[Judgement]) -> float:
    if not given:
        return 0.0
    return 1.0 if any(j.grade in question.grades for j in given) else -1.0


def _days(letter: Document) -> Period | None:
    """From an inspection's first day to its letter's."""
    last = letter.published or letter.inspected_to
    first = letter.inspected_from or last
    return Period(first, last, str(last.year), 0, 0) if first and last else None
