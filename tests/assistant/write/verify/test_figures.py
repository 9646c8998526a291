"""Figures that quotes don't print: what comes out right is borne, what is a little off isn't."""

from dataclasses import replace

import pytest

from assistant.check.faults import Fault
from assistant.write.verify.basis import Basis
from assistant.write.verify.facts import fact_fault
from assistant.write.verify.figures import figure_fault
from tests.assistant.write.verify.test_facts import EARLIER, LETTER, TOUCH, WAIT, basis

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
COURT = "Care proceedings took 26 weeks in 2022 and 35 weeks in 2023."
GRADES = basis(
    "1. Children who need help | Requires improvement",
    "2. Children looked after | Requires improvement",
    "2.1 Adoption | Outstanding",
    "3. Leadership | Inadequate",
)
GRADES = Basis(tuple(replace(each, is_row=True) for each in GRADES.quoted), (), GRADES.held)


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
        ("The rate rose by 0.1 percentage points, to 2.4%.", basis("It rose from 2.3% to 2.4%.")),
        ("Three things: plans, visits and audits.", basis("Mend plans, visits, and audits.")),
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
        ("Of four grades three were inadequate.", GRADES, Fault.NUMBER),
        ("Three of the four areas were inadequate.", GRADES, Fault.NUMBER),
        ("In March 2023 they waited 15 weeks.", basis(WAIT), Fault.NUMBER),
        ("Visits were nine weeks late.", basis("Visits were late."), Fault.NUMBER),
        ("Waits were two months.", basis("Children wait for a plan."), Fault.NUMBER),
        ("Care proceedings take 15 weeks.", basis(COURT), Fault.NUMBER),
        ("Half of plans were late.", basis("At least half of plans were late."), Fault.NUMBER),
        ("More than half of plans were late.", basis("Half of plans were late."), Fault.NUMBER),
        ("Over half of plans were late.", basis("50% of plans were late."), Fault.NUMBER),
        ("7% of children were looked after.", basis(CARE), Fault.NUMBER),
        ("94% of plans were in time.", basis("Leavers aged 16 or 17 had plans."), Fault.NUMBER),
        ("It lost touch with 202 of the 164 care leavers.", basis(TOUCH), Fault.NUMBER),
        ("68% of plans were issued in time.", basis(PLANS), Fault.NUMBER),
        ("12% of plans were issued in time.", basis(PLANS), Fault.NUMBER),
        ("The two homes were closed.", basis("The three homes were closed."), Fault.NUMBER),
        (f"{'9' * 330} were late.", basis(PLANS), Fault.NUMBER),
    ],
)
def test_what_is_a_little_off_is_not(text, held, fault):
    assert figure_fault(text, held) is fault


def test_a_statement_that_begins_with_a_pronoun_may_stand_on_its_quotes():
    assert (
        fact_fault("They were out of touch with 38 of 164.", basis("38 of 164 were lost.")) is None
    )
