"""What officers have put right of a document: kept apart from what was read, and outlasting it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.given_facts import GivenFacts
from corpus.types import Kind

_READ_BACK: dict[str, Callable[[str], Any]] = {
    "title": str,
    "authority": str,
    "kind": Kind,
    "published": date.fromisoformat,
    "meeting_date": date.fromisoformat,
    "inspected_from": date.fromisoformat,
    "inspected_to": date.fromisoformat,
    "columns": str,
}

CORRECTED = tuple(_READ_BACK)
"""The facts that an officer may put right."""


@dataclass(frozen=True)
class Correction:
    """One fact of one document as an officer has it: who says so (`by`), and since when."""

    document_id: str
    fact: str
    value: str
    by: str
    given: date


def facts_of(corrections: Iterable[Correction]) -> GivenFacts:
    """The facts that these corrections of one document give."""
    return GivenFacts(**{each.fact: _READ_BACK[each.fact](each.value) for each in corrections})


def corrections_of(
    document_id: str, facts: GivenFacts, by: str, given: date
) -> tuple[Correction, ...]:
    """These facts as an officer's corrections of a document."""
    said = ((name, getattr(facts, name)) for name in CORRECTED)
    return tuple(
        Correction(document_id, name, _written(value), by, given)
        for name, value in said
        if value is not None
    )


def _written(value: str | date) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
