"""The Recommendations page: what inspectors asked for, and what the plan does about each."""

from __future__ import annotations

from datetime import date

import streamlit as st

from assistant.plan_rows import idle_rows, trace_row
from assistant.planbook import PlanBook
from assistant.trace import Trace, trace
from assistant.tracing import plans_without_actions, reports_without_recommendations
from corpus.library import Library
from corpus.types import Document
from ui.plain import written
from ui.plan_sheets import TRACE_COLUMNS, trace_lines, trace_sheets
from ui.web import charts, downloads, safe, session
from ui.web.naming import labels
from ui.web.recommendations import decisions
from ui.web.recommendations.card import draw_action, draw_asked, draw_recommendation
from ui.web.recommendations.coverage import Coverage, key_words, picture
from ui.web.recommendations.narrow import Narrowing, Show, gaps_first, owners_of
from ui.web.recommendations.picks import Picks
from ui.web.recommendations.table import table_of
from ui.web.recommendations.words import STATUS_WORDS

_A_PAGE = 10


def show() -> None:
    """Draw the page."""
    st.title("Recommendations", anchor=False)
    st.markdown(
        "What inspectors asked for, and what the plan does about each. "
        "Matches are found by the words and by meaning. Check them, and confirm or reject."
    )
    library = session.library()
    picks = _picks(library, library.signature())
    if not picks.reports:
        _say_nothing_asked(library)
        return
    report, plan = _pick(picks)
    if plan is None:
        _without_plan(library, report)
        return
    found = _traced(library, library.signature(), decisions.verdicts(library), report.id, plan.id)
    narrowing = _narrow(found)
    decisions.tell()
    _draw_coverage(found, narrowing.day)
    _draw_rows(found, narrowing)
    _draw_downloads(library, found)
    _draw_idle(found, narrowing.day)


@st.cache_resource(max_entries=4, show_spinner=False)
def _picks(_library: Library, signature: str) -> Picks:
    del signature
    return Picks.of(_library)


@st.cache_resource(max_entries=64, show_spinner="Matching recommendations with actions")
def _traced(
    _library: Library, signature: str, verdicts: decisions.Verdicts, report: str, plan: str
) -> Trace:
    """The report through the plan; made anew when the papers change, or what officers say."""
    del signature, verdicts
    return trace(PlanBook.of(_library), _library.document(report), _library.document(plan))


def _pick(picks: Picks) -> tuple[Document, Document | None]:
    """The report and the plan that the reader wants side by side; both are in the address."""
    names = labels((*picks.reports, *picks.plans))

    def follow_report() -> None:
        st.session_state["plan"] = picks.plan_for(st.session_state["report"])

    left, right = st.columns(2)
    report = left.selectbox(
        "Inspection report",
        picks.reports,
        format_func=lambda each: names[each.id],
        on_change=follow_report,
        key="report",
        bind="query-params",
    )
    plans, fitting = picks.plans_for(report), picks.plan_for(report)
    plan = right.selectbox(
        "Plan",
        plans,
        index=plans.index(fitting) if fitting else None,
        format_func=lambda each: names[each.id],
        placeholder="Choose a plan" if plans else "No plan is held",
        disabled=not plans,
        key="plan",
        bind="query-params",
    )
    return report, plan


def _narrow(found: Trace) -> Narrowing:
    """What the reader wants to see of it, asked in the sidebar and kept in the address."""
    with st.sidebar:
        st.subheader("Narrow the list", anchor=False)
        shown = st.radio("Show", list(Show), key="show", bind="query-params")
        statuses = st.multiselect(
            "Rating now",
            list(STATUS_WORDS),
            format_func=STATUS_WORDS.__getitem__,
            placeholder="Any rating",
            key="rating",
            bind="query-params",
        )
        owners = st.multiselect(
            "Owner", owners_of(found), placeholder="Any owner", key="owner", bind="query-params"
        )
        words = st.text_input("Words in it", key="words", bind="query-params")
        day = st.date_input(
            "Overdue on",
            format="DD/MM/YYYY",
            help="Actions due before this day, and not reported complete, are marked overdue.",
            key="day",
            bind="query-params",
        )
    return Narrowing(
        day if isinstance(day, date) else date.today(),
        Show(shown or Show.EVERYTHING),
        frozenset(statuses),
        frozenset(owners),
        words,
    )


