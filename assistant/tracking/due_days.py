"""When actions are due, in words, and whether they are late on a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from assistant.language.periods import spoken
from assistant.tracking.story import Story
from corpus.plans import StatusWord

_DONE = (StatusWord.COMPLETE, StatusWord.SUPERSEDED)
_MONTH = len("2023-10")


def last_day(due: str | None) -> date | None:
    """The day by which something is due: the last of the month where only a month is given."""
    if not due:
        return None
    if len(due) == _MONTH:
        first = date.fromisoformat(f"{due}-01")
        return first.replace(day=monthrange(first.year, first.month)[1])
    return date.fromisoformat(due)


def due_words(story: Story) -> str:
    """When an action is due now, as a letter would write it; "" where no paper says."""
    if story.due is None:
        return " ".join((story.action.due_text or "").split())
    if len(story.due) == _MONTH:
        return f"{date.fromisoformat(f'{story.due}-01'):%B %Y}"
    return spoken(date.fromisoformat(story.due))


def overdue(story: Story, day: date) -> bool:
    """Whether an action was due before that day and no paper says that it is done."""
    due = last_day(story.due)
    return due is not None and due < day and story.status not in _DONE
