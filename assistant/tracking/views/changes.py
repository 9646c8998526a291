"""What changed of actions since a day, as since the last meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.tracking.story import Step, Story
from corpus.library import Library
from corpus.types import Kind


@dataclass(frozen=True)
class Changed:
    """One thing that a paper changed of an action."""

    story: Story
    step: Step


def changes_since(told: Sequence[Story], day: date) -> list[Changed]:
    """What papers of that day or later changed, the latest first; undated papers come last."""
    found = [
        Changed(story, step)
        for story in told
        for step in story.history
        if step.day is None or step.day >= day
    ]
    return sorted(found, key=lambda each: each.step.day or date.min, reverse=True)


def last_meeting(library: Library, authorities: Sequence[str | None], until: date) -> date | None:
    """The day of the last meeting by then of these authorities whose minutes are held.

    Minutes that don't say whose they are count only where none of the authorities' own are held.
    """
    minutes = [
        (document.authority, document.date)
        for document in library.documents()
        if document.kind is Kind.MINUTES and document.date and document.date <= until
    ]
    own = [day for authority, day in minutes if authority and authority in authorities]
    return max(own or [day for authority, day in minutes if authority is None], default=None)
