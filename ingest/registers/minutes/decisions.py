"""What a body resolved, by its minutes."""

from __future__ import annotations

import re

from corpus.plans import Decision
from corpus.types import Document, Kind
from ingest.outline.sections import Section
from ingest.read.blocks import Reading
from ingest.registers.minutes.entries import entries_of

_MINUTED = (Kind.MINUTES, Kind.DECISION_RECORD)
_RESOLVED = re.compile(r"\W*(?:resolved|agreed|ordered|decided|decisions?)\b\W*", re.IGNORECASE)


def read_decisions(
    reading: Reading, document: Document, sections: tuple[Section, ...]
) -> tuple[Decision, ...]:
    """Every resolution in order, each lettered part of one by itself."""
    if document.kind not in _MINUTED:
        return ()
    resolved = [entry for entry in entries_of(sections) if entry.resolved]
    return tuple(
        Decision(
            document_id=document.id,
            n=n,
            item=next((h for h in reversed(entry.heading) if not _RESOLVED.fullmatch(h)), ""),
            entry=entry.label,
            text=entry.text.strip().rstrip(";"),
            decided_by=document.body,
            decided_on=document.meeting_date or document.published,
            quotes=entry.quotes(reading),
        )
        for n, entry in enumerate(resolved, 1)
    )
