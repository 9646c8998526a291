"""Which reports a plan answers where an officer has said so."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tracking.report_of_plan import report_of
from assistant.tracking.versions import plan_day
from corpus.officer import OfficerWord, WordSort
from corpus.types import Document


def reports_answered(
    plan: Document, reports: Sequence[Document], words: Sequence[OfficerWord]
) -> tuple[Document, ...]:
    """The reports that a plan answers: every one that an officer named, in the order of the naming;
    where none was, the one that fits. A plan that answers several inspections is so named for each.
    """
    named = [
        report
        for word in words
        if word.sort is WordSort.REPORT
        and (word.authority, word.action) == (plan.authority, plan.kind.value)
        for report in reports
        if report.path == word.value or report.id in word.about
    ]
    if named:
        return tuple({report.id: report for report in named}.values())
    found = report_of(plan, reports)
    return (found,) if found else ()


def plans_answering(
    report: Document,
    plans: Sequence[Document],
    reports: Sequence[Document],
    words: Sequence[OfficerWord],
) -> list[Document]:
    """The plans that answer a report, earliest first."""
    answering = [
        plan
        for plan in plans
        if report.id in [each.id for each in reports_answered(plan, reports, words)]
    ]
    return sorted(answering, key=plan_day)
