"""What is quoted of two sides -> the same, with the grades of the area that is asked of before it."""

from __future__ import annotations

from dataclasses import replace

from assistant.answerers.grades import direction, grade_point, grades_given, meant_of
from assistant.draft import Draft
from assistant.scope.asked import Asked
from assistant.understand.wants import ASKED_AREA, About

_SURELY, _LIKELY = 0.5, 0.25
"""The probability of the area, and of a grade being what is asked about, from which grades are told: of 325
labelled comparisons 234 are above both, of which 0.94 want a grade.
"""
_MOST = 4


def with_grades(asked: Asked, draft: Draft) -> Draft:
    """The draft, after the grades of each side and which way they went; as it is where they aren't asked of.

    Of one council its grades then and later, of several the grade of each.
    """
    reading = asked.question.reading
    area = max(ASKED_AREA, key=reading.p)
    graded = reading.p(area) > _SURELY and reading.p(About.JUDGEMENT) > _LIKELY
    if not graded or not draft.by.startswith("sides"):
        return draft
    areas = (ASKED_AREA[area],)
    councils = asked.question.authorities or asked.scope.councils
    least = 2 if len(councils) == 1 else 1
    rows = []
    for council in councils:
        readings = [m for m in meant_of(asked, council, areas) if m.in_time]
        fitting = next((m for m in readings if len(m.documents) >= least), None)
        for letter in fitting.documents if fitting else ():
            rows += [g for g in grades_given(asked, letter, areas) if g.judgement]
    if not 2 <= len(rows) <= _MOST:
        return draft
    first, *rest = draft.points
    quoted = (replace(first, opens=True), *rest)
    return replace(draft, points=(*map(grade_point, rows), *direction(rows), *quoted))
