"""A language model tried out before it is trusted: three questions, and what to think of it."""

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

FIGURE, REASONS, SILENCE = "demo-003", "demo-039", "demo-091"
"""A figure among its neighbours, a finding to put into words, and a year that no paper tells of."""
_KEPT = 0.8
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
    def dropped(self) -> Counter[str]:
        """Why the others did not."""
        return (
            Counter(d.why for d in self.answer.written.dropped)
            if self.answer.written
            else Counter()
        )

    @property
    def failure(self) -> str:
        """Why it wasn't tried, in the assistant's own words; empty where it answered."""
        written = self.answer.written
        return "" if written and written.tokens_out else self.answer.note or "it was not asked"


@dataclass(frozen=True)
class Trial:
    """The attempts, the verdict, and each reason against the model."""

    model: str
    attempts: tuple[Attempt, ...]
    faults: tuple[str, ...]
    verdict: Verdict


def try_model(
    assistant: Assistant, name: str, on_attempt: Callable[[Attempt], None] | None = None
) -> Trial:
    """Put three questions on the demo's papers to the model that the assistant has."""
    cases = {case.id: case for case in read_cases(DEMO_CASES)}
    attempts = []
    for case in (cases[each] for each in (FIGURE, REASONS, SILENCE)):
        attempts.append(_attempt(assistant, case))
        if on_attempt:
            on_attempt(attempts[-1])
    return judged(name, tuple(attempts))


def judged(name: str, attempts: tuple[Attempt, ...]) -> Trial:
    """What to think of a model after its attempts."""
    named = next((a.answer.written.model for a in attempts if a.answer.written), name)
    failures = tuple(dict.fromkeys(a.failure for a in attempts if a.failure))
    if failures:
        return Trial(named, attempts, failures, Verdict.UNTRIED)
    faults = tuple(_faults(attempts))
    return Trial(named, attempts, faults, Verdict.WEAK if faults else Verdict.GOOD)


def _attempt(assistant: Assistant, case: Case) -> Attempt:
    began = time.perf_counter()
    answer = assistant.ask(case.question)
    seconds = time.perf_counter() - began
    said = answer.answer if answer.by_model else ""
    record = Record(id=case.id, status=answer.status.value, answer=said)
    return Attempt(case, answer, FACT_RECALL.measure(case, record), seconds)


def _faults(attempts: tuple[Attempt, ...]) -> Iterator[str]:
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
    for attempt in attempts:
        if attempt.told is not None and attempt.told < 1 and attempt.case.answerable:
            yield f"left out what the papers say on “{attempt.case.question}”"
        if not attempt.case.answerable and attempt.tried:
            yield f"wrote an answer to “{attempt.case.question}”, which no paper answers"
