"""The page on one council: where it stands, what is open, what to ask, and a briefing to take along."""

from __future__ import annotations

from datetime import date

import streamlit as st

from assistant.council.briefing import Briefing, brief, title_of
from assistant.council.council_papers import CouncilPapers
from assistant.council.lines import Section
from assistant.council.standing import held_timelines
from assistant.council.topic_match import subject_named
from assistant.export.briefings import briefing_row
from corpus.library import Library
from corpus.topics import topics
from ui.exports.briefing_page import as_page
from ui.exports.briefing_word import briefing_word
from ui.exports.workbook import addresses_of
from ui.plain import written
from ui.terminal_views.printing import as_json
from ui.web import charts, downloads, safe, session
from ui.web.council import chosen
from ui.web.council.all_findings import show_findings
from ui.web.council.lines import show_lines, show_source_list
from ui.web.council.papers import show_papers
from ui.web.judgements import picture, table
from ui.web.tables import headed

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLDEST = date(1990, 1, 1)


def show() -> None:
    """Draw the page."""
    name = chosen.mine()
    st.title(safe.text(name) if name else "My council", anchor=False)
    library = session.library()
    if unheld := chosen.unknown():
        st.info(safe.text(f"No papers of {unheld} are held, so nothing can be told of it."))
    if name is None:
        st.markdown("Choose a council to see where it stands, what is open and what to ask.")
        chosen.show_choice("Council", key="council-first")
        return
    found = _narrowed(library, name)
    st.markdown(
        f"From {len(found.papers)} papers held, as of {written(found.as_of)}. Each number opens the "
        "page that a line stands on. It can miss things and match them wrongly: check the page."
    )
    show_lines(found.summary, "council-summary", items=False)
    _draw_downloads(library, found)
    first, *rest = (each for each in found.sections if each.lines or each.note)
    _draw_section(first)
    _draw_timeline(library, name, found.as_of)
    for section in rest:
        _draw_section(section)
    show_findings(library, name, found)
    show_papers(name, found.papers)
    listed = [(section.title, section.lines) for section in found.sections]
    show_source_list([("In short", found.summary), *listed])


def _narrowed(library: Library, name: str) -> Briefing:
    """The briefing on what the reader has chosen at the side; all of it is in the address."""
    with st.sidebar:
        st.subheader("Narrow this page", anchor=False)
        topic = st.selectbox(
            "Topic",
            [each.name for each in topics()],
            index=None,
            placeholder="All topics",
            key="topic",
            bind="query-params",
        )
        day = st.date_input(
            "As things stood on",
            date.today(),
            min_value=_OLDEST,
            format="DD/MM/YYYY",
            help="Leaves out what was published after that day.",
            key="council-day",
        )
        since = st.date_input(
            "What changed since",
            None,
            min_value=_OLDEST,
            format="DD/MM/YYYY",
            help="Without a day: since the graded inspection before the last.",
            key="council-since",
        )
    if topic:
        meant = next(each for each in topics() if each.name == topic)
        st.caption(safe.text(f"{topic}: {meant.definition} ({meant.source})"))
    as_of = day if isinstance(day, date) else date.today()
    start = since if isinstance(since, date) else None
    return _briefing(library, library.signature(), name, topic, as_of, start)


@st.cache_resource(max_entries=64, show_spinner="Reading the papers")
def _briefing(
    _library: Library,
    signature: str,
    name: str,
    topic: str | None,
    as_of: date,
    since: date | None,
) -> Briefing:
    del signature
    return brief(_library, name, subject_named(topic) if topic else None, as_of, since)


def _draw_section(section: Section) -> None:
    st.header(safe.text(section.title), anchor=False)
    if section.lines:
        show_lines(section.lines, f"council-{section.about.value}")
    if section.note:
        st.caption(safe.text(section.note))


def _draw_timeline(library: Library, name: str, as_of: date) -> None:
    """Every grade that an inspectorate gave, as a picture and as a table."""
    found = held_timelines(CouncilPapers.of(library, name, as_of))
    if not found:
        return
    st.header("Every grade", anchor=False)
    st.altair_chart(
        picture.all_areas(found, charts.ink()),
        alt=f"Timeline of the grades of {name}: {len(found)} areas. The table below says the same.",
    )
    st.caption(safe.text(picture.key_words(found)))
    st.table(
        headed(table.side_by_side(found), "Area"), alt=f"Grades of {name} by area and inspection"
    )


def _draw_downloads(library: Library, found: Briefing) -> None:
    places = addresses_of(downloads.papers_on_the_web(library, st.context.url))
    stem = f"briefing-{found.authority.lower().replace(' ', '-')}-{found.as_of.isoformat()}"
    with st.container(horizontal=True, key="briefing-downloads"):
        st.download_button(
            "Briefing (Word)",
            lambda: briefing_word(found, places, date.today()),
            f"{stem}.docx",
            _WORD,
            on_click="ignore",
            help=f"{title_of(found)}: one or two pages for a meeting.",
        )
        st.download_button(
            "Briefing to print (HTML)",
            lambda: as_page(found, places).encode("utf-8", errors="backslashreplace"),
            f"{stem}.html",
            "text/html",
            on_click="ignore",
        )
        st.download_button(
            "Data (JSON)",
            lambda: as_json(briefing_row(found), indent=2).encode("utf-8"),
            f"{stem}.json",
            "application/json",
            on_click="ignore",
        )
