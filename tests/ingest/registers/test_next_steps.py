"""What letters say must be sent, or comes next, and by when, in invented ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.text import locate
from corpus.types import Document, Framework, Kind, NextStep, NextStepKind
from ingest.outline.sections import split_sections
from ingest.registers.inspections.next_steps import read_next_steps
from tests.ingest.made_readings import reading

LETTER = Document("1", "a.pdf", "Letter", Kind.INSPECTION_LETTER, "application/pdf", 1, True,
                  framework=Framework.JOINT)  # fmt: skip
FIRST = "# Oakhaven\nInspectors met families here and read what they had been sent by everyone."


def steps(*pages: str, document: Document = LETTER) -> tuple[NextStep, ...]:
    made = reading(*pages)
    found = read_next_steps(made, document, split_sections(made))
    for step in found:
        for quote in step.quotes:
            assert locate(made.pages[quote.page - 1].text, quote.text)
    return found


@pytest.mark.parametrize(
    ("who", "named"),
    [
        ("Oakhaven Council", "Oakhaven Council"),
        ("The chair of the OSCP", "The chair of the OSCP"),
        ("Ada Lark, Chair of Oakhaven Partnership,", "Ada Lark, Chair of Oakhaven Partnership"),
    ],
)
def test_statement_of_action_has_its_sender_and_its_day(who: str, named: str) -> None:
    found = steps(
        FIRST + "\n## Next steps\nWe have decided that Oakhaven Council should prepare a written "
        f"statement of proposed action.\n{who} should send the written statement of action to "
        "x@ofsted.example.uk by 3 May 2024. It will inform what we ask."
    )
    assert [(s.kind, s.whose, s.due, s.pages) for s in found] == [
        (NextStepKind.STATEMENT_OF_ACTION, named, date(2024, 5, 3), (1,))
    ]
    assert found[0].quotes[0].text.endswith("by 3 May 2024.")


def test_send_report_s_next_visits_and_the_plan_it_requires() -> None:
    found = steps(
        FIRST + "\nA monitoring inspection will be carried out within approximately 18 months. "
        "The next full reinspection will be within approximately three years.\n"
        "As a result, the Chief Inspector requires the local area partnership to prepare and "
        "submit a priority action plan (area SEND)."
    )
    assert [(s.kind, s.whose, s.timing) for s in found] == [
        (NextStepKind.MONITORING_INSPECTION, "inspectors", "within approximately 18 months"),
        (NextStepKind.NEXT_INSPECTION, "inspectors", "within approximately three years"),
        (NextStepKind.PRIORITY_ACTION_PLAN, "the local area partnership", None),
    ]


def test_strategic_plan_that_is_asked_for() -> None:
    (found,) = steps(
        FIRST + "\nInspectors ask that the local area partnership updates and publishes its "
        "strategic plan, based on this report."
    )
    assert (found.kind, found.whose) == (
        NextStepKind.STRATEGIC_PLAN,
        "the local area partnership",
    )


def test_visit_s_action_plan_with_its_working_days() -> None:
    (found,) = steps(
        FIRST + "\nWhere there is such an area, we require you to submit an action plan within "
        "70 working days of receiving this letter."
    )
    assert (found.kind, found.whose, found.timing) == (
        NextStepKind.ACTION_PLAN,
        "the local authority",
        "within 70 working days of receiving this letter",
    )


def test_a_sentence_over_two_pages_has_a_quote_on_each() -> None:
    (found,) = steps(
        FIRST + "\nThe council should send the statement of", "+ action by 3 May 2024. Thanks."
    )
    assert (found.pages, found.due) == ((1, 2), date(2024, 5, 3))


def test_other_papers_have_none() -> None:
    minutes = replace(LETTER, kind=Kind.MINUTES)
    said = FIRST + "\nThe council should send the written statement of action by 3 May 2024."
    assert steps(said, document=minutes) == ()
