"""The figures that labelled questions are published by: each mean with its n.

facts        share of the facts wanted that the answer holds
document     answerable questions with a right document among the citations; `page` the like
refused      unanswerable questions refused, or rightly asked back
refusals     refusals that were right
hollow       of the answers called complete, those without one gold fact or on a near miss
calibration  expected calibration error, ten bins of like size (Naeini and others, 2015)
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant import Answer, Assistant, Status
from evals.match.said import says
from evals.training.rows import Row

_BINS = 10


@dataclass(frozen=True)
class Asked:
    """A row and what it got, with the share of its facts that were said."""

    row: Row
    answer: Answer
    facts: float

    @property
    def refused(self) -> bool:
        """Whether nothing is answered: refused, or asked back."""
        return self.answer.status in {Status.NONE, Status.UNCLEAR}

    @property
    def right(self) -> bool:
        """Whether every fact is said, or nothing is answered where nothing is to be."""
        return self.refused if not self.row.answerable else self.facts == 1 and not self.refused


def asked_of_each(assistant: Assistant, rows: Iterable[Row]) -> list[Asked]:
    """Every row's question put to the assistant, without a language model."""
    found = []
    for row in rows:
        answer = assistant.ask(row.question, history=row.history, with_model=False)
        found.append(Asked(row, answer, _said(row, answer)))
    return found


def _said(row: Row, answer: Answer) -> float:
    if not row.facts:
        return 0.0
    return sum(any(says(answer.answer, v) for v in group) for group in row.facts) / len(row.facts)


def figures(asked: Sequence[Asked]) -> dict[str, tuple[float | None, int]]:
    """Every figure with its n; None where it is of nothing."""
    talk = [a for a in asked if a.row.kind != "smalltalk"]
    real = [a for a in talk if a.row.answerable]
    none = [a for a in talk if not a.row.answerable]
    refused = [a for a in talk if a.refused]
    whole = [a for a in talk if a.answer.status is Status.COMPLETE]
    kinds = sorted({a.row.kind for a in real})
    premises = [a for a in none if a.row.sort == "false_premise"]
    return {
        "facts": _mean(real, lambda a: a.facts),
        "document": _mean([a for a in real if a.row.documents], _document),
        "page": _mean([a for a in real if a.row.page_refs], _page),
        "refused": _mean(none, lambda a: float(a.refused)),
        "refusals": _mean(refused, lambda a: float(not a.row.answerable)),
        "hollow": _mean(whole, lambda a: float(not a.row.answerable or not a.facts)),
        "premises": _mean(premises, lambda a: float(bool(a.answer.citations) and a.refused)),
        "right": _mean(talk, lambda a: float(a.right)),
        "calibration": (_calibration(talk), len(talk)),
        "complete": _mean(talk, lambda a: float(a.answer.status is Status.COMPLETE)),
        "unclear": _mean(real, lambda a: float(a.answer.status is Status.UNCLEAR)),
        **{f"facts, {k}": _mean([a for a in real if a.row.kind == k], lambda a: a.facts) for k in kinds},
        **{f"words, {k}": _words([a for a in real if a.row.kind == k]) for k in kinds},
        **{f"refused, {s}": _mean([a for a in none if a.row.sort == s], lambda a: float(a.refused))
           for s in sorted({a.row.sort or "" for a in none})},
        "p95 seconds": (_p95([a.answer.seconds for a in asked]), len(asked)),
    }  # fmt: skip


def _mean(asked: Sequence[Asked], of: Callable[[Asked], float]) -> tuple[float | None, int]:
    return (statistics.fmean(map(of, asked)) if asked else None), len(asked)


def _document(asked: Asked) -> float:
    cited = {c.document for c in asked.answer.citations}
    return float(any(path.endswith(c) for c in cited for path in asked.row.documents))


def _page(asked: Asked) -> float:
    cited = {(c.document, c.place) for c in asked.answer.citations}
    return float(
        any(path.endswith(c) and page == p for c, p in cited for path, page in asked.row.page_refs)
    )


def _words(asked: Sequence[Asked]) -> tuple[float | None, int]:
    given = [len(a.answer.answer.split()) for a in asked if not a.refused]
    return (statistics.median(given) if given else None), len(given)


def _calibration(asked: Sequence[Asked]) -> float:
    """The mean gap between how sure and how right, over bins with as many answers each."""
    ordered = sorted(asked, key=lambda a: a.answer.probability)
    size = max(1, len(ordered) // _BINS)
    bins = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    gaps = [
        len(b) * abs(
            statistics.fmean(a.answer.probability for a in b) - statistics.fmean(a.right for a in b)
        )
        for b in bins
    ]  # fmt: skip
    return sum(gaps) / max(1, len(ordered))


def _p95(seconds: Sequence[float]) -> float:
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))] if ordered else 0.0
