"""The Judgements page: how an authority's grades moved, across inspections and frameworks."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.export.plans import timeline_row
from assistant.tracking.timeline import Timeline, timelines
from corpus.library import Library
from corpus.types import Area
from ui.exports.timeline_sheet import TIMELINE_COLUMNS, timeline_lines, timeline_sheet
from ui.web import charts, downloads, safe, session, viewer
from ui.web.council import chosen
from ui.web.judgements import picture, table
from ui.web.judgements.words import area_words, latest_words, when
from ui.web.tables import headed

_EVERY_AREA = "All areas"


def show() -> None:
    """Draw the page."""
    st.title("Judgements", anchor=False)
    st.markdown(
        "How the grades of an authority moved from one inspection to the next. "
        "Every grade can be seen on its page."
    )
    library = session.library()
    known = _authorities(library, library.signature())
    if not known:
        st.info("No inspection held gives a grade that could be read.")
        return
    authority, found = _pick(library, known)
    _draw_picture(authority, found)
    _draw_areas(found)
    _draw_downloads(library, authority, found)


@st.cache_resource(max_entries=4, show_spinner=False)
def _authorities(_library: Library, signature: str) -> tuple[str, ...]:
    """Those of which an inspection has been read."""
    del signature
    named = {document.authority for document in _library.documents() if document.authority}
    return tuple(name for name in sorted(named) if timelines(_library, name))


def _pick(library: Library, known: Sequence[str]) -> tuple[str, list[Timeline]]:
    """Whose grades, and of which area; both are in the address."""
    left, right = st.columns(2)
    if chosen.mine() in known:
        chosen.start_from("authority")
    authority = left.selectbox("Authority", known, key="authority", bind="query-params")
    every = timelines(library, authority)
    names = {area_words(timeline.area): timeline.area for timeline in every}
    picked = right.selectbox("Area", [_EVERY_AREA, *names], key="area", bind="query-params")
    area: Area | None = names.get(picked)
    return authority, [each for each in every if area in (None, each.area)]


def _draw_picture(authority: str, found: Sequence[Timeline]) -> None:
    one = found[0] if len(found) == 1 else None
    st.header("At a glance", anchor=False)
    chart = picture.one_area(one, charts.ink()) if one else picture.all_areas(found, charts.ink())
    seen = area_words(one.area) if one else f"{len(found)} areas"
    st.altair_chart(
        chart, alt=f"Timeline of the grades of {authority}: {seen}. The tables below say the same."
    )
    st.caption(safe.text(picture.key_words(found)))
    if one is None:
        st.subheader("The same as a table", anchor=False)
        st.table(
            headed(table.side_by_side(found), "Area"),
            alt=f"Grades of {authority} by area and inspection",
        )


def _draw_areas(found: Sequence[Timeline]) -> None:
    st.header("Area by area", anchor=False)
    for timeline in found:
        name = area_words(timeline.area)
        st.subheader(name, anchor=False)
        st.markdown(latest_words(timeline))
        st.table(headed(table.one_area(timeline), "Inspected"), alt=f"{name}: grades by inspection")
        _draw_buttons(name, timeline)


def _draw_buttons(name: str, timeline: Timeline) -> None:
    """One for each grade, to see it on its page."""
    with st.container(horizontal=True):
        for point in timeline.points:
            if point.quote:
                st.button(
                    f"{name}, {when(point)}: {f'page {point.page}' if point.page else 'the text'}",
                    key=f"see-{timeline.area.name}-{point.document.id}",
                    on_click=viewer.open_quote,
                    args=(point.document.id, point.page or 1, point.quote),
                )


def _draw_downloads(library: Library, authority: str, found: Sequence[Timeline]) -> None:
    st.header("Take it with you", anchor=False)
    lines = timeline_lines([timeline_row(each) for each in found])
    papers = downloads.papers_on_the_web(library, st.context.url)
    stem = f"judgements-{authority.lower().replace(' ', '-')}"
    with st.container(horizontal=True):
        st.download_button(
            "Workbook (XLSX)",
            lambda: downloads.workbook([timeline_sheet(lines)], papers),
            f"{stem}.xlsx",
            downloads.XLSX,
            on_click="ignore",
        )
        st.download_button(
            "Table (CSV)",
            lambda: downloads.csv_file(lines, TIMELINE_COLUMNS),
            f"{stem}.csv",
            downloads.CSV,
            on_click="ignore",
        )
