"""Every trace that a library allows: which reports, through which plans."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from assistant.pairs import plans_of, report_of
from assistant.planbook import PlanBook
from assistant.trace import Trace, TraceStatus, trace
from assistant.versions import successor
from corpus.library import Library
from corpus.types import Document, Kind


@dataclass(frozen=True)
class Tracing:
    """The traces asked for, and what is to be said of them: what was looked for and not found."""

    traces: tuple[Trace, ...]
    notes: tuple[str, ...] = ()


def trace_all(book: PlanBook, report: Document | None, plan: Document | None) -> Tracing:
    """The report through the plan; where one isn't named, through every plan that answers it,
    or from the report that it answers; where neither is, every such pair.
    """
    documents = {document.id: document for document in book.library.documents()}
    reports = _once(documents, [r.document_id for r in book.library.recommendations()])
    plans = _once(documents, [a.document_id for a in book.library.actions()])
    notes = [*_lacks(report, reports, "recommendations"), *_lacks(plan, plans, "actions")]
    if report and plan:
        pairs = [(report, plan)]
    elif plan:
        found = report_of(plan, reports)
        pairs = [(found, plan)] if found else []
        notes += [] if found else [_no_report(plan)]
    else:
        wanted = [report] if report else reports
        pairs = [(r, p) for r in wanted for p in plans_of(r, plans, reports)]
        if not report:
            notes += [_no_report(p) for p in plans if not report_of(p, reports)]
        if report and not pairs and report in reports:
            notes.append(
                f"No plan held answers {report.path}: none of its authority is later. "
                "Name one with --plan."
            )
    traces = tuple(trace(book, r, p) for r, p in pairs)
    notes += [note for each in traces for note in each.notes]
    return Tracing(traces, tuple(dict.fromkeys([*notes, *_claimed_twice(traces)])))


def plans_without_actions(library: Library, scope: Collection[str]) -> list[str]:
    """A line for each plan in scope of which no action could be read, with what was looked for."""
    having = {action.document_id for action in library.actions()}
    return [
        _lacks(document, [], "actions")[0]
        for document in library.documents()
        if document.id in scope
        and document.id not in having
        and document.kind in (Kind.IMPROVEMENT_PLAN, Kind.PROGRESS_PLAN)
    ]


def _once(documents: dict[str, Document], ids: list[str]) -> list[Document]:
    return [documents[each] for each in dict.fromkeys(ids)]


def _lacks(document: Document | None, having: list[Document], what: str) -> list[str]:
    if document is None or document in having:
        return []
    looked = {
        "recommendations": "a heading such as “Recommendations”, “Areas for improvement”, “What "
        "needs to improve” or “Priority actions”, with a list under it",
        "actions": "a table with columns for action, owner and deadline, or bullets and sentences "
        "that name an owner and a date",
    }[what]
    return [f"{document.path} gave no {what}. Looked for: {looked}."]


def _no_report(plan: Document) -> str:
    whose = plan.authority or "its authority"
    return (
        f"No inspection of {whose} with recommendations is held from before {plan.path}. "
        "Name one with --report."
    )


def _claimed_twice(traces: tuple[Trace, ...]) -> list[str]:
    """Recommendations that two plans, neither a version of the other, both answer."""
    claims: dict[str, list[Trace]] = {}
    latest = _without_older(traces)
    for each in latest:
        for row in each.rows:
            if row.status is TraceStatus.ANSWERED:
                claims.setdefault(row.recommendation.id, []).append(each)
    told = []
    for each in {id(t): t for held in claims.values() for t in held if len(held) > 1}.values():
        shared = [
            str(row.recommendation.n)
            for row in each.rows
            if len(claims.get(row.recommendation.id, ())) > 1
        ]
        told.append(
            f"{each.plan.path} answers recommendations {', '.join(shared)} of {each.report.path}, "
            "and so does another plan."
        )
    return told


def _without_older(traces: tuple[Trace, ...]) -> list[Trace]:
    """The traces through each plan's last version."""
    actions = {each.plan.id: [story.action for story in each.told] for each in traces}
    plans = [each.plan for each in traces]
    return [each for each in traces if successor(each.plan, plans, actions) is None]
