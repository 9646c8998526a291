"""The Plans page: what is overdue, due, changed and unproven; by owner, theme and board; versions; officers' words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

import streamlit as st

from assistant.export.officer import entry_row
from assistant.export.plan_views import change_row, due_row, group_row, unproven_row
from assistant.tracking.book import PlanBook
from assistant.tracking.every_trace import trace_all
from assistant.tracking.officer.history import history
from assistant.tracking.story import Story
from assistant.tracking.versions import plan_day
from assistant.tracking.views.changes import changes_since, last_meeting
from assistant.tracking.views.groups import by_board, by_owner, by_theme
from assistant.tracking.views.lateness import due_between, overdue_actions
from assistant.tracking.views.plans_shown import last_versions, of_plans
from assistant.tracking.views.side_by_side import side_by_side
from assistant.tracking.views.unproven import unproven_turns
from corpus.library import Library
from corpus.types import Document
from ui.exports.columns import CHANGES, DUE, HISTORY, OVERDUE, OWNERS
from ui.exports.plan_sheets import action_sheets, actions_cover
from ui.plain import many, written
from ui.web import downloads, session
from ui.web.naming import labels
from ui.web.plans.importing import draw_importing
from ui.web.plans.tables import (
    changes_table,
    day_or_none,
    due_table,
    groups_table,
    history_table,
    overdue_table,
    versions_table,
)
from ui.web.tables import headed


class Listing(StrEnum):
    """The lists, in the words of the control that asks."""

    OVERDUE = "Overdue"
    DUE = "Due soon"
    CHANGED = "Changed"
    UNPROVEN = "Without evidence"
    OWNERS = "By owner"
    THEMES = "By theme"
    BOARDS = "By board"
    VERSIONS = "Two versions"
    OFFICERS = "Officers’ words"


_GROUPED = {
    Listing.OWNERS: ("Owner", by_owner),
    Listing.THEMES: ("Theme", by_theme),
    Listing.BOARDS: ("Board", by_board),
}


def show() -> None:
    """Draw the page."""
    st.title("Plans", anchor=False)
    st.markdown(
        "How the actions of a plan stand by every paper held, and by officers’ words where they "
        "have been given. Asking gives the same numbers."
    )
    library = session.library()
    if session.settings().allow_upload:
        draw_importing(library, session.settings())
    told = PlanBook.of(library).stories()
    if not told:
        st.info("No plan is held of which an action could be read.")
        return
    plan, day = _pick(told)
    mine = of_plans(told, [plan])
    chosen = st.segmented_control(
        "List", list(Listing), default=Listing.OVERDUE, required=True, key="list",
        bind="query-params",
    )  # fmt: skip
    listing = Listing(chosen or Listing.OVERDUE)
    st.header(listing.value, anchor=False)
    match listing:
        case Listing.OVERDUE:
            _overdue(library, mine, day)
        case Listing.DUE:
            _due(library, mine, day)
        case Listing.CHANGED:
            _changed(library, mine, plan, day)
        case Listing.UNPROVEN:
            _unproven(library, mine)
        case Listing.OWNERS | Listing.THEMES | Listing.BOARDS:
            _groups(mine, day, listing)
        case Listing.VERSIONS:
            _versions(library, told, plan)
        case Listing.OFFICERS:
            _officers(library)
    _draw_workbook(library, mine, day)


def _pick(told: Sequence[Story]) -> tuple[Document, date]:
    """The plan, its last version first, and the day; both are in the address."""
    held = {story.plan.id: story.plan for story in told}
    last = {plan.id for plan in last_versions(told)}
    plans = sorted(held.values(), key=lambda p: (p.id in last, plan_day(p)), reverse=True)
    names = labels(plans)
    left, right = st.columns([3, 2])
    plan = left.selectbox(
        "Plan", plans, format_func=lambda each: names[each.id], key="plan", bind="query-params"
    )
    day = right.date_input("As of", format="DD/MM/YYYY", key="day", bind="query-params")
    return plan, day_or_none(day)


def _overdue(library: Library, told: Sequence[Story], day: date) -> None:
    found = overdue_actions(told, day)
    st.markdown(
        f"{many(len(found), 'action')} of {len(told)} overdue on {written(day)}: due before it, "
        "and neither complete nor taken out of the plan."
    )
    _draw(overdue_table(library, found), "Action", "Overdue actions, by owner")
    _offer("overdue", [due_row(each) for each in found], OVERDUE.names)


def _due(library: Library, told: Sequence[Story], day: date) -> None:
    weeks = st.number_input("Weeks ahead", 1, 520, 4, key="weeks", bind="query-params")
    last = day + timedelta(weeks=int(weeks))
    found = due_between(told, day, last)
    st.markdown(f"{many(len(found), 'action')} due from {written(day)} to {written(last)}.")
    _draw(due_table(library, found), "Action", "Actions due soon")
    _offer("due", [due_row(each) for each in found], DUE.names)


def _changed(library: Library, told: Sequence[Story], plan: Document, day: date) -> None:
    meeting = last_meeting(library, [plan.authority], day)
    since = day_or_none(
        st.date_input("Since", value=meeting or plan_day(plan), format="DD/MM/YYYY", key="since")
    )
    if meeting:
        st.caption(f"The last meeting whose minutes are held was on {written(meeting)}.")
    found = changes_since(told, since)
    st.markdown(f"{many(len(found), 'change')} on {written(since)} or later.")
    _draw(changes_table(library, found), "Action", "What papers changed")
    _offer("changes", [change_row(each) for each in found], CHANGES.names)


def _unproven(library: Library, told: Sequence[Story]) -> None:
    found = unproven_turns(told)
    st.markdown(
        f"{many(len(found), 'action')} stand green or complete by the word of one paper: no later "
        "paper speaks of them, and no officer has noted evidence."
    )
    _draw(changes_table(library, found), "Action", "Green or complete without evidence")
    _offer("without-evidence", [unproven_row(each) for each in found], CHANGES.names)


def _groups(told: Sequence[Story], day: date, listing: Listing) -> None:
    heading, grouped = _GROUPED[listing]
    found = grouped(told, day)
    if not any(group.name for group in found):
        st.info(f"The plan names no {heading.lower()} for any action.")
        return
    _draw(groups_table(found, heading), heading, f"Actions {listing.value.lower()}")
    _offer(heading.lower(), [group_row(each) for each in found], OWNERS.names)


def _versions(library: Library, told: Sequence[Story], plan: Document) -> None:
    held = {s.plan.id: s.plan for s in told if s.plan.authority == plan.authority}
    others = sorted((p for p in held.values() if p.id != plan.id), key=plan_day, reverse=True)
    if not others:
        st.info("No other plan of this council is held.")
        return
    names = labels(others)
    other = st.selectbox("Beside", others, format_func=lambda p: names[p.id], key="other")
    older, newer = sorted((plan, other), key=plan_day)
    rows = side_by_side(*(library.actions(frozenset({p.id})) for p in (older, newer)))
    st.caption(
        f"From {written(plan_day(older))} to {written(plan_day(newer))}. Struck out: only in the "
        "older one. Bold: only in the newer one."
    )
    _draw(versions_table(rows), "Ref", "Two versions of the plan")


def _officers(library: Library) -> None:
    book = PlanBook.of(library)
    entries = history(book, trace_all(book, None, None).traces)
    st.markdown(
        "Everything that officers have said, the newest first. What stands is above what papers "
        "say; it is given and taken back on the Recommendations page."
    )
    if not entries:
        st.info("No officer has said anything yet.")
        return
    _draw(history_table(entries), "On", "Officers’ words")
    _offer("officers", [entry_row(each) for each in entries], HISTORY.names)


def _draw(columns: dict[str, list[str]], heading: str, name: str) -> None:
    if next(iter(columns.values())):
        st.table(headed(columns, heading), alt=name)
    else:
        st.info("There is nothing in this list.")


def _offer(stem: str, rows: Sequence[dict[str, object]], names: Sequence[str]) -> None:
    st.download_button(
        "Table (CSV)",
        lambda: downloads.csv_file(rows, names),
        f"{stem}.csv",
        downloads.CSV,
        on_click="ignore",
    )


def _draw_workbook(library: Library, told: Sequence[Story], day: date) -> None:
    """Every list of the plan in one file."""
    root = st.context.url
    st.header("Take it with you", anchor=False)
    st.download_button(
        "Workbook (XLSX)",
        lambda: downloads.workbook(
            action_sheets(told, day),
            downloads.papers_on_the_web(library, root),
            actions_cover(told, day),
        ),
        "plan.xlsx",
        downloads.XLSX,
        on_click="ignore",
    )
