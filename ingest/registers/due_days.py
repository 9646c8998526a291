"""Deadlines as plans write them, as ISO days or months."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)(?![\d/:%])"
_YEAR_AFTER_MONTH = (
    r"(?:(?:19|20)\d\d|(?<![a-z]{4}\. )(?<![a-z]{4}\.  )['’]?\d\d)(?![\d/:%])"
    rf"(?!,?\s+(?:20\d\d|(?:of\s+)?{_MONTH}(?!\s*['’]?\d\d(?!\d))))"
)
"""Not the number that begins the next sentence, nor a day of a month or year that follows."""
_DUE = re.compile(
    rf"(?<![\d/])(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?(?P<m1>{_MONTH})[\s,-]*(?P<y1>{_YEAR})"
    r"|(?<![\d/.])(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>(?:20)?\d\d)(?![\d/])"
    r"|(?<!\d)(?P<y3>20\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)"
    rf"|(?P<end>\bend (?:of )?)?\b(?P<m4>{_MONTH})[\s,/-]*(?P<y4>{_YEAR_AFTER_MONTH})"
    r"|(?<![\d/])(?P<m5>0[1-9]|1[0-2])/(?P<y5>20\d\d)(?![\d/])",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\d/])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})(?!\s*\d)"
    rf"|(?P<end>\bend of )?\b(?P<month2>{_MONTH})(?!\s*\d)",
    re.IGNORECASE,
)
_WAS = re.compile(r"\(?\b(?:was|previously|originally|from)\b[:\s]*$", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|revised|extended|moved|new date|amended)\b[^\d]{0,20}$", re.IGNORECASE)
_NO_END = re.compile(r"\s*(?:ongoing|on-going|continuous|continuing)\b", re.IGNORECASE)
_TO = re.compile(r"^\s*(?:to|until|[-–—])\s*$", re.IGNORECASE)
_LOOSE = re.compile(
    r"\b(?:ongoing|on-going|continuous|immediate(?:ly)?|in place|tbc|to be (?:confirmed|agreed)"
    r"|q[1-4]|quarter(?:ly)?|(?:spring|summer|autumn|winter)\b(?: term)?(?: 20\d\d)?"
    r"|(?:first|second|third|last) quarter|weekly|monthly|annual(?:ly)?|termly|daily|yearly"
    r"|easter|christmas"
    r"|every (?:\w+ ){0,2}(?:weeks?|months?|term|year|fortnight)|year end|20\d\d/\d\d)\b",
    re.IGNORECASE,
)


class Dated(NamedTuple):
    """A day or month in ISO, and where it stands in the text."""

    iso: str
    start: int
    end: int


def dates_in(text: str) -> list[Dated]:
    """Every full day, or month with its year, in order. "End of May 2023" is its last day."""
    found = ((match, _iso(match)) for match in _DUE.finditer(text))
    return [Dated(iso, match.start(), match.end()) for match, iso in found if iso]


def due_of(text: str) -> str | None:
    """The deadline in a cell as an ISO day or month; None where it gives neither.

    Of a date and what it was before, the newer; of a stretch of time, its end. What is "ongoing"
    since some date has no deadline.
    """
    if _NO_END.match(text):
        return None
    dates = dates_in(text)
    fresh = [one for one in dates if not _WAS.search(text[: one.start]) or len(dates) == 1]
    for one in fresh[1:]:
        if _NOW.search(text[: one.start]):
            return one.iso
    if len(fresh) > 1 and _TO.match(text[fresh[0].end : fresh[1].start]):
        return fresh[1].iso
    if fresh:
        return fresh[0].iso
    return dates[-1].iso if dates else None


def says_when(text: str) -> bool:
    """Whether a few words give a time, be it a date, a season or how often."""
    return bool(dates_in(text) or _LOOSE.search(text) or _BARE.search(text))


def days_in(text: str, year: int) -> list[Dated]:
    """Every date, those without a year taken as of `year`, in order."""
    full = dates_in(text)
    found = list(full)
    for match in _BARE.finditer(text):
        if any(one.start < match.end() and match.start() < one.end for one in full):
            continue
        if match["month2"] and not match["month2"][:1].isupper():
            continue
        month = _month_number(match["month"] or match["month2"])
        iso = _made(year, month, match["day"], bool(match["end"]))
        if iso:
            found.append(Dated(iso, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


def _iso(match: re.Match[str]) -> str | None:
    for n in ("1", "2", "3", "4", "5"):
        month = match.group("m" + n)
        if month:
            number = int(month) if month.isdigit() else _month_number(month)
            day = match.group("d" + n) if n in "123" else None
            return _made(_year(match.group("y" + n)), number, day, n == "4" and bool(match["end"]))
    return None


def _made(year: int, month: int, day: str | None, end: bool) -> str | None:
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if day is None:
        return f"{year}-{month:02d}-{last}" if end else f"{year}-{month:02d}"
    return f"{year}-{month:02d}-{int(day):02d}" if 1 <= int(day) <= last else None


def _year(text: str) -> int:
    number = int(text.strip("'’"))
    return number + 2000 if number < 100 else number


def _month_number(name: str) -> int:
    return _MONTHS.index(name.lower()[:3]) + 1
