"""Statements of action on joint inspections: items for several agencies, and who oversees what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.export.plans import trace_row
from assistant.tracking.book import PlanBook
from assistant.tracking.every_trace import trace_all
from assistant.tracking.trace import TraceStatus
from assistant.tracking.views.groups import by_board
from corpus.library import Library
from tests.assistant.plan_library import make_library

SEND = """# Area SEND inspection of Oakhaven Local Area Partnership

Inspection dates: 4 to 8 March 2024

## Areas for priority action

| Responsible body | Areas for priority action |
| --- | --- |
| Oakhaven Council | Leaders should make sure that reviews of education, health and care plans are on time. |
| Oakhaven Integrated Care Board | Leaders should cut the waiting times for speech and language therapy. |
"""
STATEMENT = """# Oakhaven Council

# Area SEND Priority Action Plan

1 July 2024

| Ref | Recommendation | Action | Lead | Due date | Status | Overseen by |
| --- | --- | --- | --- | --- | --- | --- |
| S1 | 1 | Hold every review of an education, health and care plan within its year | Head of SEND | 31 March 2025 | Amber | SEND Partnership Board |
| S2 | 2 | Cut waiting times for speech and language therapy to twelve weeks | Chief Nurse, Integrated Care Board | 30 September 2024 | Red | Health Executive |
| S3 | 2 | Recruit four speech and language therapists | Chief Nurse, Integrated Care Board | 31 December 2024 | Green | Health Executive |
"""
JOINT = """# Joint targeted area inspection of Oakhaven

Inspection dates: 3 to 7 June 2024

## What needs to improve

- The timeliness of strategy meetings by Oakhaven Police.
- The recording of health checks by the hospital trust.
"""
JOINT_PLAN = """# Oakhaven Council

# Improvement Plan: joint targeted area inspection

1 September 2024

| Ref | Action | Lead | Due date | Status |
| --- | --- | --- | --- | --- |
| J1 | Make sure that the police join strategy meetings in time | Detective Superintendent | 31 January 2025 | Amber |
| J2 | Record every health check at the hospital trust | Named Nurse | 28 February 2025 | Green |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("agencies")
    papers = {"send.md": SEND, "statement.md": STATEMENT, "joint.md": JOINT, "plan.md": JOINT_PLAN}
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    with make_library(folder / "library", {name: folder / name for name in papers}) as made:
        yield made


def test_each_plan_answers_the_inspection_of_its_sort_and_every_agency_is_named(
    library: Library,
) -> None:
    traces = trace_all(PlanBook.of(library), None, None).traces
    assert {(t.report.path, t.plan.path) for t in traces} == {
        ("send.md", "statement.md"),
        ("joint.md", "plan.md"),
    }
    send = next(t for t in traces if t.report.path == "send.md")
    assert [row.status for row in send.rows] == [TraceStatus.ANSWERED] * 2
    whose = [trace_row(row)["recommendation"]["whose"] for row in send.rows]  # type: ignore[index,call-overload]
    assert len(set(whose)) == 2
    leads = {link.story.owner for link in send.rows[1].links}
    assert leads == {"Chief Nurse, Integrated Care Board"}


def test_actions_are_with_the_board_that_oversees_them(library: Library) -> None:
    told = [s for s in PlanBook.of(library).stories() if s.plan.path == "statement.md"]
    boards = by_board(told, date(2024, 10, 31))
    assert [(each.name, len(each.actions), each.overdue) for each in boards] == [
        ("Health Executive", 2, 1),
        ("SEND Partnership Board", 1, 0),
    ]
