"""Right document: whether a gold document is cited; and the share of them that are.

Hit rate and recall over a question's citations (Manning et al. 2008, chapter 8). Defined for
answerable questions with gold documents.
"""

from __future__ import annotations

from collections.abc import Iterable

from evals.cases.case import Case
from evals.match.documents import same_document
from evals.metrics.metric import Metric
from evals.records.records import Record


def documents_hit(case: Case, documents: Iterable[str]) -> list[bool] | None:
    """For each gold document, whether it is among those given; None where undefined."""
    if not case.answerable or not case.documents:
        return None
    given = list(documents)
    return [any(same_document(gold, one) for one in given) for gold in case.documents]


def _hit(case: Case, record: Record) -> float | None:
    hits = documents_hit(case, (citation.document for citation in record.citations))
    return None if hits is None else float(any(hits))


def _share(case: Case, record: Record) -> float | None:
    hits = documents_hit(case, (citation.document for citation in record.citations))
    return None if hits is None else sum(hits) / len(hits)


DOCUMENT_CITED = Metric("document_cited", "answers that cite a right document", _hit)
DOCUMENT_RECALL = Metric("document_recall", "share of the right documents that are cited", _share)
