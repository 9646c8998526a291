"""The papers held of a council, and what isn't held."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.council.council_papers import first_upper, what_it_is
from corpus.phrases import joined
from corpus.types import Document, Framework, Kind
from ui.plain import written
from ui.web import safe, viewer
from ui.web.documents import details

_WANTED = {
    Kind.IMPROVEMENT_PLAN: "improvement plan",
    Kind.MINUTES: "minutes of a committee",
    Kind.COMMITTEE_REPORT: "report to a committee",
}
_INSPECTIONS = {
    Framework.AREA_SEND: "area SEND inspection",
    Framework.JOINT: "joint targeted area inspection",
}


def show_papers(authority: str, documents: Sequence[Document]) -> None:
    """Draw a line and a button for each paper, newest first, then what is lacking."""
    st.header("Papers held", anchor=False)
    st.markdown(lacking(authority, documents))
    box = st.expander(_many(len(documents)), on_change="rerun", key="council-papers")
    if not box.open:
        return
    with box:
        for document in documents:
            day = written(document.date) or "undated"
            st.markdown(safe.text(f"{first_upper(what_it_is(document))}, {day}: {document.title}"))
            st.button(
                details.open_words(document),
                key=f"held-{document.id}",
                on_click=viewer.open_page,
                args=(document.id, 1),
            )


def lacking(authority: str, documents: Sequence[Document]) -> str:
    """What isn't held, as Markdown of our own; answers can't be made of it."""
    kinds = {document.kind for document in documents}
    rules = {document.framework for document in documents}
    none = [name for kind, name in _WANTED.items() if kind not in kinds]
    none += [name for rule, name in _INSPECTIONS.items() if rule not in rules]
    if not none:
        return "Inspections, plans and committee papers are held."
    return (
        f"Not found among the papers of {safe.text(authority)}: {joined(none)}. What such papers "
        "say is not on this page, and no answer is made of them."
    )


def _many(count: int) -> str:
    return "1 paper, newest first" if count == 1 else f"{count} papers, newest first"
