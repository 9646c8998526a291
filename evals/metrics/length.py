"""Length: the median of the words in an answer, lists apart from the rest.

A word is a run without white space. Defined for answers that were given; the median, since one
long list would move a mean.
"""

from __future__ import annotations

import statistics

from evals.cases.case import Case
from evals.metrics.metric import Metric
from evals.records.records import Record

_LIST = "list"


def _words(record: Record) -> float | None:
    given = record.status in ("complete", "partial")
    return float(len(record.answer.split())) if given else None


def _prose(case: Case, record: Record) -> float | None:
    return None if case.kind == _LIST else _words(record)


def _listed(case: Case, record: Record) -> float | None:
    return _words(record) if case.kind == _LIST else None


ANSWER_WORDS = Metric(
    "answer_words", "median words, lists apart", _prose, statistics.median, high=False, unit="words"
)
LIST_WORDS = Metric(
    "list_words", "median words of a list", _listed, statistics.median, high=False, unit="words"
)
