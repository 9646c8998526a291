"""Retrieval in the first five passages: facts, documents and pages found in them.

facts@5 is fact recall over the passages' texts; document@5 and page@5 are hit rates, as
`document_cited` and `page_cited` have them. Defined for answerable questions that were searched.
"""

from __future__ import annotations

from evals.cases.case import Case
from evals.metrics.document_cited import documents_hit
from evals.metrics.fact_recall import facts_said
from evals.metrics.metric import Metric
from evals.metrics.page_cited import pages_hit
from evals.records.records import FoundPassage, Record

DEPTH = 5


def _first(record: Record) -> tuple[FoundPassage, ...]:
    return (record.passages or ())[:DEPTH]


def _facts(case: Case, record: Record) -> float | None:
    if not case.answerable or record.passages is None:
        return None
    said = facts_said(case, "\n".join(passage.text for passage in _first(record)))
    return sum(said) / len(said)


def _document(case: Case, record: Record) -> float | None:
    hits = documents_hit(case, (passage.document for passage in _first(record)))
    return float(any(hits)) if hits is not None and record.passages is not None else None


def _page(case: Case, record: Record) -> float | None:
    places = [(found.document, page) for found in _first(record) for page in found.pages]
    hits = pages_hit(case, places)
    return float(any(hits.values())) if hits is not None and record.passages is not None else None


FACTS_AT_5 = Metric("facts@5", "facts in the first five passages", _facts)
DOCUMENT_AT_5 = Metric("document@5", "a right document in the first five passages", _document)
PAGE_AT_5 = Metric("page@5", "a right page in the first five passages", _page)
