"""From cases and records to marks: pure functions that ask nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from evals.cases.case import Case, NearMiss
from evals.metrics.carried import CARRIED
from evals.metrics.document_cited import DOCUMENT_CITED, DOCUMENT_RECALL
from evals.metrics.fact_recall import FACT_RECALL
from evals.metrics.in_force import IN_FORCE
from evals.metrics.latency import LATENCY_P50, LATENCY_P95
from evals.metrics.length import ANSWER_WORDS, LIST_WORDS
from evals.metrics.metric import Figure, Metric
from evals.metrics.order import DIRECTION, ORDER
from evals.metrics.page_cited import PAGE_CITED, PAGE_RECALL
from evals.metrics.premise import PREMISE
from evals.metrics.quotes import QUOTES_IN_FILE, QUOTES_ON_PAGE
from evals.metrics.ranking import MRR, NDCG, PAGE_MRR, PAGE_NDCG, PAGE_RECALL_AT_5, RECALL
from evals.metrics.refusal import REFUSAL_F1, REFUSAL_PRECISION, REFUSAL_RECALL
from evals.metrics.retrieval import DOCUMENT_AT_5, FACTS_AT_5, PAGE_AT_5
from evals.metrics.right import RIGHT
from evals.metrics.support import CITATION_PRECISION, INVENTED_SOURCES, STATEMENTS_SUPPORTED
from evals.metrics.voice import VOICE
from evals.records.records import Record
from evals.scoring.interval import interval

METRICS: tuple[Metric, ...] = (
    RIGHT,
    FACT_RECALL,
    ORDER,
    DIRECTION,
    IN_FORCE,
    VOICE,
    CARRIED,
    DOCUMENT_CITED,
    DOCUMENT_RECALL,
    PAGE_CITED,
    PAGE_RECALL,
    QUOTES_ON_PAGE,
    QUOTES_IN_FILE,
    STATEMENTS_SUPPORTED,
    CITATION_PRECISION,
    INVENTED_SOURCES,
    REFUSAL_PRECISION,
    REFUSAL_RECALL,
    REFUSAL_F1,
    PREMISE,
    ANSWER_WORDS,
    LIST_WORDS,
    LATENCY_P50,
    LATENCY_P95,
    FACTS_AT_5,
    DOCUMENT_AT_5,
    PAGE_AT_5,
    NDCG,
    MRR,
    RECALL,
    PAGE_NDCG,
    PAGE_MRR,
    PAGE_RECALL_AT_5,
)
REFUSAL_METRICS = (REFUSAL_PRECISION, REFUSAL_RECALL, REFUSAL_F1)
ALL_KINDS = "all"
NOT_ASKED = "not asked"


@dataclass(frozen=True)
class Mark:
    """A metric over the questions of a kind, or a register's items.

    `value` is None where nothing defines it.
    """

    metric: Figure
    kind: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    undefined: int


@dataclass(frozen=True)
class Scores:
    """The marks over all and by kind, and each question's values by metric name and case id.

    `near_misses` are the marks of refusing, by kind of near miss (which is their `kind`). Each is
    taken over its near misses and every question that has an answer.
    """

    marks: tuple[Mark, ...]
    values: Mapping[str, Mapping[str, float | None]]
    near_misses: tuple[Mark, ...] = ()
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The kind and the kind of near miss of each question, by id."""

    def with_marks(
        self, marks: Sequence[Mark], values: Mapping[str, Mapping[str, float | None]]
    ) -> Scores:
        """These scores with more marks beside them."""
        return replace(self, marks=(*self.marks, *marks), values={**self.values, **values})

    def is_of(self, item: str, kind: str) -> bool:
        """Whether a question, or a register's item, is of a kind."""
        return kind == ALL_KINDS or kind in self.kinds.get(item, frozenset())

    def overall(self) -> list[Mark]:
        """The marks over all kinds, in the metrics' order."""
        return [mark for mark in self.marks if mark.kind == ALL_KINDS]


def score(
    cases: Sequence[Case], records: Sequence[Record], metrics: Sequence[Metric] = METRICS
) -> Scores:
    """Judge the records. A case without one counts as an answer that says nothing."""
    by_id = {record.id: record for record in records}
    pairs = [(case, by_id.get(case.id) or _nothing(case)) for case in cases]
    values = {
        metric.name: {case.id: metric.measure(case, record) for case, record in pairs}
        for metric in metrics
    }
    kinds = (ALL_KINDS, *dict.fromkeys(case.kind for case in cases))
    groups = {kind: [case.id for case in cases if kind in (ALL_KINDS, case.kind)] for kind in kinds}
    marks = [
        mark(metric, kind, [values[metric.name][each] for each in asked])
        for metric in metrics
        for kind, asked in groups.items()
    ]
    names = {case.id: frozenset(filter(None, (case.kind, case.near_miss))) for case in cases}
    return Scores(tuple(marks), values, tuple(_near_misses(cases, values, metrics)), names)


def mark(figure: Figure, kind: str, values: Sequence[float | None]) -> Mark:
    """The values as one, with their interval; those that are None are left out and counted."""
    known = [value for value in values if value is not None]
    if not known:
        return Mark(figure, kind, None, None, None, 0, len(values))
    low, high = interval(known, figure.summary)
    return Mark(
        figure, kind, figure.summary(known), low, high, len(known), len(values) - len(known)
    )


def _near_misses(
    cases: Sequence[Case],
    values: Mapping[str, Mapping[str, float | None]],
    metrics: Sequence[Metric],
) -> Iterator[Mark]:
    answerable = [case.id for case in cases if case.answerable]
    for near_miss in NearMiss:
        asked = [case.id for case in cases if case.near_miss is near_miss]
        for metric in (each for each in metrics if each in REFUSAL_METRICS and asked):
            known = [values[metric.name][each] for each in (*asked, *answerable)]
            yield mark(metric, near_miss.value, known)


def _nothing(case: Case) -> Record:
    return Record(id=case.id, status="error", answer="", error=NOT_ASKED)
