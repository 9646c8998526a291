"""What a time that an earlier turn gave means in the turn that it is carried to."""

import pytest

from assistant.scope.asked import asked_of
from assistant.understand.question import Limits
from corpus.library import Library


@pytest.fixture(scope="module")
def library(demo_library):
    with Library.open(demo_library) as library:
        yield library


def years_asked(library, text, history):
    periods = asked_of(library, text, history, Limits()).question.periods
    return [period.first.year for period in periods]


@pytest.mark.parametrize(
    ("history", "text", "year"),
    [
        (["What did Wexcombe get overall in 2025?"], "And the one before that?", 2022),
        (["Wexcombe overall 2022"], "and the time before", 2016),
        (["How was Wexcombe rated in 2025?", "And before that?"], "And the one before that?", 2016),
        (["What is Wexcombe's latest grade?", "and before that?"], "and before that?", 2016),
        (["How was Wexcombe rated in 2025?", "And in 2022?"], "And the one before that?", 2016),
        (["How was Wexcombe doing in 2024?"], "And the one before that?", 2022),
    ],
)
def test_each_step_back_goes_one_inspection_further(library, history, text, year):
    assert years_asked(library, text, history) == [year]


def test_beyond_the_first_inspection_it_says_that_none_is_held(library):
    scope = asked_of(
        library, "And the one before that?", ["How was Wexcombe rated in 2016?"], Limits()
    ).scope
    assert scope.refusal.startswith("No inspection of Wexcombe before that of ")
    assert [document.date.year for document in scope.nearest] == [2016]


def test_a_turn_with_a_time_of_its_own_steps_back_from_none(library):
    history = ["How was Wexcombe rated in 2025?"]
    assert years_asked(library, "And the one before that, in 2016?", history) == [2016]
    assert years_asked(library, "And for care leavers?", history) == [2025]


@pytest.mark.parametrize(
    ("text", "year"), [("And six years on?", 2022), ("and a year later?", 2017)]
)
def test_years_on_are_reckoned_from_the_time_that_is_carried(library, text, year):
    assert years_asked(library, text, ["How were Wexcombe's care leavers in 2016?"]) == [year]
