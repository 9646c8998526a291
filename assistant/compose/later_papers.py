"""What came after: an older finding is labelled as such, and what followed it is named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.draft import Asked, mention
from assistant.scope.scope import is_inspection, newest_first
from assistant.types import Citation, SeeAlso
from corpus.types import Document


def newer_inspection(asked: Asked, document: Document) -> Document | None:
    """The newest inspection of the same authority by the day asked of, where this one is older."""
    if not is_inspection(document) or not document.date:
        return None
    until = asked.question.limits.as_of or date.max
    letters = [
        d
        for d in asked.library.documents()
        if d.authority == document.authority and is_inspection(d) and d.date and d.date <= until
    ]
    newest = newest_first(letters)[:1]
    return next((d for d in newest if d.date and d.date > document.date), None)


def earlier_label(asked: Asked, document: Document) -> str:
    """What stands before a finding that an unspecific question gets from an older letter."""
    question = asked.question
    if question.periods or question.in_force or question.compares or question.every:
        return ""
    if not newer_inspection(asked, document) or not document.date:
        return ""
    return f"An earlier finding ({document.date:%B %Y}): "


def what_followed(asked: Asked, citations: Iterable[Citation]) -> tuple[SeeAlso, ...]:
    """The newest inspection of each place that older letters are cited of, unless cited, too."""
    cited = {citation.document_id for citation in citations}
    found: dict[str, SeeAlso] = {}
    for document_id in cited:
        newest = newer_inspection(asked, asked.library.document(document_id))
        if newest and newest.id not in cited:
            found[newest.id] = mention(newest, "a later inspection")
    return tuple(found.values())
