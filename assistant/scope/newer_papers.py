"""What came after a paper."""

from __future__ import annotations

from datetime import date

from assistant.scope.asked import Asked
from assistant.scope.papers import is_inspection, newest_first
from corpus.types import Document, Framework


def newer_inspection(asked: Asked, document: Document) -> Document | None:
    """The newest inspection of the same authority by the day asked of, where this one is older.

    What inspectors found of SEND in an area, and what of children's social care, outdate each other not.
    """
    if not is_inspection(document) or not document.date:
        return None
    until = asked.question.limits.as_of or date.max
    letters = [
        d
        for d in asked.library.documents()
        if d.authority == document.authority and is_inspection(d) and d.date and d.date <= until
        if (d.framework is Framework.AREA_SEND) == (document.framework is Framework.AREA_SEND)
    ]
    newest = newest_first(letters)[:1]
    return next((d for d in newest if d.date and d.date > document.date), None)
