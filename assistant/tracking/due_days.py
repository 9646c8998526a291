"""When actions are due, in words, and whether they are late on a day.

A quarter, a term or a year is a stretch of days. What is due in one is late only once all of it has
passed; where it may be read in two ways ("Q3 2024", of the calendar or of the financial year), once
it has passed by either.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from assistant.language.periods import find_periods, spoken, spoken_range
from assistant.tracking.story import Story
from corpus.plans import Change, StatusWord

_DONE = (StatusWord.COMPLETE, StatusWord.SUPERSEDED)
_MONTH = len("2023-10")
_YEARS = r"(?P<year>20\d\d)(?:\s*[/–—-]\s*(?P<second>(?:20)?\d\d))?(?![/.-]?\d)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_QUARTER = re.compile(
    rf"\b(?:q(?:uarter|tr)?\.?\s*(?P<n>[1-4])|(?P<nth>{'|'.join(_ORDINALS)})\s+quarter)"
    rf"[\s,:(]*(?:of|in)?\s*(?:the\s+)?(?:financial year\s*|fy\s*)?{_YEARS}",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(
    rf"\b(?:academic|school)\s+year[\s,:(]*(?:of)?\s*{_YEARS}"
    r"|\b(?P<from>20\d\d)\s*[/–—-]\s*(?:20)?\d\d\s+(?:academic|school)\s+year",
    re.IGNORECASE,
)
_TERM = re.compile(
    rf"\b(?P<term>autumn|spring|summer)(?:\s+term)?[\s,:(]*(?:of)?\s*{_YEARS}", re.IGNORECASE
)
_TERMS = {"autumn": (9, 12, 0), "spring": (1, 4, 1), "summer": (4, 8, 1)}
"""A school term's first and last month, and in which of a school year's two years it lies."""
_NO_END = re.compile(r"\b(?:ongoing|on-going|continu\w+|throughout|from|since)\b", re.IGNORECASE)
"""Words of what has a beginning and no end: no day in such a text is one to be late by."""


@dataclass(frozen=True)
class DueRange:
    """The days in which something is due: one day, a month, a quarter, a term, a year."""

    first: date
    last: date


def due_range(story: Story) -> DueRange | None:
    """When an action is due now; None where no paper gives a day or a stretch of days."""
    if story.due:
        return _of_iso(story.due)
    moved = any(step.change is Change.DUE for step in story.history)
    return None if moved else range_named(story.action.due_text or "")


def range_named(text: str) -> DueRange | None:
    """The quarter, term, year, month or day that a text names, the last of them if several.

    None for what only begins then ("ongoing from April 2023").
    """
    if _NO_END.search(text):
        return None
    found = [_quarter(m) for m in _QUARTER.finditer(text)]
    found += [_school_year(int(m["year"] or m["from"])) for m in _SCHOOL_YEAR.finditer(text)]
    found = found or [_term(m) for m in _TERM.finditer(text)]
    found = found or [DueRange(p.first, p.last) for p in find_periods(text)]
    return max(found, key=lambda each: each.last, default=None)


def last_day(due: str | None) -> date | None:
    """The last of the days in which an ISO day or month falls due."""
    return _of_iso(due).last if due else None


def due_words(story: Story) -> str:
    """When an action is due now, as a letter would write it; "" where no paper says."""
    if story.due is None:
        if any(step.change is Change.DUE for step in story.history):
            return ""
        return " ".join((story.action.due_text or "").split())
    if len(story.due) == _MONTH:
        return f"{date.fromisoformat(f'{story.due}-01'):%B %Y}"
    return spoken(date.fromisoformat(story.due))


def range_words(due: DueRange) -> str:
    """A stretch of days in words: 1 October to 31 December 2023."""
    return spoken_range(due.first, due.last)


def overdue(story: Story, day: date) -> bool:
    """Whether all the days in which an action was due have passed, and no paper says it is done."""
    due = due_range(story)
    return due is not None and due.last < day and is_open(story)


def is_open(story: Story) -> bool:
    """Whether an action is neither reported complete nor taken out of its plan."""
    return story.status not in _DONE


def days_late(story: Story, day: date) -> int:
    """How many days have passed since an action was due; 0 where it isn't overdue."""
    due = due_range(story)
    return (day - due.last).days if due and overdue(story, day) else 0


def _of_iso(due: str) -> DueRange:
    if len(due) == _MONTH:
        first = date.fromisoformat(f"{due}-01")
        return DueRange(first, _month_end(first.year, first.month))
    day = date.fromisoformat(due)
    return DueRange(day, day)


def _quarter(found: re.Match[str]) -> DueRange:
    """Of a financial year from April; of a year alone, from the earlier reading to the later."""
    n = int(found["n"] or _ORDINALS[found["nth"].lower()])
    year = int(found["year"])
    after = year + 1 if n == 4 else year
    month = 3 if n == 4 else 3 * n + 3
    last = _month_end(after, month)
    if found["second"]:
        return DueRange(date(after, month - 2, 1), last)
    return DueRange(date(year, 3 * n - 2, 1), last)


def _school_year(year: int) -> DueRange:
    return DueRange(date(year, 9, 1), date(year + 1, 8, 31))


def _term(found: re.Match[str]) -> DueRange:
    first, last, later = _TERMS[found["term"].lower()]
    year = int(found["year"]) + (later if found["second"] else 0)
    return DueRange(date(year, first, 1), _month_end(year, last))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
