from dataclasses import replace
from datetime import date

import pytest

from assistant.tracking.due_days import due_words, last_day, overdue
from assistant.tracking.story import Story
from corpus.plans import Action, StatusWord
from tests.answers import document

ACTION = Action(
    "d1", 1, "1.1", None, "Do it.", "Ann Lee", "2023-10", "October", None, StatusWord.AMBER,
    None, None, None, (), "Plan", (),
)  # fmt: skip
STORY = Story.begun(ACTION, document())


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("2023-10-05", date(2023, 10, 5)),
        ("2023-10", date(2023, 10, 31)),
        ("2024-02", date(2024, 2, 29)),
        (None, None),
    ],
)
def test_a_month_is_due_by_its_last_day(due, day):
    assert last_day(due) == day


def test_an_action_is_overdue_the_day_after_it_was_due():
    assert not overdue(STORY, date(2023, 10, 31))
    assert overdue(STORY, date(2023, 11, 1))


@pytest.mark.parametrize("status", [StatusWord.COMPLETE, StatusWord.SUPERSEDED])
def test_what_is_done_or_dropped_is_never_overdue(status):
    ended = replace(STORY, rag=status, superseded=status is StatusWord.SUPERSEDED)
    assert not overdue(ended, date(2030, 1, 1))


def test_an_action_without_a_date_is_never_overdue_and_keeps_its_words():
    undated = replace(STORY, due=None)
    assert not overdue(undated, date(2030, 1, 1))
    assert due_words(undated) == "October"


def test_when_it_is_due_is_written_out():
    assert due_words(STORY) == "October 2023"
    assert due_words(replace(STORY, due="2023-10-05")) == "5 October 2023"
