"""What minutes and reports say has changed of a plan's actions."""

from __future__ import annotations

import re
from datetime import date

from corpus.plans import Progress, StatusWord
from corpus.types import Document, Kind
from ingest.outline.sections import Section
from ingest.read.blocks import Reading
from ingest.registers.due_days import dates_in
from ingest.registers.minutes.changes import read_changes
from ingest.registers.minutes.entries import Entry, entries_of
from ingest.registers.minutes.stretches import stretches_of
from ingest.registers.owners import OWNER
from ingest.registers.statuses import Legend, legend_of, status_of, statuses_in

_REPORTS = (Kind.MINUTES, Kind.COMMITTEE_REPORT, Kind.DECISION_RECORD, Kind.OTHER)
_REF = r"(?P<{}>[A-Z]{{1,3}}[-/]?\d{{1,2}}(?:\.\d{{1,2}})?[a-z]?|\d{{1,2}}\.\d{{1,2}}[a-z]?|\d{{1,2}}[a-z])"
_REFS = (
    re.compile(rf"\b[Aa]ctions? {_REF.format('ref')}\b"),
    re.compile(rf"\((?:[Aa]ctions? )?{_REF.format('ref')}\)"),
    re.compile(
        rf"(?:^|\|\s*|\]\s*){_REF.format('ref')}(?=[.,:;)\s|]|$)(?!\s*(?:am|pm|%|per cent))"
    ),
    re.compile(
        r"(?<![\w£.])(?P<ref>[A-Z]{1,3}[-/]?\d{1,2}(?:\.\d{1,2})?|\d{1,2}\.\d{1,2})\b"
        r"(?!\s*(?:am|pm|%|per cent|million|billion|m\b)|\.\d)"
    ),
)
_FIRST_CELLS = 2
_WHOLE_DAY = len("2024-03-31")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_YES_NO = frozenset({"y", "n", "c"})
"""Letters that say something else in most tables than how an action stands."""
_SPEAKER = re.compile(
    rf"(?:^|[.;] )(?:The )?(?P<who>{OWNER}|(?:Mrs?|Ms|Dr|Councillor|Cllr|Superintendent)"
    r" [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
    r" (?:said|explained|reported|confirmed|proposed|told|announced|advised|asked|had reported"
    r"|presented|has traced|stated|noted that|updated)\b"
)


def read_progress(
    reading: Reading, document: Document, sections: tuple[Section, ...]
) -> tuple[Progress, ...]:
    """Every change that an entry reports, of whatever action; others give none.

    Which plan's action is meant is not settled here: the plan may not have been read yet.
    """
    if document.kind not in _REPORTS:
        return ()
    legend = legend_of(" ".join(block.text for block in reading.blocks if not block.cells))
    told_on = document.meeting_date or document.published
    found: list[Progress] = []
    for entry in entries_of(sections):
        words, rated = _words(entry), _rating_of(entry, legend)
        met = _day_of(entry, told_on) or told_on
        for said in (words,) if entry.cells else stretches_of(words, met):
            for changed in read_changes(said, met, legend, rated):
                found.append(
                    Progress(
                        document_id=document.id,
                        n=len(found) + 1,
                        entry=entry.label,
                        section=" > ".join(entry.heading),
                        ref=printed_ref(said),
                        about=said,
                        change=changed.change,
                        before=changed.before,
                        after=changed.after,
                        said_by=_speaker(said) or document.body,
                        said_on=met,
                        quotes=entry.quotes(reading),
                    )
                )
    return tuple(found)


def _day_of(entry: Entry, told_on: date | None) -> date | None:
    """The day that a log's row has a cell for and nothing else; none after its paper's own."""
    days = (_only_day(cell) for cell in entry.cells[:_FIRST_CELLS])
    return next((day for day in days if day and day <= (told_on or day)), None)


def _only_day(cell: str) -> date | None:
    days = dates_in(cell)
    if len(days) != 1 or (days[0].start, days[0].end) != (0, len(cell)):
        return None
    return date.fromisoformat(days[0].iso) if len(days[0].iso) == _WHOLE_DAY else None


def _rating_of(entry: Entry, legend: Legend) -> StatusWord | None:
    """The status that a row has a cell for and nothing else, but for what it was in brackets."""
    for cell in reversed(entry.cells[1:]):
        plain = _IN_BRACKETS.sub("", cell).strip(" .*").lower()
        whole = len(plain) == 1 or any(said.text == plain for said in statuses_in(plain))
        if whole and plain not in _YES_NO and (word := status_of(plain, legend)):
            return word
    return None


def printed_ref(words: str) -> str | None:
    """What looks like an action's own ref: "Action 1.4", "(B2)", "3a: the last", else any "PW3"."""
    for pattern in _REFS:
        found = pattern.search(words)
        if found:
            return found["ref"]
    return None


def _words(entry: Entry) -> str:
    """The entry as a sentence; a row's own number and day are left out where they number a log."""
    if not entry.cells:
        return entry.text
    first = entry.cells[0]
    numbers_the_log = first == entry.label and re.fullmatch(r"\d+(?:/\d+)?", first)
    cells = entry.cells[1:] if numbers_the_log else entry.cells
    return " | ".join(
        cell for at, cell in enumerate(cells) if at >= _FIRST_CELLS or not _only_day(cell)
    )


def _speaker(said: str) -> str | None:
    found = _SPEAKER.search(said)
    return found["who"] if found else None