def _draw_coverage(found: Trace, day: date) -> None:
    covered = Coverage.of(found, day)
    st.header("How much the plan answers", anchor=False)
    with st.container(horizontal=True, gap="large"):
        st.metric("Recommendations", covered.recommendations, width="content")
        st.metric("Answered", covered.recommendations - len(covered.gaps), width="content")
        st.metric("Gaps", len(covered.gaps), width="content")
        st.metric("Actions overdue", covered.overdue, width="content")
    st.markdown(covered.sentences())
    for note in found.notes:
        st.caption(safe.text(note))
    st.altair_chart(picture(found.rows, charts.ink()), alt=f"Bar chart. {covered.sentences()}")
    st.caption(f"A block is an action. Its letter says how it stands: {key_words()}.")


def _draw_rows(found: Trace, narrowing: Narrowing) -> None:
    rows = gaps_first(row for row in found.rows if narrowing.takes(row))
    st.header("Each recommendation", anchor=False)
    if not rows:
        st.info("Nothing fits what you have chosen. Clear a choice at the side to see more.")
        return
    many = f"{len(rows)} of {len(found.rows)} shown" if len(rows) < len(found.rows) else "All shown"
    st.caption(f"{many}, gaps first. Overdue means: due before {written(narrowing.day)}.")
    layout = st.segmented_control(
        "Layout", ["Cards", "Table"], default="Cards", required=True, key="layout",
        bind="query-params",
    )  # fmt: skip
    if layout == "Table":
        st.table(table_of(rows, narrowing.day), alt="Recommendations and the actions on them")
        return
    pages = -(-len(rows) // _A_PAGE)
    listing = st.container()
    at = st.pagination(pages, key="part", bind="query-params") if pages > 1 else 1
    with listing:
        for row in rows[(at - 1) * _A_PAGE : at * _A_PAGE]:
            draw_recommendation(row, narrowing.day, decisions.decide)


def _draw_idle(found: Trace, day: date) -> None:
    if not found.idle:
        return
    many = len(found.idle)
    name = "1 action answers" if many == 1 else f"{many} actions answer"
    box = st.expander(f"{name} no recommendation of this report", on_change="rerun", key="idle")
    if box.open:
        with box:
            for story in found.idle:
                draw_action(story, day, f"idle-{story.action.id}")


def _draw_downloads(library: Library, found: Trace) -> None:
    st.header("Take it with you", anchor=False)
    rows, idle = [trace_row(row) for row in found.rows], idle_rows(found)
    places = downloads.places_on_the_web(library, st.context.url)
    with st.container(horizontal=True):
        st.download_button(
            "Workbook (XLSX)",
            lambda: downloads.workbook(trace_sheets(rows, idle), places),
            "recommendations.xlsx",
            downloads.XLSX,
            on_click="ignore",
        )
        st.download_button(
            "Table (CSV)",
            lambda: downloads.csv_file(trace_lines(rows), TRACE_COLUMNS),
            "recommendations.csv",
            downloads.CSV,
            on_click="ignore",
        )


def _without_plan(library: Library, report: Document) -> None:
    """What the report asks for, where there is no plan to hold against it."""
    st.info("Choose a plan to see which of its actions answer these.")
    for item in library.recommendations(frozenset({report.id})):
        draw_asked(report, item)


def _say_nothing_asked(library: Library) -> None:
    st.info("No inspection report held gives recommendations that could be read.")
    every = {document.id for document in library.documents()}
    for note in (
        *reports_without_recommendations(library, every),
        *plans_without_actions(library, every),
    ):
        st.caption(safe.text(note))
