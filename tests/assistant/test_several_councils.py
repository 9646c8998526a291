"""Questions over several councils' letters: who is above whom, who is meant, what is no answer."""

from __future__ import annotations

import pytest

from assistant import Assistant, Limits, Status
from assistant.answerers.clarify import answer_unclear
from assistant.evidence.rank import find
from assistant.scope.asked import asked_of
from corpus.settings import Settings
from ingest.pipeline import ingest

REPORT = """# Inspection of {council} local authority children’s services

Inspection dates: {days}

Lead inspector: {lead}, His Majesty’s Inspector

| Judgement | Grade |
| --- | --- |
| The impact of leaders on social work practice with children and families | {grade} |
| The experiences and progress of children who need help and protection | {grade} |
| The experiences and progress of children in care | {grade} |
| The experiences and progress of care leavers | {grade} |
| Overall effectiveness | {grade} |

Children in {council} wait {wait} for a social worker to see them. {told}

## What needs to improve

- How soon children are seen after a referral.
- The quality of supervision of social workers.
"""
VISIT = """{day}

Ann Thistlewood

Director of Children’s Services

Shire House, High Road, {council} ZZ1 9XY

Dear Ms Thistlewood

# Focused visit to {council} children’s services

This letter summarises the findings of a focused visit to {council} on {visited}. His Majesty’s
Inspectors for this visit were Ivo Pell and Mary Quince. Inspectors looked at the arrangements for
care leavers.

## Headline findings

Personal advisers in {council} know their young people well and see them often.
"""
WAITS = {"Inadequate": "far too long", "Good": "no longer than a day"}
TOLD = {
    "Inadequate": "Managers do not check their work, and risks are missed.",
    "Good": "Managers check the work of every team, and risks are seen early.",
}


def report(council: str, days: str, grade: str) -> str:
    return REPORT.format(
        council=council, days=days, grade=grade, lead="Rosa Lindqvist", wait=WAITS[grade],
        told=TOLD[grade],
    )  # fmt: skip


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Assistant:
    papers = tmp_path_factory.mktemp("many")
    days = {2019: "4 to 15 February 2019", 2023: "6 to 17 March 2023"}
    for council, grades in (
        ("Bolton", {2019: "Inadequate", 2023: "Good"}),
        ("Derby", {2019: "Good", 2023: "Inadequate"}),
        ("Kent", {2023: "Good"}),
    ):
        for year, grade in grades.items():
            text = report(council, days[year], grade)
            (papers / f"{council.lower()}-{year}.md").write_text(text)
    visit = VISIT.format(council="Kent", day="20 May 2025", visited="14 and 15 April 2025")
    (papers / "kent-visit.md").write_text(visit)
    last = VISIT.format(council="Luton", day="3 June 2025", visited="6 and 7 May 2025")
    (papers / "luton-visit.md").write_text(last)
    library = papers / ".library"
    ingest([papers], Settings(library=library, jobs=1))
    return Assistant.open(Settings(library=library))


@pytest.mark.parametrize(
    "question",
    ["Which councils went down a grade?", "Which council is the worst?", "Who has improved most?"],
)
def test_councils_are_set_beside_each_other_by_their_grades(many, question):
    lines = many.ask(question).answer.splitlines()
    assert lines[1:] == [
        "- Good: Bolton (2023), Kent (2023)",
        "- Inadequate: Derby (2023)",
        "- Up since the inspection before: Bolton (from inadequate)",
        "- Down since the inspection before: Derby (from good)",
    ]


def test_of_a_time_since_which_there_is_no_letter_nothing_older_is_told(many):
    answer = many.ask("How has Derby changed since 2024?")
    assert "2019" not in answer.answer
    assert answer.status is not Status.COMPLETE


def test_a_council_of_which_nothing_is_quoted_is_named_as_missing(many):
    answer = many.ask("Compare Bolton and Luton")
    assert answer.status is Status.PARTIAL
    assert "Nothing is quoted here of Luton." in answer.missing


@pytest.mark.parametrize(
    "question",
    ["Are our children safe?", "How do we compare with Bolton on overall effectiveness?"],
)
def test_whose_we_are_is_asked_back(many, question):
    answer = many.ask(question)
    assert answer.status is Status.UNCLEAR
    assert any("Kent" in choice.text for choice in answer.choices)


def test_we_are_the_council_of_the_asker_s_limits(many):
    limits = Limits(authority="Derby")
    answer = many.ask("How do we compare with Bolton on overall effectiveness?", limits=limits)
    documents = {citation.document for citation in answer.citations}
    assert {"bolton-2023.md", "derby-2023.md"} <= documents


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is the director of children's services in Kent?", "Thistlewood"),
        ("Who was the lead inspector in Kent?", "Rosa Lindqvist"),
    ],
)
def test_who_leads_the_service_and_who_led_the_inspection_are_two(many, question, name):
    assert name in many.ask(question).answer


def test_what_asks_which_councils_is_not_asked_back_which(many):
    asked = asked_of(many.library, "which places kept kids waiting to be seen?", (), Limits())
    assert list(answer_unclear(asked, find(asked))) == []
    asked = asked_of(many.library, "are kids kept waiting to be seen?", (), Limits())
    assert [draft.by for draft in answer_unclear(asked, find(asked))] == ["unclear council"]


def test_a_letter_s_front_is_no_reason(many):
    answer = many.ask("Why is Derby failing its children?")
    for label in ("Inspection dates", "Lead inspector"):
        assert not any(citation.quote.startswith(label) for citation in answer.citations)
    assert any("Managers" in citation.quote for citation in answer.citations)


def test_what_a_short_form_means_is_told_alone(many):
    answer = many.ask("What is a PA?")
    assert answer.answer.startswith("PA stands for personal adviser")
