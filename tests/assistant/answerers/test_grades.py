"""Grades beside each other: what is said of the higher."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answerers.grades import Graded, direction
from corpus.types import Area, Grade

G, R, I = Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE  # noqa: E741


@pytest.fixture
def rows(demo):
    """Rows of (council, year, grade), as the answerer reads them: a council's oldest first."""
    known = next(iter(demo.library.judgements(frozenset(d.id for d in demo.library.documents()))))
    letter = demo.library.document(known.document_id)

    def given(*told):
        return [
            Graded(
                replace(letter, authority=council, published=date(year, 1, 1)),
                Area.OVERALL,
                replace(known, grade=grade),
                None,
            )
            for council, year, grade in told
        ]

    return given


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([("Ash", 2020, G), ("Elm", 2021, R)], "Ash has the higher grade."),
        ([("Ash", 2020, R), ("Elm", 2021, R)], "The same grade."),
        (
            [("Ash", 2017, R), ("Ash", 2022, G), ("Elm", 2022, R)],
            "Ash has the higher grade at the last inspection of each.",
        ),
        (
            [("Ash", 2017, I), ("Ash", 2022, G), ("Elm", 2022, G)],
            "At the last inspection of each, the same grade.",
        ),
        (
            [("Ash", 2020, G), ("Elm", 2021, R), ("Oak", 2021, G)],
            "Ash and Oak have the highest grade, Elm has the lowest.",
        ),
        (
            [("Ash", 2017, I), ("Ash", 2022, G)],
            "The grade went up, from Inadequate (2017) to Good (2022).",
        ),
    ],
)
def test_the_last_grade_of_each_council_is_compared(rows, told, said):
    assert [point.text for point in direction(rows(*told))] == [said]


@pytest.mark.parametrize(
    "question",
    [
        "how was the LSCB judged in Wexcombe, 2016",
        "Wexcombe 2016: what grade did the Local Safeguarding Children Board get?",
    ],
)
def test_the_board_that_is_named_is_the_area_that_is_graded(ask, question):
    answer = ask(question)
    assert "the safeguarding board (LSCB): Good" in answer.statements[0].text
    assert len(answer.statements) == 1
