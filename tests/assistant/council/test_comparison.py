"""Councils side by side."""

from __future__ import annotations

from datetime import date

from assistant import Assistant
from assistant.council.comparison import UNLIKE, all_councils, compare, neighbours_held
from assistant.council.topic_match import subject_named
from corpus.types import Area, Grade


def test_a_council_beside_one_without_papers_has_grades_and_the_other_has_none(
    demo: Assistant,
) -> None:
    found = compare(demo.library, ["Wexcombe", "Cornwall"], as_of=date(2026, 1, 1))
    overall = found.rows[0]
    assert overall.area is Area.OVERALL
    assert overall.cells[0].now and overall.cells[0].now.grade is Grade.REQUIRES_IMPROVEMENT
    assert overall.cells[0].citations[0].page == 1
    assert overall.cells[1].now is None
    assert overall.note == ""


def test_one_council_on_two_days_under_unlike_rules_is_not_compared(demo: Assistant) -> None:
    from dataclasses import replace

    from assistant.council.comparison import _note

    now = compare(demo.library, ["Wexcombe"], as_of=date(2026, 1, 1)).rows[0]
    then = compare(demo.library, ["Wexcombe"], as_of=date(2017, 1, 1)).rows[0]
    assert _note(replace(now, cells=now.cells + then.cells)) == UNLIKE
    assert _note(replace(now, cells=now.cells + now.cells)) == ""


def test_what_was_asked_is_narrowed_to_a_topic(demo: Assistant) -> None:
    found = compare(
        demo.library, ["Wexcombe"], subject_named("private fostering"), date(2024, 3, 1)
    )
    assert [ask.text for ask, _ in found.asks[0]] == [
        "The oversight of children who live in private fostering arrangements"
    ]


def test_the_table_of_all_has_a_row_for_each_council_inspected(demo: Assistant) -> None:
    rows = {row.authority: row for row in all_councils(demo.library, date(2026, 1, 1))}
    assert rows["Wexcombe"].asks == 5
    assert rows["Wexcombe"].newest == date(2025, 6, 13)


def test_neighbours_are_those_of_which_papers_are_held(demo: Assistant) -> None:
    assert neighbours_held(demo.library, "Wexcombe") == ()
