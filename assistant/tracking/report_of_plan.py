"""Which inspection a plan answers."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tracking.versions import plan_day
from corpus.types import Document, Framework, Kind


def report_of(plan: Document, reports: Sequence[Document]) -> Document | None:
    """The newest inspection of the plan's authority before the plan; None where none is held.

    An accelerated progress plan answers an area SEND inspection; other plans answer the others.
    """
    send = plan.kind is Kind.PROGRESS_PLAN
    fitting = [
        report
        for report in reports
        if report.authority == plan.authority
        and report.date
        and (not plan.date or report.date <= plan_day(plan))
        and (report.framework is Framework.AREA_SEND) == send
    ]
    return max(fitting, key=lambda report: report.date or plan_day(plan), default=None)
