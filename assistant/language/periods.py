"""The days, months and years that a question or a sentence speaks of."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from assistant.language.numbers import COUNT, value_of

MONTHS = (
    {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    | {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
"""The number of a month by its name, whole or short, in small letters."""
_A_YEAR = 366
_SEASONS = {"spring": (1, 5), "summer": (4, 8), "autumn": (9, 12)}
"""First and last month: a season's own, and those of the school term that is called by it."""

MONTH = "(?P<{0}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
"""A month's name or short form, as a pattern; `format` names its group."""
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"

_PATTERNS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "days",
            rf"(?:(?<=between )|(?<=from ))(?P<since>\d{{1,2}})(?:st|nd|rd|th)? {MONTH.format('from')} ?(?P<join>to|until|and|[/–—-]) ?"
            rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {MONTH.format('month')},? {_YEAR.format('year')}\b",
        ),
        (
            "day",
            rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH.format('month')},? "
            rf"{_YEAR.format('year')}\b",
        ),
        (
            "day",
            rf"\b{MONTH.format('month')} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? "
            rf"{_YEAR.format('year')}\b",
        ),
        ("numeric", rf"\b(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.]{_YEAR.format('year')}\b"),
        (
            "span",
            rf"\b{_YEAR.format('year')} ?[/–—-] ?(?P<last>(?:20)?\d\d)\b(?![/.-]\d)",
        ),
        (
            "months",
            rf"\b{MONTH.format('from')} ?(?P<join>to|until|and|or|[/–—-]) ?{MONTH.format('month')},? "
            rf"{_YEAR.format('year')}\b",
        ),
        ("month", rf"\b{MONTH.format('month')},? {_YEAR.format('year')}\b"),
        (
            "season",
            rf"\b(?P<season>{'|'.join(_SEASONS)})(?: term)?(?: of| in)?,? {_YEAR.format('year')}\b",
        ),
        ("year", rf"(?<![\d£,.]){_YEAR.format('year')}(?![\d,]\d|%)\b"),
    )
)


@dataclass(frozen=True)
class Period:
    """A stretch of days a text names, with the words and the place that name it."""

    first: date
    last: date
    text: str
    start: int
    end: int

    @property
    def years(self) -> frozenset[int]:
        """Every calendar year it touches."""
        return frozenset(range(self.first.year, self.last.year + 1))

    @property
    def is_year_span(self) -> bool:
        """Whether it is a school or financial year, or a longer span of years ("2015/16")."""
        return self.first.year != self.last.year

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def tells_of(self, wanted: Period) -> bool:
        """Whether it overlaps, and is no span of years that says nothing of one in particular."""
        days = (self.last - self.first).days
        narrow = days <= _A_YEAR or days <= (wanted.last - wanted.first).days
        return narrow and self.overlaps(wanted)


@lru_cache(maxsize=8192)
def find_periods(text: str) -> tuple[Period, ...]:
    """Every period named, in order, the longest reading of each place."""
    found: list[Period] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < p.end and match.end() > p.start for p in found):
                continue
            days = _days(name, match)
            if days:
                found.append(Period(*days, match.group(), match.start(), match.end()))
    return tuple(sorted(found, key=lambda period: period.start))


def _days(name: str, match: re.Match[str]) -> tuple[date, date] | None:
    year = int(match["year"])
    try:
        if name == "day":
            day = date(year, MONTHS[match["month"].lower()], int(match["day"]))
            return day, day
        if name == "days":
            day = date(year, MONTHS[match["month"].lower()], int(match["day"]))
            since = date(year, MONTHS[match["from"].lower()], int(match["since"]))
            return (since if since <= day else since.replace(year=year - 1)), day
        if name == "numeric":
            day = date(year, int(match["month"]), int(match["day"]))
            return day, day
    except ValueError:
        return None
    if name == "span":
        return _year_span(year, match["last"])
    if name == "months":
        return _months(year, match)
    if name == "month":
        month = MONTHS[match["month"].lower()]
        return date(year, month, 1), last_of(year, month)
    if name == "season":
        first, last = _SEASONS[match["season"].lower()]
        return date(year, first, 1), last_of(year, last)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, match: re.Match[str]) -> tuple[date, date] | None:
    """Months that share a year: a stretch, or two that lie side by side."""
    first, last = MONTHS[match["from"].lower()], MONTHS[match["month"].lower()]
    months = (last - first) % 12
    if not months or (match["join"].lower() in ("and", "or") and months > 1):
        return None
    return date(year - (first > last), first, 1), last_of(year, last)


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


