"""Months, and days of them, that are named without a year."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.language.periods import MONTH, MONTHS, Period, last_of


@dataclass(frozen=True)
class BareMonth:
    """A month that is named without its year; `start` is where it stands."""

    number: int
    start: int

    def coming(self, day: date) -> tuple[date, date]:
        """The first and last day of the next such month, the one that a day lies in among them."""
        year = day.year + (self.number < day.month)
        return date(year, self.number, 1), last_of(year, self.number)

    def before(self, last: date) -> date:
        """The first day of the last such month that begins by a day."""
        return date(last.year - (self.number > last.month), self.number, 1)


_BARE_MONTH = re.compile(
    r"\b(?:in|by|for|during|of|until|till|before|between|and|to|or|from|since|next|due|end) "
    rf"(?!(?-i:may|march)\b){MONTH.format('month')}(?!\w)(?!,? ?(?:19|20)\d\d)(?!(?-i: [A-Z]))",
    re.IGNORECASE,
)
"""After a word of time, and before no name's second word: "in May", neither "may I" nor "June Carter"."""


def find_bare_months(text: str, periods: Sequence[Period]) -> tuple[BareMonth, ...]:
    """The months that no year is said of; "may" and "march" in small letters are none."""
    return tuple(
        BareMonth(MONTHS[match["month"].lower()], match.start("month"))
        for match in _BARE_MONTH.finditer(text)
        if not any(match.start("month") < p.end and match.end() > p.start for p in periods)
    )


_UNDATED = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?(?P<month>"
    + "|".join(calendar.month_name[1:])
    + r")\b(?!,? (?:19|20)\d\d)"
)
_FEW_DAYS = 190
"""The most days of a stretch whose months are named by it: of a year every month would be."""


def undated_in(text: str, days: Sequence[Period]) -> tuple[tuple[int, int], ...]:
    """Where a text names a day or month of these periods and leaves out its year; spans of it."""
    short = [each for each in days if (each.last - each.first).days <= _FEW_DAYS]
    return tuple(
        match.span() for match in _UNDATED.finditer(text) if any(_is_of(match, d) for d in short)
    )


def _is_of(match: re.Match[str], period: Period) -> bool:
    """Whether it is a month that a period touches, or a day that it begins or ends with."""
    month = list(calendar.month_name).index(match["month"])
    if match["day"]:
        ends = ((end.month, end.day) for end in (period.first, period.last))
        return (month, int(match["day"])) in ends
    return (month - period.first.month) % 12 <= (period.last.month - period.first.month) % 12
