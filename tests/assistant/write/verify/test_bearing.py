"""Whose and of when what is quoted must be, by the question as it was read."""

import pytest

from assistant.check.faults import Fault
from assistant.check.quote_place import place_quote
from assistant.evidence.rank import find
from assistant.scope.asked import asked_of
from assistant.types import Evidence
from assistant.understand.question import Limits
from assistant.write.verify.bearing import answer_chances, bearing_fault

CARERS = "Foster carers are assessed thoroughly and supported well."


@pytest.fixture(scope="module")
def carers(demo):
    paper = next(d for d in demo.library.documents() if d.path.endswith("report-2016.pdf"))
    for passage in demo.library.passages(paper.id):
        placed = place_quote(demo.library, Evidence(passage, paper, 0.0), CARERS)
        if placed:
            return placed
    pytest.fail("the quote isn't in its paper")


def asked(demo, question):
    made = asked_of(demo.library, question, (), Limits())
    return made, find(made)


def test_quotes_of_the_time_asked_about_bear_and_others_do_not(demo, carers):
    fits = asked(demo, "How were foster carers supported in Wexcombe in 2016?")
    assert bearing_fault(*fits, carers, 0.0) is None
    late = asked(demo, "How were foster carers supported in Wexcombe in 2022?")
    assert bearing_fault(*late, carers, 0.0) is Fault.ANOTHER_TIME


def test_times_between_two_that_are_asked_about_are_right(demo, carers):
    between = asked(demo, "How did support of foster carers change between 2014 and 2022?")
    assert bearing_fault(*between, carers, 0.0) is None


def test_what_the_ranking_finds_unlikely_to_answer_is_aside(demo, carers):
    fits = asked(demo, "How were foster carers supported in Wexcombe in 2016?")
    (chance,) = set(answer_chances(fits[1], carers))
    assert bearing_fault(*fits, carers, chance) is None
    assert bearing_fault(*fits, carers, chance + 0.001) is Fault.ASIDE
