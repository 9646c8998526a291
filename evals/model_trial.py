"""A language model tried out before it is trusted: twenty questions, and what to think of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant import Assistant
from assistant.check.faults import Fault
from assistant.types import Answer
from evals.cases.case import Case, read_cases
from evals.evaluation import DEMO_CASES
from evals.metrics.fact_recall import FACT_RECALL
from evals.records.records import Record

ANSWERED = (
    "demo-002", "demo-003", "demo-008", "demo-015", "demo-022", "demo-025", "demo-037", "demo-038",
    "demo-039", "demo-041", "demo-043", "demo-045", "demo-049", "demo-054", "demo-062", "demo-143",
    "demo-145",
)  # fmt: skip
"""Figures among their neighbours, reasons to put into words, two times compared, who said what."""

SILENT = ("demo-091", "demo-093", "demo-097")
"""A year that no paper tells of, and figures that none gives."""

_KEPT = 0.8
_TOLD = 0.8
_FORM = {Fault.MALFORMED.value}
_QUOTES = {Fault.MISQUOTED.value, Fault.NO_QUOTE.value, Fault.UNKNOWN_SOURCE.value}


class Verdict(StrEnum):
    """Whether a model is worth asking. What is shown is checked whichever it is."""

    GOOD = "good enough"
    WEAK = "not good enough"
    UNTRIED = "could not be tried"


@dataclass(frozen=True)
class Attempt:
    """One question put to the model. `told` is the share of the facts in what was kept of it."""

    case: Case
    answer: Answer
    told: float | None
    seconds: float

    @property
    def tried(self) -> int:
        """Statements that it wrote."""
        return self.answer.written.tried if self.answer.written else 0

    @property
    def kept(self) -> int:
        """Those that held against their quotes."""
        return self.answer.written.kept if self.answer.written else 0

    @property
    def quoted(self) -> int:
        """Of those, the ones whose quotes stand in place of its words."""
        return self.answer.written.quoted if self.answer.written else 0

    @property
    def dropped(self) -> Counter[str]:
        """Why the others did not."""
        return (
            Counter(d.why for d in self.answer.written.dropped)
            if self.answer.written
            else Counter()
        )

    @property
    def failure(self) -> str:
        """Why it couldn't be tried, in the assistant's own words; empty where it answered, or where
        the registers answer and no model is asked.
        """
        written = self.answer.written
        return "" if written and written.tokens_out else self.answer.note


@dataclass(frozen=True)
class Trial:
    """The attempts, the verdict, and each reason against the model."""

    model: str
    attempts: tuple[Attempt, ...]
    faults: tuple[str, ...]
    verdict: Verdict

    @property
    def told(self) -> float | None:
        """The mean share of the facts in its answers to questions that it was asked and papers answer."""
        asked = [a for a in self.attempts if a.answer.written and a.case.answerable]
        shares = [a.told for a in asked if a.told is not None]
        return sum(shares) / len(shares) if shares else None

    @property
    def cost(self) -> float | None:
        """What the answers cost together; None where no prices are set."""
        costs = [a.answer.written.cost for a in self.attempts if a.answer.written]
        known = [cost for cost in costs if cost is not None]
        return round(sum(known), 6) if known else None

    @property
    def seconds(self) -> float:
        """How long an answer took, on the average."""
        return sum(a.seconds for a in self.attempts) / max(1, len(self.attempts))


def try_model(
    assistant: Assistant, name: str, on_attempt: Callable[[Attempt], None] | None = None
) -> Trial:
    """Put twenty questions on the demo's papers to the model that the assistant has.

    One that can't be had at the first isn't waited for at the others.
    """
    cases = {case.id: case for case in read_cases(DEMO_CASES)}
    attempts: list[Attempt] = []
    for case in (cases[each] for each in (*ANSWERED, *SILENT)):
        attempts.append(_attempt(assistant, case))
        if on_attempt:
            on_attempt(attempts[-1])
        if all(attempt.failure for attempt in attempts):
            break
    return judged(name, tuple(attempts))


def judged(name: str, attempts: tuple[Attempt, ...]) -> Trial:
    """What to think of a model after its attempts."""
    named = next((a.answer.written.model for a in attempts if a.answer.written), name)
    failures = tuple(dict.fromkeys(a.failure for a in attempts if a.failure))
    if not failures and not any(attempt.answer.written for attempt in attempts):
        failures = ("it was not asked",)
    if failures:
        return Trial(named, attempts, failures, Verdict.UNTRIED)
    faults = tuple(_faults(Trial(named, attempts, (), Verdict.GOOD)))
    return Trial(named, attempts, faults, Verdict.WEAK if faults else Verdict.GOOD)


def _attempt(assistant: Assistant, case: Case) -> Attempt:
    began = time.perf_counter()
    answer = assistant.ask(case.question)
    seconds = time.perf_counter() - began
    said = answer.answer if answer.by_model else ""
    record = Record(id=case.id, status=answer.status.value, answer=said)
    return Attempt(case, answer, FACT_RECALL.measure(case, record), seconds)


def _faults(trial: Trial) -> Iterator[str]:
    attempts = trial.attempts
    dropped: Counter[str] = sum((a.dropped for a in attempts), Counter())
    tried, kept = sum(a.tried for a in attempts), sum(a.kept for a in attempts)
    form = sum(dropped[why] for why in _FORM)
    quotes = sum(dropped[why] for why in _QUOTES)
    if form:
        yield f"wrote {form} of {tried} statements not in the form asked for"
    if quotes:
        yield f"misquoted, or named no source, in {quotes} of {tried} statements"
    if tried and kept < _KEPT * tried:
        yield f"{tried - kept} of {tried} statements did not hold against their quotes"
    if trial.told is not None and trial.told < _TOLD:
        yield f"told {trial.told:.0%} of the facts that the papers give, where {_TOLD:.0%} is wanted"
    for attempt in attempts:
        if not attempt.case.answerable and attempt.tried:
            yield f"wrote an answer to “{attempt.case.question}”, which no paper answers"
