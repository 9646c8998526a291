"""What became of each question, in a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from evals.cases.case import Case
from evals.evaluation import Evaluation
from evals.metrics.fact_recall import facts_said
from evals.records.records import Record


class Verdict(StrEnum):
    """Best first."""

    RIGHT = "right"
    RIGHTLY_REFUSED = "rightly refused"
    CITED_AMISS = "right, cited amiss"
    IN_PART = "right in part"
    WRONG = "wrong"
    WRONGLY_REFUSED = "wrongly refused"
    ANSWERED_WRONGLY = "should have refused"
    FAILED = "failed"

    @property
    def good(self) -> bool:
        """Whether nothing is wrong with it."""
        return self in (Verdict.RIGHT, Verdict.RIGHTLY_REFUSED)


@dataclass(frozen=True)
class Judged:
    """A question with its answer, its verdict and why; `said` goes with the case's facts."""

    case: Case
    record: Record
    verdict: Verdict
    faults: tuple[str, ...]
    said: tuple[bool, ...]


def judged_questions(evaluation: Evaluation) -> Iterator[Judged]:
    """Every question of the suite, in its order."""
    records = {record.id: record for record in evaluation.records}
    faults = {failure.id: failure.faults for failure in evaluation.failed}
    for case in evaluation.suite.cases:
        record = records.get(case.id) or Record(id=case.id, status="error", answer="")
        why = faults.get(case.id, ())
        said = tuple(facts_said(case, record.answer))
        yield Judged(case, record, verdict(case, record, why, said), why, said)


def verdict(case: Case, record: Record, faults: tuple[str, ...], said: tuple[bool, ...]) -> Verdict:
    """The verdict on an answer, from what was found wrong with it."""
    if record.status == "error":
        return Verdict.FAILED
    if not case.answerable:
        if not record.refused:
            return Verdict.ANSWERED_WRONGLY
        return Verdict.CITED_AMISS if faults else Verdict.RIGHTLY_REFUSED
    if record.refused:
        return Verdict.WRONGLY_REFUSED
    if not any(said):
        return Verdict.WRONG
    if not all(said):
        return Verdict.IN_PART
    return Verdict.CITED_AMISS if faults else Verdict.RIGHT
