"""Figures that quotes don't print: what comes out right is borne, what is a little off isn't."""

import pytest

from assistant.check.faults import Fault
from assistant.write.verify.facts import fact_fault
from assistant.write.verify.figures import figure_fault
from tests.assistant.write.verify.test_facts import EARLIER, LETTER, basis

CARE = (
    "At 30 September 2014, 696 children were being looked after (a rate of 77 per 10,000). "
    "This is a reduction from 719 (82 per 10,000) at 31 March 2013."
)
LOST = "The local authority is not in touch with 25% of its care leavers."
THIRD = "A third of plans are late."
POST = "The director has been in post for 20 months."
PLANS = "Plans issued in time rose from 28% to 40%."
GROUPS = "Minority ethnic groups make up 47.3% of children, and 2,914 of 8,500 pupils have a plan."
TRUST = "The trust took over on 1 November 2020. The council came into being on 1 April 2021."
GRADES = basis(
    "1. Children who need help | Requires improvement",
    "2. Children looked after | Requires improvement",
    "2.1 Adoption | Outstanding",
    "3. Leadership | Inadequate",
)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("It looked after 696 children, 23 fewer than before.", basis(CARE)),
        ("A quarter of care leavers had been lost sight of.", basis(LOST)),
        ("One in four care leavers had been lost sight of.", basis(LOST)),
        ("33% of plans were late.", basis(THIRD)),
        ("The director had held the post for less than two years.", basis(POST)),
        ("The share rose by 12 percentage points, from 28% to 40%.", basis(PLANS)),
        ("Nearly half of the children are of minority ethnic groups.", basis(GROUPS)),
        ("About a third of the 8,500 pupils have a plan.", basis(GROUPS)),
        ("The trust came five months before the council.", basis(TRUST)),
        ("Of four grades two were requires improvement.", GRADES),
        ("Four years lay between the two.", basis("Plans were late.", document=EARLIER)),
    ],
)
def test_what_comes_out_right_is_borne(text, held):
    if "Four years" in text:
        late = basis("Plans are late.", document=LETTER)
        held = type(held)((*held.quoted, *late.quoted), (), held.held)
    assert figure_fault(text, held) is None


@pytest.mark.parametrize(
    ("text", "held", "fault"),
    [
        ("It looked after 696 children, 32 fewer than before.", basis(CARE), Fault.NUMBER),
        ("A third of care leavers had been lost sight of.", basis(LOST), Fault.NUMBER),
        ("More than half of care leavers had been lost sight of.", basis(LOST), Fault.NUMBER),
        ("43% of plans were late.", basis(THIRD), Fault.NUMBER),
        ("The director had held the post for less than one year.", basis(POST), Fault.NUMBER),
        ("The director had held the post for under ten years.", basis(POST), Fault.NUMBER),
        ("The share rose by 21 percentage points, from 28% to 40%.", basis(PLANS), Fault.NUMBER),
        ("About two thirds of children are of minority groups.", basis(GROUPS), Fault.NUMBER),
        ("The trust came eight months before the council.", basis(TRUST), Fault.NUMBER),
        ("Of four grades three were inadequate and 9 good.", GRADES, Fault.NUMBER),
    ],
)
def test_what_is_a_little_off_is_not(text, held, fault):
    assert figure_fault(text, held) is fault


def test_a_statement_that_begins_with_a_pronoun_may_stand_on_its_quotes():
    assert (
        fact_fault("They were out of touch with 38 of 164.", basis("38 of 164 were lost.")) is None
    )
