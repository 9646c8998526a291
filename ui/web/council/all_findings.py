"""Every finding of a council's papers, a stretch at a time, and the whole list as a file."""

from __future__ import annotations

import streamlit as st

from assistant.council.briefing import Briefing
from assistant.council.council_papers import first_upper, paper_name
from assistant.council.findings_register import FindingRow, Leaning, findings_of
from assistant.council.lines import Line
from assistant.council.topic_match import subject_named
from corpus.library import Library
from ui.exports.finding_rows import COLUMNS, finding_row
from ui.plain import many
from ui.web import downloads
from ui.web.council.lines import show_lines
from ui.web.paging import stretch

_A_PAGE = 25
_NAMES = {
    Leaning.WEAKNESS: "Weaknesses",
    Leaning.STRENGTH: "Strengths",
    Leaning.NEITHER: "Neither",
}


def show_findings(library: Library, name: str, briefing: Briefing) -> None:
    """Draw the findings of the briefing's topic and day, once the reader asks for them."""
    box = st.expander("Every finding in these papers", on_change="rerun", key="council-findings")
    if not box.open:
        return
    with box:
        st.caption(
            "Sentences of letters, reports and minutes. Which way each leans, and its topics, are "
            "matched by meaning: read the page."
        )
        topic = briefing.subject.name if briefing.subject else None
        held = {document.id for document in briefing.papers}
        rows = [
            row
            for row in _findings(library, library.signature(), name, topic)
            if row.document.id in held
        ]
        wanted = st.segmented_control(
            "Show",
            list(_NAMES),
            format_func=_NAMES.__getitem__,
            default=Leaning.WEAKNESS,
            key="findings-leaning",
        )
        shown = [row for row in rows if wanted is None or row.leaning is wanted]
        st.markdown(many(len(shown), "sentence"))
        place, part = stretch("findings", len(shown), _A_PAGE)
        with place:
            show_lines([_line(row) for row in shown[part]], f"findings-list-{part.start}")
        st.download_button(
            "All of them (CSV)",
            lambda: downloads.csv_file([finding_row(row) for row in rows], COLUMNS),
            f"findings-{name.lower().replace(' ', '-')}.csv",
            downloads.CSV,
            on_click="ignore",
        )


def _line(row: FindingRow) -> Line:
    """The finding, led by its paper and topics."""
    on = f" ({', '.join(row.topics)})" if row.topics else ""
    return Line(f"{first_upper(paper_name(row.document))}{on}:", row.citations, quote=row.text)


@st.cache_resource(max_entries=16, show_spinner="Reading every sentence")
def _findings(
    _library: Library, signature: str, name: str, topic: str | None
) -> tuple[FindingRow, ...]:
    del signature
    subject = subject_named(topic) if topic else None
    return tuple(findings_of(_library, authority=name, subject=subject))
