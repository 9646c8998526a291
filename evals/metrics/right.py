"""Right: 1 where every fact wanted is said, or where nothing answers and it is refused.

Exact match of the whole answer, with the matching of `evals.match.said`; the strictest single figure.
Defined for every question.
"""

from __future__ import annotations

from evals.cases.case import Case
from evals.metrics.fact_recall import facts_said
from evals.metrics.metric import Metric
from evals.records.records import Record


def _right(case: Case, record: Record) -> float | None:
    if not case.answerable:
        return float(record.refused)
    return float(not record.refused and all(facts_said(case, record.answer)))


RIGHT = Metric("right", "questions answered whole, or rightly refused", _right)
