"""Refusing: an answer with status none, where the documents don't answer.

precision = rightly refused / refused; recall = rightly refused / unanswerable;
F1 = 2 TP / (2 TP + FP + FN) (van Rijsbergen 1979). As in SQuAD 2.0 (Rajpurkar et al. 2018), a
question is to be refused or it isn't; a false premise corrected counts as refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evals.cases.case import Case
from evals.metrics.metric import Metric
from evals.records.records import Record

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _precision(case: Case, record: Record) -> float | None:
    return float(not case.answerable) if record.refused else None


def _recall(case: Case, record: Record) -> float | None:
    return None if case.answerable else float(_rightly(case, record))


def _rightly(case: Case, record: Record) -> bool:
    """Whether a question that nothing answers is refused; asking back must offer what is meant."""
    if record.status != "unclear":
        return record.refused
    offered = " ".join(record.choices).lower()
    return case.unclear and any(_key(choice) in offered for choice in case.choices)


def _key(choice: str) -> str:
    """What of a choice must be offered: its last year where it has one, else its first words."""
    years = _YEAR.findall(choice)
    return years[-1] if years else " ".join(choice.lower().split()[:2])


def _hit_or_miss(case: Case, record: Record) -> float | None:
    """1 for a right refusal, 0 for a refusal that was wrong or is missing, None for the rest."""
    if record.refused != case.answerable:
        return 1.0 if record.refused else None
    return 0.0


def _f1(hits: Sequence[float]) -> float:
    right = sum(hits)
    return 2 * right / (2 * right + len(hits) - right)


REFUSAL_PRECISION = Metric("refusal_precision", "refusals that were right", _precision)
REFUSAL_RECALL = Metric("refusal_recall", "unanswerable questions refused", _recall)
REFUSAL_F1 = Metric("refusal_f1", "balance of the two", _hit_or_miss, _f1)
