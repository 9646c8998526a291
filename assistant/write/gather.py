"""What a model is given to answer from: what was found without it first, then what a search finds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from assistant.draft import Draft
from assistant.evidence.found import Found
from assistant.evidence.rank import find
from assistant.scope.asked import Asked
from assistant.scope.papers import of_period
from assistant.types import Citation, Evidence
from corpus.types import Passage

_OF_EACH_SIDE = 5
_OF_ALL = 14


def evidence_for(asked: Asked, found: Found, base: Draft) -> Iterator[Evidence]:
    """Evidence, most wanted first; a passage may come twice.

    Where places or times are set side by side, each side is searched for by itself.
    """
    for point in base.points:
        for citation in point.citations:
            yield from _passages_at(asked, citation)
    sides = list(_sides(asked))
    if len(sides) > 1:
        apart = [find(side, with_cross=False).passages[:_OF_EACH_SIDE] for side in sides]
        for row in zip_longest(*apart):
            yield from (ranked.evidence for ranked in row if ranked)
    yield from (ranked.evidence for ranked in found.passages[:_OF_ALL])


def _sides(asked: Asked) -> Iterator[Asked]:
    """The question of each authority named, else of each time that papers are of."""
    documents, question = asked.scope.documents, asked.question
    for name in question.authorities:
        yield asked.within([d for d in documents if d.authority == name])
    if len(question.authorities) < 2:
        for period in question.periods:
            yield asked.within([d for d in documents if of_period(d, period)])


def _passages_at(asked: Asked, citation: Citation) -> Iterator[Evidence]:
    """The passages that a citation's words stand in."""
    document = asked.library.document(citation.document_id)
    for passage in asked.library.passages(document.id):
        if _holds(passage, citation):
            yield Evidence(passage, document, 0.0)


def _holds(passage: Passage, citation: Citation) -> bool:
    return any(
        part.page == citation.place and part.start < citation.end and citation.start < part.end
        for part in passage.parts
    )
