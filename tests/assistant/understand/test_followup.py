import pytest

from assistant.understand.follow_up import resolved

HELD = ("Wexcombe", "Bristol")
GRADE_2022 = "What grade did Wexcombe get for care leavers in 2022?"


def test_a_question_without_a_history_stands_as_it_is():
    turn = resolved("and in 2016?", [], HELD)
    assert (turn.text, turn.frame, turn.follows) == ("and in 2016?", "", False)


def test_what_a_follow_up_leaves_out_stands_in_brackets_at_its_end():
    turn = resolved("who led it?", ["Tell me of Wexcombe's inspection in 2025"], HELD)
    assert turn.text.startswith("who led it? (")
    assert "Wexcombe" in turn.text
    assert "2025" in turn.text
    assert turn.follows


def test_another_time_takes_the_earlier_question_s_form_and_not_its_time():
    turn = resolved("and in 2016?", [GRADE_2022], HELD)
    assert turn.frame == GRADE_2022
    assert "2022" not in turn.text
    assert "Wexcombe" in turn.text
    assert "care leavers" in turn.text


def test_another_place_takes_the_form_and_not_the_place():
    turn = resolved("what about Bristol?", [GRADE_2022], HELD)
    assert turn.frame == GRADE_2022
    assert "Wexcombe" not in turn.text
    assert "2022" in turn.text


def test_the_latest_turn_that_names_a_place_counts():
    turn = resolved("and in 2016?", [GRADE_2022, "What did Bristol spend on fostering?"], HELD)
    assert "Bristol" in turn.text
    assert "Wexcombe" not in turn.text


def test_a_year_given_for_one_turn_does_not_bind_the_next_but_one():
    history = [GRADE_2022, "How many foster carers are there?"]
    assert "2022" not in resolved("is it enough?", history, HELD).text


@pytest.mark.parametrize(
    "question",
    ["Why was Bristol judged inadequate for fostering?", "How many social workers left Bristol?"],
)
def test_a_question_that_names_its_place_and_subject_leans_on_nothing(question):
    assert resolved(question, [GRADE_2022], HELD).text == question


def test_three_turns_deep_the_place_is_still_known():
    history = [GRADE_2022, "Who led it?", "Were they good at fostering?"]
    assert "Wexcombe" in resolved("and adoption?", history, HELD).text


def test_what_was_spoken_of_comes_along_though_the_turn_has_a_subject_of_its_own():
    history = ["What was the snag with neglect cases in Wexcombe?"]
    assert "neglect cases" in resolved("Have the delays been put right since?", history, HELD).text


def test_all_turns_before_are_spoken_of_the_latest_first():
    history = ["Is the Wexcombe MASH any good?", "Do they understand the thresholds?"]
    carried = resolved("then why are children coming to harm?", history, HELD).text.partition("(")[
        2
    ]
    assert carried.index("thresholds") < carried.index("MASH")


def test_what_the_turn_says_itself_is_not_carried_twice():
    history = ["How many foster carers has Wexcombe?"]
    assert resolved("Are its foster carers paid enough?", history, HELD).text.count("foster") == 1


def test_a_part_with_a_subject_of_its_own_takes_none_of_the_rest():
    whole = "Who led the Wexcombe inspection and how many foster carers wait for training?"
    apart = resolved("how many foster carers wait for training?", [whole], HELD, part=True).text
    assert "Wexcombe" in apart
    assert "led" not in apart