_YEARLESS = re.compile(
    r"\b(?:in|for|since|from|of|at|on|between|last|during|and|early|late) "
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?(?P<month>"
    + "|".join(calendar.month_name[1:])
    + r")\b(?!,? (?:19|20)\d\d)(?! of (?:last|next) year)"
)


def find_periods_said(text: str, said: date | None) -> tuple[Period, ...]:
    """Every period a dated paper's words name; a month without its year is the last one there was."""
    found = list(find_periods(text))
    for match in _YEARLESS.finditer(text) if said else ():
        month = list(calendar.month_name).index(match["month"])
        assert said
        year = said.year if (month, 1) <= (said.month, said.day) else said.year - 1
        first, last = date(year, month, 1), last_of(year, month)
        if match["day"] and int(match["day"]) <= last.day:
            first = last = first.replace(day=int(match["day"]))
        start = match.start("day") if match["day"] else match.start("month")
        if all(match.end() <= p.start or start >= p.end for p in found):
            found.append(Period(first, last, text[start : match.end()], start, match.end()))
    return tuple(sorted(found, key=lambda period: period.start))


def _year_span(year: int, last: str) -> tuple[date, date] | None:
    """A financial year from April to March; a longer span from January to December."""
    end = int(last) if len(last) == 4 else year - year % 100 + int(last)
    if not year < end <= year + 30:
        return None
    if end == year + 1:
        return date(year, 4, 1), date(end, 3, 31)
    return date(year, 1, 1), date(end, 12, 31)


_SHORT_YEAR = re.compile(
    rf"\b(?P<month>{'|'.join(sorted((*MONTHS, *_SEASONS), key=len, reverse=True))})\.? ?[’']?(?P<year>\d\d)"
    r"(?=$|[\s,;?!)]|\.(?!\d))(?!,? (?:19|20)\d\d)"
    r"|(?<![\w’'])[’'](?P<bare>\d\d)\b",
    re.IGNORECASE,
)


def with_whole_years(text: str, today: date) -> str:
    """The text with years of two figures in full: "Jan 23" and "'23" are of 2023, "may 20" is none."""

    def whole(match: re.Match[str]) -> str:
        year = 2000 + int(match["year"] or match["bare"])
        if year > today.year or match["month"] == "may":
            return match.group()
        return f"{match['month']} {year}" if match["month"] else str(year)

    return _SHORT_YEAR.sub(whole, text)


_BEFORE = re.compile(r"\b(?:the )?(?:year before|previous year|prior year|preceding year)\b", re.I)
_LATER = re.compile(r"\bthe (?:(?:following|next) year|year after)\b", re.I)
_YEARS_FROM = re.compile(
    rf"\b(?P<count>{COUNT}|an?)[ -]years?[ ](?:(?P<back>before|earlier|previously)"
    r"|later|after(?:wards)?|on(?=\s*(?:[^\w\s]|$)))(?!\w)",
    re.IGNORECASE,
)


def with_the_other_year(text: str, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods, and the one that "the year before" or "two years on" means beside them."""
    counted, before, later = (p.search(text) for p in (_YEARS_FROM, _BEFORE, _LATER))
    said = counted or before or later
    if len(periods) != 1 or not said:
        return periods
    years = _years(counted) if counted else -1 if before else 1
    other = shifted(periods[0], years)
    return (*periods, replace(other, start=said.start(), end=said.end()))


def _years(counted: re.Match[str]) -> int:
    count = counted["count"].lower()
    years = 1 if count in ("a", "an") else int(value_of(count))
    return -years if counted["back"] else years


def shifted(period: Period, years: int) -> Period:
    """The same stretch some years on (or back), with its words: 2022/23, March 2021."""
    first, last = (_in_year(day, day.year + years) for day in (period.first, period.last))
    text = re.sub(r"(?:19|20)\d\d", lambda m: str(int(m.group()) + years), period.text)
    if period.is_year_span:
        text = re.sub(r"([/–—-] ?)(\d\d)$", lambda m: f"{m[1]}{(int(m[2]) + years) % 100:02}", text)
    return Period(first, last, text, period.start, period.end)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def narrowest(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Those that hold no other one of them: of "2023" and "31 December 2023" the day."""
    return tuple(
        each
        for each in periods
        if not any(
            other != each and each.first <= other.first and other.last <= each.last
            for other in periods
        )
    )


def spoken(day: date) -> str:
    """A day as it is written in English: 5 December 2014."""
    return f"{day.day} {day:%B %Y}"


def spoken_range(first: date | None, last: date | None) -> str:
    """Two days as a stretch, in as few words as are clear: 16 to 27 January 2023."""
    if not first or not last:
        day = first or last
        return spoken(day) if day else ""
    if first == last:
        return spoken(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {spoken(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {spoken(last)}"
    return f"{spoken(first)} to {spoken(last)}"
