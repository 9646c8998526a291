import pytest

from evals.metrics.carried import CARRIED
from evals.metrics.in_force import IN_FORCE
from evals.metrics.order import DIRECTION, ORDER
from evals.metrics.premise import PREMISE
from evals.metrics.right import RIGHT
from evals.metrics.voice import VOICE
from evals.records.records import Said
from tests.answers import case, record

FALSE = {"answerable": False, "near_miss": "false premise", "facts": [["Good"], ["2023"]]}


def said(text, **changes):
    return record(answer=text, **changes)


def test_right_wants_every_fact_or_a_refusal_where_nothing_answers():
    wanted = case(facts=[["Good"], ["2023"]])
    assert RIGHT.measure(wanted, said("Good, in 2023.")) == 1
    assert RIGHT.measure(wanted, said("Good.")) == 0
    assert RIGHT.measure(wanted, said("Not Good in 2023?", status="none")) == 0
    assert RIGHT.measure(case(**FALSE), said("", status="none")) == 1
    assert RIGHT.measure(case(**FALSE), said("Good, in 2023.")) == 0


def test_sides_are_in_order_where_each_is_first_said_after_the_one_before():
    wanted = case(facts=[["Inadequate"], ["Requires improvement"]], in_order=True)
    assert ORDER.measure(wanted, said("Inadequate, then requires improvement.")) == 1
    assert ORDER.measure(wanted, said("Requires improvement; before it, inadequate.")) == 0
    assert ORDER.measure(wanted, said("Inadequate.")) == 0
    assert ORDER.measure(case(), said("Good.")) is None


@pytest.mark.parametrize(
    ("text", "direction", "right"),
    [
        ("It fell from 31% to 15%.", "down", 1),
        ("Up from 46% to 58%.", "up", 1),
        ("It rose, having been down in May.", "up", 1),
        ("It was down in May and then rose.", "up", 0),
        ("31% in 2022; 15% in 2024.", "down", 0),
        ("It stayed the same.", "same", 1),
        ("It fell to the same.", "same", 0),
    ],
)
def test_a_direction_is_said_by_a_word_of_it_before_any_of_the_other(text, direction, right):
    wanted = case(facts=[["15%"]], direction=direction)
    assert DIRECTION.measure(wanted, said(text)) == right


def test_a_grade_goes_up_when_it_improves():
    wanted = case(facts=[["Inadequate"], ["Good"]], direction="up")
    assert DIRECTION.measure(wanted, said("It improved from Inadequate to Good.")) == 1
    assert DIRECTION.measure(wanted, said("It is now Inadequate, worse than Good.")) == 0


def test_what_held_at_the_time_comes_first_and_what_was_before_may_follow():
    wanted = case(facts=[["Amber"]], superseded=["Red", "Complete"])
    assert IN_FORCE.measure(wanted, said("Amber (it was Red in July).")) == 1
    assert IN_FORCE.measure(wanted, said("Amber.")) == 1
    assert IN_FORCE.measure(wanted, said("Red in July, then Amber.")) == 0
    assert IN_FORCE.measure(wanted, said("Red.")) == 0
    assert IN_FORCE.measure(wanted, said("It moves from Red to Amber.")) == 1
    assert IN_FORCE.measure(wanted, said("It moves from Amber to Red.")) == 1
    assert IN_FORCE.measure(wanted, said("It was Red, is Complete, not Amber.")) == 0
    assert IN_FORCE.measure(wanted, said("It is not known.")) == 0
    assert IN_FORCE.measure(case(), said("Good.")) is None


def test_the_statement_that_carries_the_fact_is_in_the_right_mouth():
    wanted = case(facts=[["caseloads"]], voice="a councillor")
    before = Said(text="At the meeting:", voice="the committee")
    claim = Said(text="She said that caseloads are down.", voice="a councillor")
    assert VOICE.measure(wanted, record(statements=(before, claim))) == 1
    as_finding = claim.model_copy(update={"voice": "Ofsted"})
    assert VOICE.measure(wanted, record(statements=(as_finding, claim))) == 0
    assert VOICE.measure(wanted, record(statements=(before,))) == 0
    assert VOICE.measure(case(), record(statements=(claim,))) is None


def test_a_follow_up_keeps_what_it_had_to():
    wanted = case(
        history=["Grade for care leavers in 2016?"], carried=[["care leavers"], ["Ofsted"]]
    )
    assert CARRIED.measure(wanted, record(understood="care leavers at the latest?")) == 1 / 2
    assert CARRIED.measure(case(), record()) is None


def test_a_false_premise_is_put_right_only_where_it_is_refused_too():
    assert PREMISE.measure(case(**FALSE), said("No: Good.", status="none")) == 1 / 2
    assert PREMISE.measure(case(**FALSE), said("Good, in 2023.")) == 0
    assert PREMISE.measure(case(**{**FALSE, "near_miss": "other"}), said("Good")) is None
