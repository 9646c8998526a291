"""What a reader chooses on the tracker; all of it is in the address, so that a view can be shared."""

from __future__ import annotations

from datetime import date

import streamlit as st

from assistant.tracking.trace import Trace
from corpus.types import Document
from ui.exports.plan_words import STATUS_WORDS
from ui.web.naming import labels
from ui.web.recommendations.narrow import Narrowing, Show, owners_of
from ui.web.recommendations.picks import Picks


def pick(picks: Picks) -> tuple[Document, Document | None]:
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
    if not plans:
        return report, None
    plan = right.selectbox(
        "Plan",
        plans,
        index=plans.index(fitting) if fitting else None,
        format_func=lambda each: names[each.id],
        placeholder="Choose a plan",
        key="plan",
        bind="query-params",
    )
    return report, plan


def narrow(found: Trace) -> Narrowing:
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
