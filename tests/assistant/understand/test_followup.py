import pytest

from assistant.understand.follow_up import standalone

HELD = ("Wexcombe", "Bristol")
GRADE_2022 = "What grade did Wexcombe get in 2022?"


def test_what_a_follow_up_leaves_out_is_carried_over_in_brackets_at_its_end():
    asked = standalone(
        "who led it?", ["What grades did Wexcombe get in the 2025 inspection?"], HELD
    )
    assert asked.startswith("who led it? (")
    assert "Wexcombe" in asked
    assert "2025 inspection" in asked


def test_the_topic_is_carried_over_too():
    asked = standalone(
        "and at the latest inspection?",
        ["What grade did Wexcombe get for care leavers in 2016?"],
        HELD,
    )
    assert "care leavers" in asked
    assert "grade" in asked


def test_what_the_follow_up_says_itself_is_not_carried_over():
    asked = standalone("what about Bristol?", [GRADE_2022], HELD)
    assert "Wexcombe" not in asked
    assert "2022" in asked
    asked = standalone("and in 2016?", [GRADE_2022], HELD)
    assert "2022" not in asked
    assert "Wexcombe" in asked


def test_the_latest_turn_that_names_a_place_counts():
    asked = standalone("and in 2016?", [GRADE_2022, "What did Bristol spend on fostering?"], HELD)
    assert "Bristol" in asked
    assert "Wexcombe" not in asked


def test_a_place_is_carried_over_from_further_back_than_the_topic():
    turns = ["What does the strategy promise children in Wexcombe?", "and on foster carers?"]
    asked = standalone("how many of those?", turns, HELD)
    assert "Wexcombe" in asked
    assert "foster carers" in asked


@pytest.mark.parametrize(
    "question",
    [
        "What did Bristol do about foster carers?",
        "What are the five themes of the improvement plan 2022-24?",
    ],
)
def test_a_question_that_stands_alone_comes_back_as_it_is(question):
    assert standalone(question, [GRADE_2022], HELD) == question


@pytest.mark.parametrize("history", [[], [""], ["  \n"]])
def test_without_earlier_turns_nothing_is_carried_over(history):
    assert standalone("who led it?", history, HELD) == "who led it?"


@pytest.mark.parametrize(
    ("before", "question", "understood"),
    [
        (
            "Who gave the finance advice on the report?",
            "and the legal advice?",
            "Who gave the legal advice on the report?",
        ),
        ("Who led the visit for Ofsted?", "and for the CQC?", "Who led the visit for the CQC?"),
        (
            "What does the strategy promise children?",
            "and the staff?",
            "What does the strategy promise children, the staff?",
        ),
    ],
)
def test_what_is_put_in_the_place_of_something_is_asked_in_its_place(before, question, understood):
    assert standalone(question, [before], HELD) == understood


def test_the_question_that_others_varied_is_varied_again():
    turns = ["What does the strategy promise children?", "and parents?"]
    assert standalone("and the staff?", turns, HELD).startswith("What does the strategy promise")
