"""Hybrid retrieval: what the words find and what the meaning finds, fused and ranked again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as ChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.evidence.cross_encoder import reranked
from assistant.language.coverage import Weigh, Words, coverage, weights_of
from assistant.language.periods import Period, find_periods
from assistant.language.terms import Term
from assistant.scope.scope import Scope
from assistant.types import Evidence
from assistant.understand.question import Question
from corpus.embed.bert_files import Vectors
from corpus.library import Library, match_expression
from corpus.types import Document, Kind, Passage

_CANDIDATES = 60
_RRF = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)."""


class HybridRetriever(BaseRetriever):
    """LangChain's face of the two searches: passages of a scope, fused by rank.

    `terms` are the wordings to search by words; the query itself is searched by meaning.
    Each document's metadata is {"passage": id, "score": fused, "cosine": of meaning or None}.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Any
    scope: frozenset[str] | None = None
    terms: tuple[str, ...] = ()
    limit: int = _CANDIDATES

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[ChainDocument]:
        del run_manager
        library: Library = self.library
        meant = library.nearest(meaning_of(library, query), self.scope, self.limit)
        expression = match_expression(self.terms)
        said = library.find_words(expression, self.scope, self.limit) if self.terms else []
        fused = fuse([[i for i, _ in said], [i for i, _ in meant]])
        cosines = dict(meant)
        best = sorted(fused, key=lambda i: -fused[i])
        passages = {passage.id: passage for passage in library.passages_of(best)}
        return [
            ChainDocument(
                id=found,
                page_content=passages[found].text,
                metadata={
                    "passage": passages[found],
                    "score": fused[found],
                    "cosine": cosines.get(found),
                },
            )
            for found in best
            if found in passages
        ]


def meaning_of(library: Library, query: str) -> Vectors:
    """The question's unit vector, shape (dimensions,); worked out once for the same question."""
    return _meaning(library.embedder, query, library.embed)


@lru_cache(maxsize=256)
def _meaning(embedder: object, query: str, embed: Callable[[Sequence[str]], Vectors]) -> Vectors:
    del embedder
    found: Vectors = embed([query])[0]
    return found


def fuse(rankings: Sequence[Sequence[str]]) -> dict[str, float]:
    """Reciprocal rank fusion: the sum over rankings of 1 / (60 + rank)."""
    fused: dict[str, float] = {}
    for ranking in rankings:
        for rank, found in enumerate(ranking, 1):
            fused[found] = fused.get(found, 0.0) + 1 / (_RRF + rank)
    return fused


@dataclass(frozen=True)
class Found:
    """What a search gives: evidence best first, the terms' weights, the question's vector."""

    evidence: tuple[Evidence, ...]
    weigh: Weigh
    meaning: Vectors


def retrieve(library: Library, question: Question, scope: Scope, limit: int = 14) -> Found:
    """The passages of the scope that bear on the question, best first; none for an empty scope."""
    weigh = weights_of(question.terms, library.document_frequency, library.passage_count())
    documents = {document.id: document for document in scope.documents}
    meaning = meaning_of(library, question.understood)
    if not documents:
        return Found((), weigh, meaning)
    retriever = HybridRetriever(
        library=library, scope=scope.ids, terms=search_wordings(question.terms, question.loose)
    )
    found = retriever.invoke(question.understood)
    if not found:
        return Found((), weigh, meaning)
    top = found[0].metadata["score"]
    ranked = [
        Evidence(
            passage,
            document,
            _score(question, scope, weigh, passage, document, item, top),
            item.metadata["cosine"] or 0.0,
        )
        for item in found
        if (passage := item.metadata["passage"])
        and (document := documents.get(passage.document_id))
    ]
    ranked.sort(key=lambda evidence: -evidence.score)
    ranked = reranked(library.settings.reranker, question.understood, ranked)
    return Found(tuple(ranked[:limit]), weigh, meaning)


def search_wordings(terms: Sequence[Term], periods: Sequence[Period] = ()) -> tuple[str, ...]:
    """What to look for by words: every wording of every term, and days, months and year spans."""
    wordings = {spelling: None for term in terms for spelling in term.spellings}
    wordings |= {period.text: None for period in periods if not period.text.isdigit()}
    return tuple(wordings)


def _score(
    question: Question,
    scope: Scope,
    weigh: Weigh,
    passage: Passage,
    document: Document,
    item: ChainDocument,
    top: float,
) -> float:
    """The features of a passage, summed; higher is better. Each is from 0 to 1."""
    text = Words.of(passage.text)
    about = Words.of(" . ".join((*passage.heading, document.title)))
    paper = Words.of(document.title)
    features: Mapping[str, float] = {
        "fused": item.metadata["score"] / top,
        "cosine": item.metadata["cosine"] or 0.0,
        "cover": coverage(question.terms, weigh, text, about, paper),
        "heading": coverage(question.terms, weigh, about),
        "preferred": float(document.id in scope.preferred),
        "kind": _kind_fit(question, document),
        "period": float(_names_period(question, passage)),
        "recent": scope.recency(document) if question.latest else 0.0,
    }
    return sum(WEIGHTS[name] * value for name, value in features.items())


WEIGHTS = {
    "fused": 1.0, "cosine": 1.0, "cover": 2.0, "heading": 0.4, "preferred": 0.6, "kind": 0.4,
    "period": 0.8, "recent": 0.8,
}  # fmt: skip


def _names_period(question: Question, passage: Passage) -> bool:
    """Whether a passage names a day, a month or a span of years that is asked of."""
    wanted = [period for period in question.loose if not period.text.isdigit()]
    named = find_periods(passage.text) if wanted else ()
    return any(period.tells_of(want) for period in named for want in wanted)


def _kind_fit(question: Question, document: Document) -> float:
    """Whether the document is of a kind that the question names, or an inspection asked about."""
    if document.kind in question.kinds:
        return 1.0
    return float(question.about_inspection and document.kind is Kind.INSPECTION_LETTER)
