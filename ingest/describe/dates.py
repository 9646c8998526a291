"""Dates and periods as British papers write them. A day that isn't given in full is no date."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?<!\d)\d{1,2}(?:\s*(?:st|nd|rd|th))?"
_SEP = r"\s*(?:to|until|and|[-‐‑–—−])\s*"
_DATE = re.compile(
    rf"(?P<day>{_DAY})\s*(?:of\s+)?(?P<month>{_MONTH}),?\s*(?P<year>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<month2>\b{_MONTH})\s+(?P<day2>{_DAY}),?\s+(?P<year2>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<day3>\d{1,2})[/.](?P<month3>\d{1,2})[/.](?P<year3>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<year4>(?:19|20)\d\d)-(?P<month4>\d\d)-(?P<day4>\d\d)(?!\d)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?P<day>{_DAY})\s*(?P<month>{_MONTH})?,?\s*(?P<year>(?:19|20)\d\d)?{_SEP}"
    rf"(?P<day2>{_DAY})\s*(?P<month2>{_MONTH}),?\s*(?P<year2>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?<![\d/])(?P<first>20\d\d)(?P<sep>\s*(?:[-‐‑–—−/]|to)\s*)(?P<last>20\d\d|\d\d)(?![\d/])",
    re.IGNORECASE,
)


class Span(NamedTuple):
    """A first and a last day, and where they stand in the text searched."""

    first: date
    last: date
    start: int
    end: int


class Found(NamedTuple):
    """A day, and where it stands in the text searched."""

    day: date
    start: int
    end: int


def find_dates(text: str) -> list[Found]:
    """Every full date in the text, in order."""
    found = ((match, _day_of(match)) for match in _DATE.finditer(text))
    return [Found(day, match.start(), match.end()) for match, day in found if day]


def find_date(text: str) -> date | None:
    """The first full date in the text."""
    dates = find_dates(text)
    return dates[0].day if dates else None


def find_span(text: str) -> Span | None:
    """The first stretch of days in the text; a single day counts as one of length one."""
    single = next(iter(find_dates(text)), None)
    for match in _RANGE.finditer(text):
        span = _span_of(match)
        if span and (single is None or span.start <= single.start):
            return span
    return Span(single.day, single.day, single.start, single.end) if single else None


def find_years(text: str) -> tuple[date, date] | None:
    """The first run of years ("2016 - 2017", "2023-25", "2016/17"), as its first and last day."""
    for match in _YEARS.finditer(text):
        first, last = int(match["first"]), int(match["last"])
        if last < 100:
            last += first // 100 * 100
        if first < last <= first + 30:
            return date(first, 1, 1), date(last, 12, 31)
    return None


def _span_of(match: re.Match[str]) -> Span | None:
    last = _day(match["day2"], match["month2"], match["year2"])
    year = match["year"] or match["year2"]
    first = _day(match["day"], match["month"] or match["month2"], year)
    if first and last and first > last and not match["year"]:
        first = _day(match["day"], match["month"] or match["month2"], str(int(year) - 1))
    if first and last and first <= last:
        return Span(first, last, match.start(), match.end())
    return None


def _day_of(match: re.Match[str]) -> date | None:
    for n in ("", "2", "3", "4"):
        if match["year" + n]:
            return _day(match["day" + n], match["month" + n], match["year" + n])
    return None


def _day(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else _month_number(month)
    digits = re.match(r"\d+", day)
    try:
        return date(int(year), number, int(digits[0]) if digits else 0)
    except ValueError:
        return None


def _month_number(name: str) -> int:
    stem = name.lower().rstrip(".")
    return _MONTHS.index(stem[:3]) + 1
