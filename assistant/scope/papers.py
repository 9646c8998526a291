"""Papers told apart: inspectorates' own, newest first, and those of a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.language.coverage import Words
from assistant.language.periods import Period
from corpus.types import Document, Framework, Kind

FULL = frozenset({Framework.SIF, Framework.ILACS_STANDARD, Framework.ILACS_SHORT})
"""The frameworks of whole inspections of an authority, whose grades follow one another."""

_SHORT = 62
"""The most days of a period that means a day or a month rather than a year."""


def is_inspection(document: Document) -> bool:
    """Whether a document is an inspectorate's own account of an inspection or visit."""
    return document.kind is Kind.INSPECTION_LETTER


def described(document: Document) -> Words:
    """The words that a paper goes by: its title, kind, framework and body, without its council."""
    about = (document.title, document.kind.value, document.framework or "", document.body or "")
    said, whose = " . ".join(about).lower(), (document.authority or "").lower()
    return Words.of(said.replace(whose, " ") if whose else said)


def newest_first(documents: Iterable[Document]) -> list[Document]:
    """Documents by date, undated last."""
    return sorted(documents, key=lambda d: (d.date or date.min, d.id), reverse=True)


def of_period(document: Document, period: Period) -> bool:
    """Whether a document is of a period: published, inspected, met or valid in its year."""
    return bool(document.years & period.years)


def time_fit(document: Document, periods: Sequence[Period]) -> float:
    """How well a document's own days fit the times named, from -1; 0 where none is named.

    1: it was published, met or inspected in the very days; 0.7: in that year; -1: in neither.
    """
    if not periods:
        return 0.0
    return max(_fit(document, period) for period in periods)


def _fit(document: Document, period: Period) -> float:
    days = (
        (document.inspected_from, document.inspected_to),
        (document.published, document.published),
        (document.meeting_date, document.meeting_date),
    )
    within = any(a and b and a <= period.last and b >= period.first for a, b in days)
    if within:
        return 1.0
    if not document.years & period.years:
        return -1.0
    return 0.7 if (period.last - period.first).days > _SHORT else 0.0
