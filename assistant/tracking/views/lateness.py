"""Actions that are overdue on a day, and those that fall due in the days after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.tracking.due_days import DueRange, days_late, due_range, is_open, overdue
from assistant.tracking.story import Story
from corpus.types import Document


@dataclass(frozen=True)
class LastWord:
    """What was said of an action last: the words, their paper, day and page.

    `page` is None where the paper has no pages, `day` where it is undated.
    """

    document: Document
    day: date | None
    page: int | None
    words: str


@dataclass(frozen=True)
class Due:
    """An action with when it is due, how many days late it is, and the last word on it."""

    story: Story
    due: DueRange
    late: int
    last: LastWord


def overdue_actions(told: Sequence[Story], day: date) -> list[Due]:
    """What is overdue on a day, by owner and then the latest first; those without an owner last."""
    late = [_due(story, day) for story in told if overdue(story, day)]
    return sorted(late, key=lambda each: (_owner(each.story), -each.late, each.story.action.n))


def due_between(told: Sequence[Story], first: date, last: date) -> list[Due]:
    """What is not done and falls due within these days, the earliest first.

    What is due in a stretch of days, as a quarter, falls due on its last day.
    """
    found = [
        _due(story, first)
        for story in told
        if is_open(story) and (due := due_range(story)) and first <= due.last <= last
    ]
    return sorted(found, key=lambda each: (each.due.last, each.story.action.n))


def last_word(story: Story) -> LastWord:
    """The latest paper's words on an action; its plan's where no later one speaks of it."""
    for step in reversed(story.history):
        if step.quotes:
            page = step.quotes[0].page if step.document.paged else None
            words = " ".join(quote.text for quote in step.quotes)
            return LastWord(step.document, step.day or step.document.date, page, words)
    action, plan = story.action, story.plan
    page = action.pages[0] if plan.paged and action.pages else None
    return LastWord(plan, plan.date, page, action.progress_text or action.text)


def _due(story: Story, day: date) -> Due:
    due = due_range(story)
    assert due
    return Due(story, due, days_late(story, day), last_word(story))


def _owner(story: Story) -> tuple[bool, str]:
    return story.owner is None, (story.owner or "").casefold()
