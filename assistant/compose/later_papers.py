"""What came after: an older finding is labelled as such, and what followed it is named."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.draft import mention
from assistant.scope.asked import Asked
from assistant.scope.newer_papers import newer_inspection
from assistant.types import Citation, SeeAlso
from corpus.types import Document

_MOST = 3
"""How many later inspections are named: an answer over many councils is of their last grades."""


def earlier_label(asked: Asked, document: Document) -> str:
    """What stands before a finding that an unspecific question gets from an older letter."""
    if asked.question.asks_of_time:
        return ""
    if not newer_inspection(asked, document) or not document.date:
        return ""
    return f"An earlier finding ({document.date:%B %Y}): "


def what_followed(asked: Asked, citations: Iterable[Citation]) -> tuple[SeeAlso, ...]:
    """The newest inspection of each place that older letters are cited of, unless cited, too.

    The library isn't asked: a paper that is cited may have been removed from it since.
    """
    cited = {citation.document_id for citation in citations}
    found: dict[str, SeeAlso] = {}
    for paper in (asked.papers[each] for each in cited if each in asked.papers):
        newest = newer_inspection(asked, paper)
        if newest and newest.id not in cited:
            found[newest.id] = mention(newest, "a later inspection")
    return tuple(found.values()) if len(found) <= _MOST else ()
