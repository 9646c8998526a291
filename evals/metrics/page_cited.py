"""Right page: whether a gold page is cited; and whether every gold document has one of its.

`page_recall` counts documents, not pages, since a fact often stands on several pages of which
any will do: gold documents of which a gold page is cited / gold documents with pages. Hit rate
and recall as in `document_cited`. Defined for answerable questions with gold pages.
"""

from __future__ import annotations

from collections.abc import Iterable

from evals.cases.case import Case
from evals.match.documents import same_document
from evals.metrics.metric import Metric
from evals.records.records import Record


def pages_hit(case: Case, places: Iterable[tuple[str, int | None]]) -> dict[str, bool] | None:
    """For each gold document, whether a gold page of it is among the places; None if undefined."""
    if not case.answerable or not case.gold_pages:
        return None
    given = list(places)
    hits: dict[str, bool] = {}
    for gold, page in case.gold_pages:
        hit = any(page == number and same_document(gold, one) for one, number in given)
        hits[gold] = hits.get(gold, False) or hit
    return hits


def _cited(record: Record) -> list[tuple[str, int | None]]:
    return [(citation.document, citation.page) for citation in record.citations]


def _hit(case: Case, record: Record) -> float | None:
    hits = pages_hit(case, _cited(record))
    return None if hits is None else float(any(hits.values()))


def _share(case: Case, record: Record) -> float | None:
    hits = pages_hit(case, _cited(record))
    return None if hits is None else sum(hits.values()) / len(hits)


PAGE_CITED = Metric("page_cited", "answers that cite a right page", _hit)
PAGE_RECALL = Metric("page_recall", "share of the right documents cited at a right page", _share)
