import pytest

from assistant.understand.classify import of_any_plan
from assistant.understand.numbered import action_refs, recommendation_numbers


@pytest.mark.parametrize(
    ("asked", "refs"),
    [
        ("Who leads action 7?", ("7",)),
        ("where are we with supervision, 2.4", ("2.4",)),
        ("what of B2 and 3a", ("B2", "3a")),
        ("It cost £2.4 million and rose by 1.5%", ()),
        ("by 31.03.2024", ()),
    ],
)
def test_actions_are_named_by_what_they_print(asked, refs):
    assert action_refs(asked) == refs


@pytest.mark.parametrize("asked", ["recommendation 9", "recomendation 9", "rec 9", "R9", "recs 9"])
def test_recommendations_are_named_in_many_ways(asked):
    assert recommendation_numbers(f"what answers {asked}?") == (9,)


def test_a_number_received_is_no_recommendation():
    assert recommendation_numbers("They received 9 letters.") == ()


def test_what_is_asked_of_one_action_is_read_alike_of_any():
    assert of_any_plan("Who leads 2.4?") == of_any_plan("Who leads B7?")
