"""Quarters, terms and years are stretches of days: late once all of one has passed."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.tracking.due_days import (
    DueRange,
    days_late,
    due_range,
    due_words,
    overdue,
    range_named,
)
from assistant.tracking.story import Step
from corpus.plans import Change
from tests.answers import document
from tests.assistant.tracking.test_due_days import STORY


def ends(text: str) -> tuple[date, date] | None:
    found = range_named(text)
    return (found.first, found.last) if found else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Q3 2023/24", date(2023, 10, 1), date(2023, 12, 31)),
        ("Quarter 4 2023-24", date(2024, 1, 1), date(2024, 3, 31)),
        ("first quarter of 2024/25", date(2024, 4, 1), date(2024, 6, 30)),
        ("Autumn term 2023", date(2023, 9, 1), date(2023, 12, 31)),
        ("Spring term 2023/24", date(2024, 1, 1), date(2024, 4, 30)),
        ("end of summer 2024", date(2024, 4, 1), date(2024, 8, 31)),
        ("academic year 2023/24", date(2023, 9, 1), date(2024, 8, 31)),
        ("2023/24", date(2023, 4, 1), date(2024, 3, 31)),
        ("by March 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("Q1 2023/24, then Q2 2023/24", date(2023, 7, 1), date(2023, 9, 30)),
    ],
)
def test_a_stretch_is_read_with_its_first_and_last_day(text, first, last):
    assert ends(text) == (first, last)


def test_a_quarter_of_a_year_alone_lasts_until_it_has_passed_by_either_reading():
    assert ends("Q3 2024") == (date(2024, 7, 1), date(2024, 12, 31))
    assert ends("Q4 2024") == (date(2024, 10, 1), date(2025, 3, 31))


@pytest.mark.parametrize(
    "text", ["Ongoing from April 2023", "throughout 2024", "monthly", "", "TBC"]
)
def test_what_has_no_end_is_never_late(text):
    assert range_named(text) is None


def test_an_action_due_in_a_quarter_is_overdue_the_day_after_it():
    action = replace(STORY.action, due=None, due_text="Q3 2023/24")
    story = replace(STORY, action=action, due=None)
    assert due_range(story) == DueRange(date(2023, 10, 1), date(2023, 12, 31))
    assert not overdue(story, date(2023, 12, 31))
    assert overdue(story, date(2024, 1, 1))
    assert days_late(story, date(2024, 1, 31)) == 31


def test_the_printed_date_no_longer_counts_once_a_paper_took_it_away():
    action = replace(STORY.action, due_text="Q3 2023/24")
    step = Step(document(), date(2023, 11, 1), Change.DUE, "2023-10", None)
    story = replace(STORY, action=action, due=None, history=(step,))
    assert (due_range(story), due_words(story)) == (None, "")
