"""A paper described from its own text: whose it is, what kind, its dates, its title."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from corpus.given_facts import NOTHING, GivenFacts
from corpus.letters import web_address
from corpus.types import Document, Kind
from ingest.describe.access import find_access
from ingest.describe.authority import find_authority
from ingest.describe.dates import find_date, find_dates, find_years
from ingest.describe.front import Front
from ingest.describe.inspection import (
    find_framework,
    find_inspection_dates,
    find_lead_inspector,
    find_report_published,
)
from ingest.describe.kind import find_kind
from ingest.describe.licence import find_licence
from ingest.describe.people import find_author, find_body
from ingest.describe.title import guess_title, inspection_title
from ingest.read.blocks import Reading

__all__ = ["describe"]

_LONGEST_LINE = 300
_HEAD_LINES = 8
_MEETS = (Kind.MINUTES, Kind.COMMITTEE_REPORT, Kind.DECISION_RECORD)
_ISSUED = re.compile(
    r"\b(?:published|posted|issued|dated|last updated|updated|date)\b\s*(?:on)?\s*:?\s*"
    r"|\b(?:agreed|approved|adopted)(?: by [^.]{3,60}?)? on\s+(?=\d)",
    re.IGNORECASE,
)
_AT_ITS_END = re.compile(r"[,(]\s*\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+20\d\d\)?$")
"""What is set off at a line's end: "... as agreed by Cabinet, 16 September 2025"."""


def describe(
    reading: Reading,
    *,
    path: str,
    document_id: str,
    given: GivenFacts = NOTHING,
    kind: Kind | None = None,
) -> Document:
    """The document as its text presents it, with what is given of it in the text's place.

    What neither gives is None. A `kind` that something else than its words tells goes before theirs.
    """
    front = Front.of(reading)
    title = guess_title(front, reading)
    kind = given.kind or kind or find_kind(front, title)
    access = find_access(reading, path)
    plain = Document(
        id=document_id,
        path=path,
        title=title or path,
        kind=kind,
        media=reading.media,
        page_count=len(reading.pages),
        paged=reading.paged,
        source_url=web_address(reading.source_url),
        licence=find_licence(front),
        access=access.access,
        exempt_pages=access.pages,
        access_why=access.why,
        access_sure=access.sure,
    )
    inspects = kind is Kind.INSPECTION_LETTER
    made = _described_inspection(plain, front) if inspects else _described_paper(plain, front)
    return given.onto(made)


def _described_inspection(plain: Document, front: Front) -> Document:
    dates = find_inspection_dates(front)
    authority = find_authority(front, inspected=True)
    return replace(
        plain,
        title=inspection_title(front, authority) or plain.title,
        authority=authority,
        body="Ofsted" if "Ofsted" in front.text else None,
        published=find_report_published(front) or find_date(PurePath(plain.path).stem),
        inspected_from=dates.first if dates else None,
        inspected_to=dates.last if dates else None,
        framework=find_framework(front, dates),
        lead_inspector=find_lead_inspector(front),
    )


def _described_paper(plain: Document, front: Front) -> Document:
    meets = plain.kind in _MEETS
    opening = "" if meets else " ".join(front.opening[:6])
    years = find_years(plain.title) or find_years(opening)
    body = find_body(front)
    met = _first_day(front) if meets else None
    return replace(
        plain,
        title=_paper_title(plain.title, plain.kind, body, met),
        authority=find_authority(front, inspected=False),
        body=body,
        author=find_author(front),
        published=None if meets else _issued(front),
        meeting_date=met,
        period_from=years[0] if years else None,
        period_to=years[1] if years else None,
    )


def _paper_title(title: str, kind: Kind, body: str | None, met: date | None) -> str:
    """Minutes are named by their body and day; other papers by their title."""
    if kind is Kind.MINUTES and body and met:
        return f"{body}: minutes, {met.day} {met:%B %Y}"
    return title


def _first_day(front: Front) -> date | None:
    """The day in the paper's head, a labelled one first."""
    labelled = front.field("date", "date of meeting", "meeting date", "date of decision", within=30)
    if labelled and (day := find_date(labelled)):
        return day
    days = find_dates("\n".join(line for line in front.lines[:14] if len(line) <= _LONGEST_LINE))
    return days[0].day if days else None


def _issued(front: Front) -> date | None:
    """The day on which a plan, strategy or news post says that it was issued."""
    for line in front.lines[:_HEAD_LINES]:
        if len(line) <= 30 and (day := find_date(line)):
            return day
    for line in front.lines[:_HEAD_LINES]:
        last = _AT_ITS_END.search(line) if len(line) <= _LONGEST_LINE else None
        if last and (day := find_date(last[0])):
            return day
    for line in front.lines[: 3 * _HEAD_LINES]:
        for label in _ISSUED.finditer(line):
            if day := find_date(line[label.end() : label.end() + 30]):
                return day
    return None
