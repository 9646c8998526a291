"""What a model is given to answer from: what was found without it first, then what a search finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from assistant.draft import Asked, Draft
from assistant.evidence.retrieve import retrieve
from assistant.scope.scope import Scope, of_period
from assistant.types import Citation, Evidence
from corpus.types import Document, Passage

_OF_EACH_SIDE = 5


def evidence_for(asked: Asked, base: Draft) -> Iterator[Evidence]:
    """Evidence, most wanted first; a passage may come twice.

    Where places or times are set side by side, each side is searched for by itself.
    """
    for point in base.points:
        for citation in point.citations:
            yield from _passages_at(asked, citation)
    sides = list(_sides(asked))
    if len(sides) > 1:
        found = [retrieve(asked.library, asked.question, s, limit=_OF_EACH_SIDE) for s in sides]
        for row in zip_longest(*(each.evidence for each in found)):
            yield from (evidence for evidence in row if evidence)
    yield from retrieve(asked.library, asked.question, asked.scope).evidence


def _sides(asked: Asked) -> Iterator[Scope]:
    """The scope of each authority named, else of each time that an inspection or paper is of."""
    documents, question = asked.scope.documents, asked.question
    for name in question.authorities:
        yield _narrowed(asked.scope, [d for d in documents if d.authority == name])
    if len(question.authorities) < 2:
        for period in question.tied:
            yield _narrowed(asked.scope, [d for d in documents if of_period(d, period)])


def _narrowed(scope: Scope, documents: list[Document]) -> Scope:
    return replace(scope, documents=tuple(documents))


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
