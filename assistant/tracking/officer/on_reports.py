"""Which report a plan answers where an officer has said so."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tracking.report_of_plan import report_of
from assistant.tracking.versions import plan_day
from corpus.officer import OfficerWord, WordSort
from corpus.types import Document


def report_answered(
    plan: Document, reports: Sequence[Document], words: Sequence[OfficerWord]
) -> Document | None:
    """The report that a plan answers: the one an officer named last, else the one that fits."""
    for word in reversed(words):
        if word.sort is not WordSort.REPORT:
            continue
        if (word.authority, word.action) == (plan.authority, plan.kind.value):
            named = [r for r in reports if r.path == word.value or r.id in word.about]
            if named:
                return named[0]
    return report_of(plan, reports)


def plans_answering(
    report: Document,
    plans: Sequence[Document],
    reports: Sequence[Document],
    words: Sequence[OfficerWord],
) -> list[Document]:
    """The plans that answer a report, earliest first."""
    answering = []
    for plan in plans:
        found = report_answered(plan, reports, words)
        if found and found.id == report.id:
            answering.append(plan)
    return sorted(answering, key=plan_day)
