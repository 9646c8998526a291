"""The values a sentence holds: percentages, sums, counts, lengths of time, days and people."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.language.periods import find_periods

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBER_WORD = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[:9])}))?|{'|'.join(_UNITS)}|a hundred)"
)
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PERCENT = re.compile(
    rf"\b(?:{_FIGURE}) ?(?:%|per ?cent\b)|\b{_NUMBER_WORD} per ?cent\b"
    r"|\b(?:just )?(?:over |under |almost |nearly |about )?(?:a |one |two |three )?"
    r"(?:half|third|thirds|quarter|quarters|fifth|fifths)\b"
    rf"|\b(?:{_NUMBER_WORD}|\d+) (?:in|out of) (?:every )?(?:{_NUMBER_WORD}|\d{{1,3}})\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"£ ?\d[\d,]*(?:\.\d+)?(?: ?(?:million|billion|thousand|m|bn|k)\b)?", re.I)
_DURATION = re.compile(
    rf"\b(?:{_FIGURE}|{_NUMBER_WORD}) (?:working |calendar |school )?"
    r"(?:hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?<![\w£.,-])(?:{_FIGURE})(?![\d%]|\.\d|,\d| ?per ?cent)\b|\b{_NUMBER_WORD}\b", re.I
)
_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{'|'.join(calendar.month_name[1:])})\b")
_PERSON = re.compile(
    r"\b(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Professor|Prof)\.? )?"
    r"[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?(?: [A-Z]\.?)?(?: (?:de |van |Mc|Mac|O['’])?[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)*)+"
)
_ROLE = re.compile(
    r"\b(minister|secretary of state|inspectors?|members?|councillors?|officers?|directors?|chair"
    r"|commission|committee|board|cabinet|parents?|carers?|children|young people|leaders?|judges?"
    r"|courts?|police|headteachers?|social workers?|staff|managers?|governors?|ofsted|department"
    r"|commissioner|judiciary|partners?|foster carers|care leavers)\b",
    re.IGNORECASE,
)
# Capitalised pairs that are no one's name.
_INSTITUTION = re.compile(
    r"\b(council|boards?|services?|plans?|reports?|child|children\w*|department|act|committees?"
    r"|teams?|city|local|authority|ofsted|inspection|panel|strategy|education|social|care|officers?"
    r"|directors?|safeguarding|young|people|family|families|schools?|health|national|north|south"
    r"|east|west|the|majesty|strategic|commission|university|court|centre|hub|partnership|project"
    r"|programme|independent|reviewing|working|together|signs|first|early|help|front|door|public"
    r"|law|outline|single|assessment|emergency|duty|corporate|parenting|pupil|premium|virtual"
    r"|protection|foundation|leaving|staying|pathway|youth|justice|welfare|chief|executive|deputy"
    r"|assistant|head|principal|lead|member|minister|state|secretary|union|street|road|house|group"
    r"|business|manager|practice|improvement|quality|assurance|social|worker|workers|partner|finance"
    r"|forum|college|academy|trust|policy|framework|review|agency|agencies|government|english"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)


class Sort(StrEnum):
    """The sorts of value that a text can hold."""

    PERCENT = "percent"
    MONEY = "money"
    COUNT = "count"
    DURATION = "duration"
    DAY = "day"
    PERSON = "person"
    ROLE = "role"


@dataclass(frozen=True)
class Value:
    """A value in a text, and where it stands."""

    text: str
    start: int
    end: int


def values_in(text: str, sort: Sort) -> list[Value]:
    """The values of a sort in a text, in order."""
    if sort is Sort.DAY:
        named = [p for p in find_periods(text) if not p.is_year_span]
        return [Value(p.text, p.start, p.end) for p in named]
    if sort is Sort.COUNT:
        return _counts(text)
    if sort is Sort.PERSON:
        return people_in(text)
    pattern = {
        Sort.PERCENT: _PERCENT, Sort.MONEY: _MONEY, Sort.DURATION: _DURATION, Sort.ROLE: _ROLE,
    }[sort]  # fmt: skip
    return _found(pattern, text)


def people_in(text: str) -> list[Value]:
    """Names of people: two capitalised words or more, none of them an institution's."""
    return [v for v in _found(_PERSON, text) if not _INSTITUTION.search(v.text)]


def _found(pattern: re.Pattern[str], text: str) -> list[Value]:
    return [Value(match.group(), match.start(), match.end()) for match in pattern.finditer(text)]


def _counts(text: str) -> list[Value]:
    """Numbers that count something: not a year, a day, a percentage, a sum or a section."""
    taken = [(p.start, p.end) for p in find_periods(text)]
    taken += [match.span() for match in _DAY.finditer(text)]
    taken += [(v.start, v.end) for v in _found(_PERCENT, text) + _found(_MONEY, text)]
    taken += [match.span() for match in re.finditer(r"\b\d+/\d+\b", text)]
    taken += [match.span() for match in re.finditer(r"\b0\d{2,4}(?: \d{3,4}){1,2}\b", text)]
    taken += [
        match.span()
        for match in re.finditer(
            r"\b(?:section|paragraph|para|page|appendix|figure|table|regulation|article|part|year"
            r"|stage|phase|level|tier|band|key|version|one|item|item no)\s+[\d.]+\b"
            r"|\bone (?:of|another|or|hand|area|aspect|example|time|year|to)\b|\bno one\b"
            r"|\b\d+\([a-z0-9]\)|\bone\b(?= \w+ (?:has|is|was))",
            text,
            re.IGNORECASE,
        )
    ]
    return [
        value
        for value in _found(_COUNT, text)
        if not any(value.start < end and value.end > start for start, end in taken)
    ]
