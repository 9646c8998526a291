"""What officers have put right of a document: kept apart from what was read, and outlasting it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.given_facts import GivenFacts
from corpus.types import Kind

CORRECTED = ("authority", "published", "kind", "title")
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
    said = {each.fact: each.value for each in corrections}
    published, kind = said.get("published"), said.get("kind")
    return GivenFacts(
        title=said.get("title"),
        authority=said.get("authority"),
        kind=Kind(kind) if kind else None,
        published=date.fromisoformat(published) if published else None,
    )


def corrections_of(
    document_id: str, facts: GivenFacts, by: str, given: date
) -> tuple[Correction, ...]:
    """These facts as an officer's corrections of a document."""
    said = [(name, getattr(facts, name)) for name in CORRECTED]
    return tuple(
        Correction(document_id, name, value.isoformat() if isinstance(value, date) else value, by,
                   given)
        for name, value in said
        if value is not None
    )  # fmt: skip
