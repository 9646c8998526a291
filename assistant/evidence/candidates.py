"""Scope -> the passages that may answer: what the words find and what the meaning finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence.fusion import fuse
from assistant.language.periods import Period
from assistant.language.terms import Term
from assistant.scope.asked import Asked
from assistant.scope.papers import time_fit
from assistant.types import Evidence
from corpus.embed.vectors import Vectors
from corpus.library import match_expression

_EACH = 50
"""How many passages words and meaning each give."""
_OF_THE_TIME = 20
"""How many more each gives of the papers of a time that is named."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """A passage found: its fused score over the best one's, BM25 over the best one's, and cosine.

    What one of the searches didn't find has 0 there.
    """

    evidence: Evidence
    fused: float
    bm25: float
    cosine: float


def candidates(asked: Asked, meaning: Vectors) -> list[Candidate]:
    """The passages of the scope that words or meaning find, best first."""
    rankings: list[list[str]] = []
    bm25: dict[str, float] = {}
    cosines: dict[str, float] = {}
    for ids, limit in _searches(asked):
        said = _by_words(asked, ids, limit)
        meant = asked.library.nearest(meaning, ids, limit)
        bm25.update(said)
        cosines.update(meant)
        rankings += [[i for i, _ in said], [i for i, _ in meant]]
    fused = fuse(rankings)
    best = sorted(fused, key=lambda i: -fused[i])
    documents = {document.id: document for document in asked.scope.documents}
    passages = {passage.id: passage for passage in asked.library.passages_of(best)}
    top_fused = max(fused.values(), default=1.0)
    top_words = max(bm25.values(), default=0.0) or 1.0
    return [
        Candidate(
            Evidence(passages[i], documents[passages[i].document_id], fused[i], cosines.get(i, 0)),
            fused[i] / top_fused,
            bm25.get(i, 0.0) / top_words,
            cosines.get(i, 0.0),
        )
        for i in best
        if i in passages and passages[i].document_id in documents
    ]


def _searches(asked: Asked) -> Iterator[tuple[frozenset[str] | None, int]]:
    """The sets of papers to search, and how deep: the scope, and what in it is of the time named."""
    scope = asked.scope
    whole = len(scope.documents) == scope.held
    yield None if whole else scope.ids, _EACH
    of_time = frozenset(d.id for d in scope.documents if time_fit(d, asked.question.periods) > 0)
    if of_time and of_time != scope.ids:
        yield of_time, _OF_THE_TIME


def _by_words(asked: Asked, ids: frozenset[str] | None, limit: int) -> list[tuple[str, float]]:
    wordings = search_wordings(asked.question.terms, asked.question.periods)
    if not wordings:
        return []
    return asked.library.find_words(match_expression(wordings), ids, limit)


def search_wordings(terms: Sequence[Term], periods: Sequence[Period] = ()) -> tuple[str, ...]:
    """What to look for by words: every wording of every term, and days, months and year spans."""
    wordings = {spelling: None for term in terms for spelling in term.spellings}
    wordings |= {period.text: None for period in periods if not period.text.isdigit()}
    return tuple(wordings)
