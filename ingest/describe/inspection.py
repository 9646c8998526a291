"""What an inspection report says of itself: its framework, dates and lead inspector."""

from __future__ import annotations

import re
from datetime import date

from corpus.types import Framework
from ingest.describe.dates import Span, find_date, find_span
from ingest.describe.front import Front

_SHORT_DAYS = 7
_HEAD = 60
_TITLE_LINES = (
    (
        Framework.JOINT,
        r"(?i)^(?:summary of findings from the |findings of the )?joint (?:targeted |local )?(?:area )?"
        r"(?:child protection )?inspection\b|\bfindings of (?:the|a) joint [\w ]{0,30}inspection\b",
    ),
    (Framework.ILACS_MONITORING, r"^(?:M|Ofsted m)onitoring visit (?:of|to) (?:the )?[A-Z]"),
    (Framework.ILACS_MONITORING, r"\bfindings of the .{0,20}\bmonitoring visit\b"),
    (Framework.ILACS_FOCUSED, r"^Focused (?:assurance )?visit (?:of|to) (?:the )?[A-Z]"),
    (Framework.ILACS_FOCUSED, r"\bfindings of (?:the|a) focused (?:assurance )?visit\b"),
    (Framework.AREA_SEND, r"^(?:Joint )?(?:[Ll]ocal )?[Aa]rea (?:SEND|special educational needs)"),
)
_TITLES = (
    (Framework.SIF, r"\bchildren in need of help and protection, children looked after\b"),
    (Framework.ILACS_STANDARD, r"\blocal authority children['’]s services\b"),
    (Framework.ILACS_STANDARD, r"\binspection of children['’]s social care services\b"),
    (Framework.ILACS_STANDARD, r"\bimpact of leaders on social work practice\b"),
    (Framework.LOOKED_AFTER_2013, r"\binspection of (?!safeguarding)[^.:]{0,60}\blooked after\b"),
)
_WORD = r"[A-Z][A-Za-z'’\-]*\.?"
_NAME = rf"{_WORD}(?:[ \t]+(?:(?:de|da|van|von|der|le|la|al|el)[ \t]+)?{_WORD}){{1,3}}"
_OFFICE = r"(?:H\.?M\.?I\b|(?:Her|His)\s+Majesty|Ofsted|Senior|Regulatory|Social\s+Care|Lead\b)"
_LEAD = (
    re.compile(rf"(?i:\b(?:lead|reporting)\s+inspectors?\s*[:\-–]?\s*)({_NAME})"),
    re.compile(
        rf"({_NAME}),?\s+(?i:HMI|(?:her|his)\s+majesty['’]s\s+inspector),?\s*\(?(?i:lead)\b"
    ),
    re.compile(rf"\bYours\s+(?:sincerely|faithfully),?\s+({_NAME})"),
)
_VISITED = re.compile(
    r"\b(?:visit(?:ed)?|inspection|inspected|inspectors|took place|carried out|revisit)\b"
    r"[^.]{0,160}?\b(?:on|between|from)\s+(?=\d)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:Report\s+published|Date\s+published|Publication\s+date|Published(?:\s+on)?)\s*:?\s*"
    r"(?=\d|\w+day|[A-Z][a-z]+ \d)",
    re.IGNORECASE,
)
_STARTS_WITH_SPAN = re.compile(r"^(?:On|Between|From)\s+(?=\d)", re.MULTILINE)


def find_framework(front: Front, dates: Span | None) -> Framework:
    """The rules it was made under. A short ILACS inspection is one of a week, a standard of two."""
    for framework, pattern in _TITLE_LINES:
        if any(re.search(pattern, line) for line in front.lines[:_HEAD]):
            return framework
    head = " ".join(front.lines[:_HEAD])
    for framework, pattern in _TITLES:
        if re.search(pattern, head, re.IGNORECASE):
            short = dates is not None and _days(dates) <= _SHORT_DAYS
            standard = framework is Framework.ILACS_STANDARD
            return Framework.ILACS_SHORT if standard and short else framework
    return Framework.OTHER


def find_inspection_dates(front: Front) -> Span | None:
    """First and last day of the inspection or visit."""
    head = "\n".join(front.pages[:3])
    labelled = re.search(r"\bInspection\s+dates?\s*:?\s*(?=\d|\w+day)", head, re.IGNORECASE)
    if labelled:
        return _span_near(head, labelled.end(), 90)
    for pattern in (_VISITED, _STARTS_WITH_SPAN):
        for match in pattern.finditer(head):
            span = _span_near(head, match.end(), 60)
            if span:
                return span
    return None


def find_report_published(front: Front) -> date | None:
    """The day the report says it was published, or the day its letter bears."""
    head = "\n".join(front.pages[:2])
    found = _PUBLISHED.search(head)
    if found:
        return find_date(head[found.end() : found.end() + 40])
    for line in front.lines[:25]:
        if _is_only_a_date(line):
            return find_date(line)
    return None


def find_lead_inspector(front: Front) -> str | None:
    """The lead inspector's name, without office."""
    for pattern in _LEAD:
        for match in pattern.finditer(front.text):
            name = _without_office(match[1])
            if name:
                return name
    return None


def _without_office(name: str) -> str | None:
    kept = re.split(rf"[\s,]+{_OFFICE}", name)[0].strip(" ,")
    words = kept.split()
    return " ".join(words) if len(words) > 1 and all(w[0].isupper() for w in words[:1]) else None


def _span_near(text: str, at: int, reach: int) -> Span | None:
    span = find_span(text[at : at + reach])
    return span if span and span.start < 30 else None


def _is_only_a_date(line: str) -> bool:
    day = find_date(line)
    return bool(day) and len(line) <= 30 and not re.search(r"\binspection\b", line, re.IGNORECASE)


def _days(span: Span) -> int:
    return (span.last - span.first).days + 1
