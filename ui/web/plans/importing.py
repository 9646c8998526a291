"""Taking in a spreadsheet as a plan: which column is which, what is odd in it, and whose plan it is."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from corpus.errors import LibraryBusy, UsageError
from corpus.library import Library
from corpus.places.authorities import authorities
from corpus.settings import Settings
from ingest.correct import known_authority
from ingest.plan_sheet import Importing, PlanSheet, look_at, take_in
from ingest.registers.plans.columns import Role
from ingest.uploads import safe_name
from ui.plain import many, one_line
from ui.web import safe, session
from ui.web.plans.tables import day_or_none
from ui.web.tables import headed

_NO_COLUMN = "no column"
_TAKEN = "sheet-taken-in"
_TYPES = ("xlsx", "csv")


def draw_importing(library: Library, settings: Settings) -> None:
    """A switch, and behind it the sheet that is handed over, looked at before it is taken in."""
    if told := st.session_state.pop(_TAKEN, ""):
        st.success(told)
    if not st.toggle("Take in a spreadsheet as a plan", key="take-in"):
        return
    file = st.file_uploader(
        "The plan as a workbook (.xlsx) or CSV, a row an action",
        type=list(_TYPES),
        max_upload_size=settings.max_upload_mb,
        key="sheet",
    )
    if file is not None:
        draw_sheet(library, settings, file.name, file.getvalue())


def draw_sheet(library: Library, settings: Settings, name: str, data: bytes) -> None:
    """What a sheet would give, with each column's part to be changed, and the form that takes it in."""
    key = hashlib.sha256(data).hexdigest()[:12]
    with TemporaryDirectory() as folder:
        path = Path(folder) / safe_name(name)
        path.write_bytes(data)
        try:
            seen = look_at(path, settings)
            roles = _choose(seen, key)
            seen = look_at(path, settings, roles) if roles != _said(seen) else seen
        except UsageError as error:
            st.error(safe.text(str(error).replace(str(path), name)))
            return
        _show(seen)
        facts = _facts(library, key)
        if facts is None:
            return
        try:
            with st.spinner("The sheet is being read in."):
                taken = take_in(path, settings, roles, facts, name=name)
        except (UsageError, LibraryBusy) as error:
            st.error(safe.text(str(error)))
            return
    whose = safe.text(facts.authority)
    st.session_state[_TAKEN] = (
        f"{safe.text(taken.path)}: {many(seen.actions, 'action')} taken in as {whose}’s plan."
    )
    st.rerun()


def _said(seen: PlanSheet) -> dict[Role, str]:
    """Every role with its column, "" for none."""
    return {role: seen.roles.get(role, "") for role in Role}


def _choose(seen: PlanSheet, key: str) -> dict[Role, str]:
    """Which column is which, as the officer leaves it."""
    st.markdown(f"Which column is which, {safe.text(seen.origin)}. Change what is wrong.")
    names = list(dict.fromkeys(c.name for table in seen.tables for c in table.columns))
    chosen = {}
    columns = st.columns(3)
    for at, (role, name) in enumerate(_said(seen).items()):
        options = [_NO_COLUMN, *names]
        picked = columns[at % 3].selectbox(
            role.value.capitalize(),
            options,
            index=options.index(name) if name in options else 0,
            key=f"column-{key}-{role.value}",
        )
        chosen[role] = "" if picked == _NO_COLUMN else picked
    return chosen


def _show(seen: PlanSheet) -> None:
    """The first words of each column, how much each table gives, and what is odd, a line each."""
    for number, table in enumerate(seen.tables, 1):
        parts = {name: role.value for role, name in table.roles.items()}
        lines = {
            "Column": [safe.text(each.name) for each in table.columns],
            "Is the": [parts.get(each.name, "") for each in table.columns],
            "Such as": [safe.text(each.sample) for each in table.columns],
        }
        st.table(headed(lines, "Column"), alt=f"The columns of table {number}")
        st.markdown(f"{many(table.rows, 'row')} give {many(table.actions, 'action')}.")
        for note in table.notes:
            st.warning(safe.text(note))
    for note in seen.notes:
        st.warning(safe.text(note))


def _facts(library: Library, key: str) -> Importing | None:
    """Whose plan it is, of when, by whom; None until it is sent whole."""
    held = sorted({each.authority for each in library.documents() if each.authority})
    names = list(dict.fromkeys([*held, *(each.name for each in authorities())]))
    with st.form(f"take-in-{key}", border=True):
        whose = st.selectbox("Whose plan it is", names, index=None, placeholder="Choose a council")
        agreed = st.date_input("When it was agreed", value="today", format="DD/MM/YYYY")
        title = st.text_input("What it is called", help="Left empty: as the sheet calls itself.")
        by = session.reader().name or st.text_input("Your name")
        sent = st.form_submit_button("Take it in", type="primary")
    if not sent:
        return None
    if not whose or not one_line(by):
        st.warning("Say whose plan it is, and who you are.")
        return None
    day = agreed if isinstance(agreed, date) else day_or_none(agreed)
    return Importing(known_authority(whose, library), day, one_line(by), one_line(title) or None)
