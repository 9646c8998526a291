"""The Compare page: councils side by side, and all of them in one table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from assistant.council.comparison import (
    Comparison,
    CouncilRow,
    all_councils,
    compare,
    neighbours_held,
)
from assistant.council.council_papers import first_upper, paper_name
from assistant.council.lines import Line
from assistant.council.standing import AREA_WORDS
from assistant.council.topic_match import subject_named
from assistant.export.comparisons import council_row
from corpus.library import Library
from corpus.topics import topics
from corpus.types import Grade
from ui.exports.comparison_words import COLUMNS, cell_words
from ui.web import downloads, safe, session
from ui.web.council import chosen
from ui.web.council.lines import show_lines
from ui.web.judgements.words import LOOKS
from ui.web.tables import headed

_MOST = 4
_NAMES = {
    "authority": "Council",
    "overall": "Overall",
    "inspected": "Inspected",
    "before": "Before",
    "moved": "Moved",
    "send": "Area SEND",
    "asked_for": "Asked for",
    "newest": "Newest paper",
}


def show() -> None:
    """Draw the page."""
    st.title("Compare councils", anchor=False)
    st.markdown(
        "Grades, and what inspectors asked for, side by side. Where grades were given by unlike "
        "rules, they are not compared."
    )
    library = session.library()
    names = _pick(library)
    if len(names) > 1:
        _draw(_compared(library, library.signature(), tuple(names), _topic(), date.today()))
    else:
        st.info("Choose two councils or more to see them side by side.")
    _draw_all(_all(library, library.signature(), date.today()))


def _pick(library: Library) -> list[str]:
    """Which councils; they start from mine and are in the address."""
    known = chosen.councils()
    mine = chosen.mine()
    if mine and "councils" not in st.query_params:
        st.session_state.setdefault("councils", [mine])
    names = st.multiselect(
        "Councils",
        known,
        max_selections=_MOST,
        placeholder="Choose councils",
        key="councils",
        bind="query-params",
    )
    near = neighbours_held(library, names[0]) if names else ()
    if near:
        st.caption(
            f"Statistical neighbours of {safe.text(names[0])} that papers are held of: "
            f"{safe.text(', '.join(near))}."
        )
        st.button(
            "Set them beside it",
            on_click=_take,
            args=([names[0], *near][:_MOST],),
            key="take-neighbours",
        )
    elif names:
        st.caption(f"No papers of a statistical neighbour of {safe.text(names[0])} are held.")
    return names


def _take(names: list[str]) -> None:
    st.session_state["councils"] = names


def _topic() -> str | None:
    chosen_topic: str | None = st.selectbox(
        "Topic of what was asked for",
        [each.name for each in topics()],
        index=None,
        placeholder="All topics",
        key="topic",
        bind="query-params",
    )
    return chosen_topic


@st.cache_resource(max_entries=32, show_spinner="Reading the papers")
def _compared(
    _library: Library, signature: str, names: tuple[str, ...], topic: str | None, day: date
) -> Comparison:
    del signature
    return compare(_library, names, subject_named(topic) if topic else None, day)


@st.cache_resource(max_entries=4, show_spinner="Reading the papers")
def _all(_library: Library, signature: str, day: date) -> tuple[CouncilRow, ...]:
    del signature
    return all_councils(_library, day)


def _draw(found: Comparison) -> None:
    st.header("Grades", anchor=False)
    columns = {"Area": [AREA_WORDS[row.area] for row in found.rows]}
    for place, name in enumerate(found.authorities):
        columns[safe.text(name)] = [safe.text(cell_words(row.cells[place])) for row in found.rows]
    if any(row.note for row in found.rows):
        columns["What to know"] = [row.note.capitalize() for row in found.rows]
    st.table(headed(columns, "Area"), alt="Grades by area and council")
    grades = [
        Line(f"{AREA_WORDS[row.area]}, {name}: {cell_words(cell)}.", cell.citations)
        for row in found.rows
        for name, cell in zip(found.authorities, row.cells, strict=True)
        if cell.citations
    ]
    box = st.expander("The page of each grade", on_change="rerun", key="grade-pages")
    if box.open:
        with box:
            show_lines(grades, "compare-grades")
    st.header("What each was asked for", anchor=False)
    for place, (name, asks) in enumerate(zip(found.authorities, found.asks, strict=True)):
        st.subheader(safe.text(name), anchor=False)
        if not asks:
            st.markdown("Nothing that could be read.")
            continue
        lines = [
            Line(f"{first_upper(paper_name(ask.document))}:", cited, ask.text)
            for ask, cited in asks
        ]
        show_lines(lines, f"compare-asks-{place}")


def _draw_all(rows: tuple[CouncilRow, ...]) -> None:
    st.header("All councils", anchor=False)
    if not rows:
        st.info("No inspection is held.")
        return
    made = [council_row(row) for row in rows]
    councils = "council" if len(made) == 1 else "councils"
    st.caption(
        f"{len(made)} {councils} of which an inspection is held. Asked for: how many things the "
        "letters since the last graded inspection ask for. The CSV has regions and rules, too."
    )
    order = st.selectbox(
        "Order by", list(_NAMES.values()), key="order-by", bind="query-params", width=260
    )
    name = next(name for name, label in _NAMES.items() if label == order)
    columns = {
        label: [safe.text(_cell(each, row[each])) for row in sorted(made, key=_place(name))]
        for each, label in _NAMES.items()
    }
    st.table(headed(columns, "Council"), alt=f"All councils, by {order.lower()}")
    st.download_button(
        "Table (CSV)",
        lambda: downloads.csv_file(made, COLUMNS),
        "councils.csv",
        downloads.CSV,
        on_click="ignore",
    )


def _cell(name: str, value: object) -> str:
    """A cell in short words: a grade's usual ones, a day's month."""
    if value is None:
        return "–"
    if value in _BEST_FIRST:
        return LOOKS[Grade(str(value))].words
    return f"{date.fromisoformat(str(value)):%b %Y}" if name in _NEWEST_FIRST else str(value)


_BEST_FIRST = [grade.value for grade in Grade]
_NEWEST_FIRST = ("inspected", "newest")
_MOST_FIRST = ("asked_for", "papers")


def _place(name: str) -> Callable[[dict[str, object]], tuple[bool, object, str]]:
    """What rows are ordered by: grades best first, days newest first, counts largest first."""

    def key(row: dict[str, object]) -> tuple[bool, object, str]:
        value = row[name]
        held: object = "" if value is None else str(value)
        if name in _MOST_FIRST:
            held = -int(str(value or 0))
        elif name in _NEWEST_FIRST and value:
            held = -date.fromisoformat(str(value)).toordinal()
        elif value in _BEST_FIRST:
            held = _BEST_FIRST.index(str(value))
        return value is None, held if value is not None else "", str(row["authority"])

    return key
