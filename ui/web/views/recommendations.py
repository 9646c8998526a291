"""The Recommendations page: what inspectors asked for, and what the plan does about each."""

from __future__ import annotations

from datetime import date

import streamlit as st

from assistant.export.answers import Row
from assistant.export.officer import entry_row
from assistant.export.plans import idle_rows, trace_row
from assistant.tracking.book import PlanBook
from assistant.tracking.every_trace import plans_without_actions, reports_without_recommendations
from assistant.tracking.officer.history import history
from assistant.tracking.trace import Trace, trace
from corpus.library import Library
from corpus.types import Document
from ui.exports.columns import TRACE
from ui.exports.plan_sheets import trace_cover, trace_lines, trace_sheets
from ui.plain import written
from ui.web import charts, downloads, safe, session
from ui.web.paging import stretch
from ui.web.recommendations import decisions
from ui.web.recommendations.card import draw_action, draw_asked, draw_recommendation
from ui.web.recommendations.choices import narrow, pick
from ui.web.recommendations.coverage import Coverage, key_words, picture
from ui.web.recommendations.narrow import Narrowing, gaps_first
from ui.web.recommendations.picks import Picks
from ui.web.recommendations.table import table_of

_A_PAGE = 10


def show() -> None:
    """Draw the page."""
    st.title("Recommendations", anchor=False)
    st.markdown(
        "What inspectors asked for, and what the plan does about each. "
        "Matches are found by the words and by meaning. Those that are not sure are listed to be "
        "checked, and count for nothing until an officer confirms them."
    )
    library = session.library()
    picks = _picks(library, library.signature(), decisions.standing_ids(library))
    if not picks.reports:
        _say_nothing_asked(library)
        return
    report, plan = pick(picks)
    if plan is None:
        _without_plan(library, report, bool(picks.plans))
        return
    found = _traced(
        library, library.signature(), decisions.standing_ids(library), report.id, plan.id
    )
    narrowing = narrow(found)
    _draw_coverage(found, narrowing.day)
    _draw_rows(found, narrowing)
    _draw_downloads(library, found, narrowing.day)
    _draw_idle(found, narrowing.day)


@st.cache_resource(max_entries=4, show_spinner=False)
def _picks(_library: Library, signature: str, words: tuple[str, ...]) -> Picks:
    del signature, words
    return Picks.of(_library)


@st.cache_resource(max_entries=64, show_spinner="Matching recommendations with actions")
def _traced(
    _library: Library, signature: str, words: tuple[str, ...], report: str, plan: str
) -> Trace:
    """The report through the plan; made anew when the papers change, or what officers say."""
    del signature, words
    return trace(PlanBook.of(_library), _library.document(report), _library.document(plan))


def _draw_coverage(found: Trace, day: date) -> None:
    covered = Coverage.of(found, day)
    st.header("How much the plan answers", anchor=False)
    with st.container(horizontal=True, gap="large"):
        st.metric("Recommendations", covered.recommendations, width="content")
        st.metric("Answered", covered.answered, width="content")
        st.metric("To check", len(covered.to_check), width="content")
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
        st.table(table_of(rows, narrowing), alt="Recommendations and the actions on them")
        return
    listing, shown = stretch("recommendations", len(rows), _A_PAGE)
    with listing:
        for row in rows[shown]:
            draw_recommendation(row, narrowing, found.told)


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


def _draw_downloads(library: Library, found: Trace, day: date) -> None:
    st.header("Take it with you", anchor=False)
    root = st.context.url

    def rows() -> list[Row]:
        return [trace_row(row, day) for row in found.rows]

    with st.container(horizontal=True):
        st.download_button(
            "Workbook (XLSX)",
            lambda: _workbook(library, found, rows(), day, root),
            "recommendations.xlsx",
            downloads.XLSX,
            on_click="ignore",
        )
        st.download_button(
            "Table (CSV)",
            lambda: downloads.csv_file(trace_lines(rows()), TRACE.names),
            "recommendations.csv",
            downloads.CSV,
            on_click="ignore",
        )


def _workbook(
    library: Library, found: Trace, rows: list[Row], day: date, root: str | None
) -> bytes:
    """The trace, every action of its plan, and what officers said on this council's plans."""
    said = [
        entry_row(entry)
        for entry in history(PlanBook.of(library), [found])
        if entry.word.authority in (None, found.plan.authority)
    ]
    sheets = trace_sheets(rows, found.told, idle_rows(found), said, day)
    papers = downloads.papers_on_the_web(library, root)
    return downloads.workbook(sheets, papers, trace_cover(rows, found.told, day))


def _without_plan(library: Library, report: Document, plans: bool) -> None:
    """What the report asks for, where no plan is held against it."""
    if plans:
        st.info("No plan held is known to answer this report. Choose one to see what it answers.")
    else:
        st.info("No improvement plan is held. Add one to see which of its actions answer these.")
    st.header("What the report asks for", anchor=False)
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
