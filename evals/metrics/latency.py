"""Latency: seconds from question to answer, warm, as nearest-rank percentiles."""

from __future__ import annotations

from evals.cases.case import Case
from evals.metrics.metric import Metric, percentile
from evals.records.records import Record


def _seconds(_: Case, record: Record) -> float | None:
    return record.seconds


LATENCY_P50 = Metric(
    "latency_p50",
    "half of the answers come within",
    _seconds,
    percentile(0.5),
    high=False,
    unit="s",
)
LATENCY_P95 = Metric(
    "latency_p95", "19 in 20 answers come within", _seconds, percentile(0.95), high=False, unit="s"
)
