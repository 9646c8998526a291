import pytest

from assistant.understand.shape import (
    Shape,
    areas_in,
    asserted_grade,
    compares,
    expected_items,
    is_about_grades,
    names_a_grade,
    shape_of,
)
from corpus.types import Area


@pytest.mark.parametrize(
    ("question", "shape"),
    [
        ("What does MASH stand for?", Shape.MEANING),
        ("What % of care leavers were in EET?", Shape.PERCENT),
        ("What was the re-referral rate?", Shape.PERCENT),
        ("How much did the plan cost?", Shape.MONEY),
        ("How long did families wait?", Shape.DURATION),
        ("how many weeks was the wait?", Shape.DURATION),
        ("how many foster carers were approved?", Shape.COUNT),
        ("When was the report published?", Shape.DATE),
        ("On what date did they meet?", Shape.DATE),
        ("Who said that caseloads are down?", Shape.SPEAKER),
        ("who praised the team?", Shape.SPEAKER),
        ("Who chairs the board?", Shape.PERSON),
        ("Why was it judged inadequate?", Shape.EXPLAIN),
        ("List the actions", Shape.LIST),
        ("What needs to improve?", Shape.LIST),
        ("What are the five themes of the plan?", Shape.LIST),
        ("Did caseloads fall?", Shape.YES_NO),
        ("Tell me about fostering", Shape.TELL),
    ],
)
def test_the_shape_of_a_question_is_read_from_how_it_is_put(question, shape):
    assert shape_of(question) is shape


@pytest.mark.parametrize(
    "question",
    [
        "Did the share rise or fall between 2021/22 and 2023/24?",
        "Is Wexcombe better or worse than Pellbury?",
        "Compare caseloads in 2016 and 2022",
    ],
)
def test_a_question_that_sets_things_side_by_side_compares(question):
    assert compares(question)


def test_a_question_of_one_thing_does_not_compare():
    assert not compares("What was the average caseload in September 2023?")


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("What grade did Wexcombe get?", True),
        ("How was leadership judged?", True),
        ("Who led the inspection that graded Wexcombe?", False),
        ("How many cases were graded good?", False),
        ("What was the re-referral rate?", False),
        ("Which actions are rated red?", False),
    ],
)
def test_a_question_is_about_grades_where_a_grade_answers_it(question, about):
    assert is_about_grades(question, shape_of(question)) is about


@pytest.mark.parametrize(
    ("question", "grade"),
    [
        ("Why was Wexcombe judged outstanding in 2025?", "outstanding"),
        ("Is Wexcombe still inadequate?", "inadequate"),
        ("Why is Wexcombe RI?", "requires improvement"),
        ("Was it rated good?", "good"),
        ("What is good enough for a child?", None),
        ("Where was good practice found?", None),
        ("What grade did Wexcombe get?", None),
    ],
)
def test_a_grade_that_is_taken_as_given_is_seen(question, grade):
    assert asserted_grade(question) == grade


@pytest.mark.parametrize(
    ("question", "areas"),
    [
        ("leadership and help and protection", (Area.LEADERS, Area.HELP_AND_PROTECTION)),
        ("young people leaving care", (Area.CARE_LEAVERS,)),
        ("children in care", (Area.IN_CARE,)),
        ("children in care and care leavers", (Area.IN_CARE_AND_CARE_LEAVERS,)),
        ("the LSCB", (Area.SAFEGUARDING_BOARD,)),
        ("adoption performance", (Area.ADOPTION,)),
        ("foster carers", ()),
    ],
)
def test_judgement_areas_are_found_by_their_names(question, areas):
    assert areas_in(question) == areas


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("What are the five themes?", 5),
        ("the 12 recommendations", 12),
        ("the two years", None),
        ("What are the themes?", None),
    ],
)
def test_how_many_items_are_expected_is_read_from_the_question(question, items):
    assert expected_items(question) == items


def test_a_grades_name_is_a_whole_word():
    assert names_a_grade("was it good?")
    assert not names_a_grade("the goods were sold")
