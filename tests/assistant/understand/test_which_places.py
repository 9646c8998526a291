import pytest

from assistant.understand.places_asked import asks_more, places_asked
from corpus.types import Grade


@pytest.mark.parametrize(
    ("question", "grades"),
    [
        ("Which councils were judged inadequate?", [Grade.INADEQUATE]),
        ("Which authorities have a good rating for care leavers?", [Grade.GOOD]),
        ("Who requires improvement?", [Grade.REQUIRES_IMPROVEMENT]),
        ("Are there any outstanding councils?", [Grade.OUTSTANDING]),
        ("How many local authorities are RI?", [Grade.REQUIRES_IMPROVEMENT]),
        ("List the councils rated good or outstanding", [Grade.OUTSTANDING, Grade.GOOD]),
        ("Which councils are good or better?", [Grade.OUTSTANDING, Grade.GOOD]),
        (
            "Which councils are less than good?",
            [Grade.ADEQUATE, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE],
        ),
    ],
)
def test_a_question_of_every_place_names_its_grades(question, grades):
    asked = places_asked(question)
    assert asked is not None
    assert list(asked.grades) == grades


@pytest.mark.parametrize(
    "question",
    [
        "Was the council judged inadequate?",
        "What was the council judged overall?",
        "Which councils are good at keeping children safe?",
        "Which councils are not inadequate?",
        "Which areas require improvement?",
        "What grade did the inspectors give?",
        "Who led the inspection?",
        "Which councils lost workers?",
    ],
)
def test_a_question_of_one_place_or_of_no_grade_is_another(question):
    assert places_asked(question) is None


def test_adequate_is_not_found_within_inadequate():
    asked = places_asked("Which councils are inadequate?")
    assert asked is not None
    assert Grade.ADEQUATE not in asked.grades


def test_what_else_is_asked_is_noticed():
    assert asks_more("Which inadequate councils have high caseloads?")
    assert not asks_more("Which councils are inadequate for help and protection?")
