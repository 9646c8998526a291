"""Every trace that a library allows: which reports, through which plans."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.tracking.book import PlanBook
from assistant.tracking.officer.on_reports import plans_answering, reports_answered
from assistant.tracking.trace import Trace, TraceStatus, trace
from assistant.tracking.versions import successor
from corpus.library import Library
from corpus.types import Document, Kind


@dataclass(frozen=True)
class Tracing:
    """The traces asked for, and what is to be said of them: what was looked for and not found."""

    traces: tuple[Trace, ...]
    notes: tuple[str, ...] = ()


def trace_all(book: PlanBook, report: Document | None, plan: Document | None) -> Tracing:
    """The report through the plan; where one isn't named, through every plan that answers it,
    or from the reports that it answers; where neither is, every such pair.
    """
    documents = {document.id: document for document in book.library.documents()}
    reports = _once(documents, [r.document_id for r in book.library.recommendations()])
    plans = _once(documents, [a.document_id for a in book.library.actions()])
    notes, words = _lacking(book.library, report, plan), book.words()
    if report and plan:
        pairs = [(report, plan)]
    elif plan:
        pairs = [(each, plan) for each in reports_answered(plan, reports, words)]
        notes += [] if pairs else [_no_report(plan)]
    else:
        wanted = [report] if report else reports
        pairs = [(r, p) for r in wanted for p in plans_answering(r, plans, reports, words)]
        if not report:
            notes += [_no_report(p) for p in plans if not reports_answered(p, reports, words)]
        if report and not pairs and report in reports:
            notes.append(
                f"No plan held answers {report.path}: none of its authority is later. "
                "Name one with --plan."
            )
    traces = tuple(_traced(book, r, p) for r, p in pairs)
    notes += [note for each in traces for note in each.notes]
    return Tracing(traces, tuple(dict.fromkeys([*notes, *_claimed_twice(traces)])))


def _traced(book: PlanBook, report: Document, plan: Document) -> Trace:
    return book.kept(("trace", report.id, plan.id), lambda: trace(book, report, plan))


def plans_without_actions(library: Library, scope: Collection[str]) -> list[str]:
    """A line on the plans in scope of which no action could be read, with what was looked for."""
    having = {action.document_id for action in library.actions()}
    kinds = (Kind.IMPROVEMENT_PLAN, Kind.PROGRESS_PLAN)
    return _gave_none(_without(library, scope, having, kinds), "actions")


def reports_without_recommendations(library: Library, scope: Collection[str]) -> list[str]:
    """A line on the inspections in scope that gave no recommendation, with what was looked for."""
    having = {item.document_id for item in library.recommendations()}
    kinds = (Kind.INSPECTION_LETTER,)
    return _gave_none(_without(library, scope, having, kinds), "recommendations")


def _lacking(library: Library, report: Document | None, plan: Document | None) -> list[str]:
    """What the report and the plan named don't give; where neither is named, every one held."""
    if report is None and plan is None:
        every = {document.id for document in library.documents()}
        return [
            *reports_without_recommendations(library, every),
            *plans_without_actions(library, every),
        ]
    asking = {item.document_id for item in library.recommendations()}
    acting = {action.document_id for action in library.actions()}
    return [
        *_gave_none([report] if report and report.id not in asking else [], "recommendations"),
        *_gave_none([plan] if plan and plan.id not in acting else [], "actions"),
    ]


def _without(
    library: Library, scope: Collection[str], having: Collection[str], kinds: Collection[Kind]
) -> list[Document]:
    return [
        document
        for document in library.documents()
        if document.id in scope and document.id not in having and document.kind in kinds
    ]


def _once(documents: dict[str, Document], ids: list[str]) -> list[Document]:
    return [documents[each] for each in dict.fromkeys(ids)]


def _gave_none(documents: Sequence[Document], what: str) -> list[str]:
    if not documents:
        return []
    looked = {
        "recommendations": "a heading such as “Recommendations”, “Areas for improvement”, “What "
        "needs to improve” or “Priority actions”, with a list under it",
        "actions": "a table with columns for action, owner and deadline, or bullets and sentences "
        "that name an owner and a date",
    }[what]
    named = ", ".join(document.path for document in documents)
    return [f"{named} gave no {what}. Looked for: {looked}."]


def _no_report(plan: Document) -> str:
    if plan.authority is None:
        return (
            f"{plan.path} does not say which authority it is of, so no inspection was matched to "
            "it. Name one with --report."
        )
    sort = "area SEND inspection" if plan.kind is Kind.PROGRESS_PLAN else "inspection"
    return (
        f"No {sort} of {plan.authority} with recommendations is held from before {plan.path}. "
        "Name one with --report."
    )


def _claimed_twice(traces: tuple[Trace, ...]) -> list[str]:
    """Recommendations that two plans, neither a version of the other, both answer."""
    claims: dict[str, list[Trace]] = {}
    shared: dict[tuple[str, ...], list[str]] = {}
    for each in _without_older(traces):
        for row in each.rows:
            if row.status is TraceStatus.ANSWERED:
                claims.setdefault(row.recommendation.id, []).append(each)
    for held in claims.values():
        if len(held) > 1:
            key = (held[0].report.path, *(each.plan.path for each in held))
            row = next(r for r in held[0].rows if claims.get(r.recommendation.id) is held)
            shared.setdefault(key, []).append(str(row.recommendation.n))
    return [
        f"Recommendations {', '.join(numbers)} of {report}: {len(plans)} plans claim to answer "
        f"them, {' and '.join(plans)}. Each is traced by itself."
        for (report, *plans), numbers in shared.items()
    ]


def _without_older(traces: tuple[Trace, ...]) -> list[Trace]:
    """The traces through each plan's last version."""
    actions = {each.plan.id: [story.action for story in each.told] for each in traces}
    plans = [each.plan for each in traces]
    return [each for each in traces if successor(each.plan, plans, actions) is None]
