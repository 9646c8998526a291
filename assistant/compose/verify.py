"""No used source, no answer: what a draft says must stand on its pages, or it isn't said."""

from __future__ import annotations

from dataclasses import replace

from assistant.draft import Draft, Point
from corpus.library import Library
from corpus.text import locate


def checked(library: Library, draft: Draft) -> Draft:
    """The draft without quotes that don't stand on their page, and points left without any."""
    points = tuple(point for each in draft.points if (point := _verified(library, each)).citations)
    return replace(draft, points=points)


def _verified(library: Library, point: Point) -> Point:
    kept = tuple(
        citation
        for citation in point.citations
        if locate(library.page(citation.document_id, citation.place).text, citation.quote)
    )
    return replace(point, citations=kept)
