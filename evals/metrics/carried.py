"""Carried over: what a follow-up, as understood, kept of the turns before / what it had to keep.

Recall of the history's entities in the rewritten question, as conversational search measures it
(TREC CAsT: Dalton et al. 2020). Defined for follow-ups that say what is to be kept.
"""

from __future__ import annotations

from evals.cases.case import Case
from evals.match.said import says
from evals.metrics.metric import Metric
from evals.records.records import Record


def _carried(case: Case, record: Record) -> float | None:
    if not case.carried:
        return None
    kept = [any(says(record.understood, each) for each in group) for group in case.carried]
    return sum(kept) / len(kept)


CARRIED = Metric("carried", "what a follow-up had to keep of earlier turns, and kept", _carried)
