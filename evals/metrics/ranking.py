"""Ranking: how early and how fully a search gives the right documents, and the right pages.

Through ir-measures (MacAvaney et al. 2022), with each gold document or page worth 1: nDCG@10
(Järvelin and Kekäläinen 2002), reciprocal rank of the first right one among ten (Voorhees 1999),
recall@5 = right ones in the first five / right ones. A document ranks where its first passage
does, a page likewise. Defined for answerable questions with gold that were searched; a question
whose gold documents are alternatives can't reach a recall of 1 with one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from evals.cases.case import Case
from evals.match.documents import same_document
from evals.metrics.metric import Metric
from evals.records.records import Record

DEPTH = 10

Ranked = Callable[[Case, Record], tuple[frozenset[str], tuple[str, ...]] | None]


def _documents(case: Case, record: Record) -> tuple[frozenset[str], tuple[str, ...]] | None:
    """The gold documents, and what was found, first found first."""
    if not case.answerable or not case.documents or record.passages is None:
        return None
    found = (_gold_name(each.document, case.documents) for each in record.passages[:DEPTH])
    return frozenset(case.documents), tuple(dict.fromkeys(found))


def _pages(case: Case, record: Record) -> tuple[frozenset[str], tuple[str, ...]] | None:
    """The gold pages, and what was found, first found first."""
    if not case.answerable or not case.gold_pages or record.passages is None:
        return None
    gold = [name for name, _ in case.gold_pages]
    found = (
        f"{_gold_name(each.document, gold)}#{page}"
        for each in record.passages[:DEPTH]
        for page in each.pages
    )
    wanted = frozenset(f"{name}#{page}" for name, page in case.gold_pages)
    return wanted, tuple(dict.fromkeys(found))


def _gold_name(document: str, gold: Iterable[str]) -> str:
    return next((name for name in gold if same_document(name, document)), document)


def _measured(measure: str, ranked: Ranked) -> Callable[[Case, Record], float | None]:
    def value(case: Case, record: Record) -> float | None:
        sets = ranked(case, record)
        return None if sets is None else _by_name(*sets)[measure]

    return value


@lru_cache(maxsize=4096)
def _by_name(gold: frozenset[str], ranked: Sequence[str]) -> Mapping[str, float]:
    """Every measure of one ranking. Nothing found is nothing gained."""
    import ir_measures
    from ir_measures import RR, R, nDCG

    measures = {"nDCG@10": nDCG @ DEPTH, "RR@10": RR @ DEPTH, "R@5": R @ 5}
    if not ranked:
        return dict.fromkeys(measures, 0.0)
    wanted = {"question": dict.fromkeys(gold, 1)}
    # Scores that fall by rank, since equal ones would be ordered by name.
    got = {"question": {name: float(len(ranked) - at) for at, name in enumerate(ranked)}}
    found = ir_measures.calc_aggregate(list(measures.values()), wanted, got)
    return {name: float(found[measure]) for name, measure in measures.items()}


NDCG = Metric("ndcg@10", "right documents early", _measured("nDCG@10", _documents))
MRR = Metric("mrr@10", "1 / rank of the first right document", _measured("RR@10", _documents))
RECALL = Metric("recall@5", "right documents in the first five", _measured("R@5", _documents))
PAGE_NDCG = Metric("page_ndcg@10", "right pages early", _measured("nDCG@10", _pages))
PAGE_MRR = Metric("page_mrr@10", "1 / rank of the first right page", _measured("RR@10", _pages))
PAGE_RECALL_AT_5 = Metric(
    "page_recall@5", "right pages in the first five", _measured("R@5", _pages)
)
