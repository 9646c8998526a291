"""Fact recall: groups of facts of which a variant stands in the answer / groups wanted.

Nugget recall as in TREC's question answering track (Voorhees 2003), with the matching of
`evals.match.said`. Defined for answerable questions.
"""

from __future__ import annotations

from evals.cases.case import Case
from evals.match.said import says
from evals.metrics.metric import Metric
from evals.records.records import Record


def facts_said(case: Case, text: str) -> list[bool]:
    """For each group of facts, whether the text says one of its variants."""
    return [any(says(text, variant) for variant in group) for group in case.facts]


def _share(case: Case, record: Record) -> float | None:
    if not case.answerable:
        return None
    said = facts_said(case, record.answer)
    return sum(said) / len(said)


FACT_RECALL = Metric("fact_recall", "share of the facts wanted that the answer holds", _share)
