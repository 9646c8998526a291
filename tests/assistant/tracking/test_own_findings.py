"""What nothing answers by a plan's own numbers, where no report is held."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from assistant import pipeline
from assistant.tracking.book import PlanBook
from assistant.tracking.own_findings import own_findings
from assistant.understand.question import Limits
from corpus.library import Library
from corpus.settings import Settings
from ingest.pipeline import ingest
from tests.assistant.plan_library import make_library

PLAN = """# Children’s services improvement plan

Tarnley Borough Council, agreed on 14 January 2026

## What inspectors recommended

| No. | Recommendation |
| --- | --- |
| R1 | How quickly decisions are made when families first call. |
| R2 | The assessment of children who are privately fostered. |
| R3 | Supervision of social workers by their managers. |

## What we will do

| Ref | Action | Answers | Lead officer | By when | RAG | Measure |
| --- | --- | --- | --- | --- | --- | --- |
| T1 | Staff the telephone line from 8am to 8pm. | R1 | Head of Front Door | 31 March 2026 | Amber | 95% decided in a day. |
| T2 | Decide on each new contact inside one day. | R1 | Head of Front Door | 30 June 2026 | Green | 95% decided in a day. |
| T3 | Hold supervision every four weeks. | R3 | Head of Safeguarding | 30 June 2026 | Red | 90% held on time. |
| T4 | Buy a new database for case files. | - | Head of Data | 30 June 2027 | Green | In use by all teams. |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("own")
    paper = folder / "improvement-plan.md"
    paper.write_text(PLAN, encoding="utf-8")
    with make_library(folder / "library", {paper.name: paper}) as made:
        yield made


def asked(library: Library, question: str):
    draft = pipeline.work(library, question, (), Limits()).draft
    return draft.by, draft.text


def test_each_finding_is_the_line_its_number_begins_with_the_actions_said_to_answer_it(library):
    book = PlanBook.of(library)
    told = book.stories()
    found = own_findings(library, told[0].plan, told, book.embed)
    assert [(f.name, [s.action.ref for s in f.answered_by]) for f in found] == [
        ("R1", ["T1", "T2"]),
        ("R2", []),
        ("R3", ["T3"]),
    ]
    assert found[1].text == "The assessment of children who are privately fostered."


def test_a_gap_is_told_by_the_plans_own_number_and_that_the_report_isnt_held(library):
    by, text = asked(library, "Which recommendations does no action answer?")
    assert by == "gaps"
    assert "1 of the 3 findings that it numbers is answered by no action" in text
    assert "R2. The assessment of children who are privately fostered." in text
    assert "No inspection of Tarnley" in text


def test_what_answers_a_number_is_told_by_the_plan(library):
    by, text = asked(library, "Which actions answer R1?")
    assert by == "links"
    assert "Staff the telephone line" in text
    assert "Decide on each new contact" in text
    assert "Hold supervision" not in text


LISTED = """# Children’s services improvement plan

Sorley Vale Council, agreed on 14 January 2026

## What has to change

- How quickly decisions are made when families first call.
- The visits to children who are privately fostered.
- Supervision of social workers by their managers.

## How this plan was made

- Workshops with parents and carers in the autumn.
- A survey of all staff.
- Talks with partners in health and the police.

## What we will do

| Ref | Action | Answers | Lead officer | By when | RAG | Measure |
| --- | --- | --- | --- | --- | --- | --- |
| T1 | Decide on each family's first call inside one day. | 1 | Head of Front Door | 31 March 2026 | Amber | 95% decided in a day. |
| T2 | Hold supervision of social workers every four weeks. | Point 3 | Head of Safeguarding | 30 June 2026 | Red | 90% held. |
"""


TABLED = """| Point | What has to change |
| --- | --- |
| Ofsted 1 | How quickly decisions are made when families first call. |
| Ofsted 2 | The visits to children who are privately fostered. |
| Ofsted 3 | Supervision of social workers by their managers. |
"""
IN_A_TABLE = re.sub(r"(?s)- How quickly.*?managers\.\n", TABLED, LISTED)


@pytest.mark.parametrize("text", [LISTED, IN_A_TABLE], ids=["list", "table"])
def test_plain_numbers_are_of_the_list_that_is_nearest_to_the_actions(tmp_path, text):
    paper = tmp_path / "improvement-plan.md"
    paper.write_text(text, encoding="utf-8")
    settings = Settings(library=tmp_path / "library")
    ingest([paper], settings)
    with Library.open(settings) as made:
        book = PlanBook.of(made)
        told = book.stories()
        found = own_findings(made, told[0].plan, told, book.embed)
        assert [(f.name, [s.action.ref for s in f.answered_by]) for f in found] == [
            ("1", ["T1"]),
            ("2", []),
            ("3", ["T2"]),
        ]
        assert (
            "2. The visits to children who are privately fostered."
            in asked(
                made, "Which of the inspectors' points has no action in the Sorley Vale plan?"
            )[1]
        )
