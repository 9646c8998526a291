"""What an officer corrects of an action, or notes as evidence that it is done."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assistant.tracking.book import PlanBook
from assistant.tracking.officer.history import contradiction
from assistant.tracking.officer.saying import Signature, on_action, on_evidence, taken_back
from assistant.tracking.story import SaidOf, Story
from corpus.officer import OfficerWord, WordSort
from corpus.types import Document
from ui.exports.plan_words import STATUS_WORDS
from ui.web import safe, session
from ui.web.naming import labels
from ui.web.recommendations.signing import (
    Choice,
    draw_choices,
    draw_form,
    draw_signature,
    signature_words,
)

_NAMES = {
    WordSort.STATUS: "Status",
    WordSort.OWNER: "Owner",
    WordSort.DUE: "Due",
    WordSort.EVIDENCE: "Evidence that it is done",
}


def draw_said(story: Story, key: str) -> None:
    """Officers' words on an action, with what papers have come to say since; each may be taken back."""
    for said in story.said:
        st.markdown(f"**{_NAMES[said.word.sort]}: {safe.text(_value(said))}.** "
                    f"{safe.text(signature_words(said.word))}")  # fmt: skip
        against = contradiction(said)
        if against:
            st.warning(safe.text(f"{against}. The officer's word stands until it is taken back."))
        here = f"{key}-{said.word.id}"
        told = "What was said of the action is taken back."
        choices = [Choice("Take back", partial(taken_back, said.word), told, f"action-{key}")]
        draw_choices(here, choices)
        draw_form(here, choices)


def draw_correcting(story: Story, key: str) -> None:
    """The form by which an officer corrects an action, in a box that is closed at first."""
    if not session.reader().officer:
        return
    place = f"action-{key}"
    box = st.expander(
        "Correct it, or note evidence", key=f"correct-{key}", type="compact", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        sort = st.radio(
            "What", list(_NAMES), format_func=_NAMES.__getitem__, key=f"sort-{key}", horizontal=True
        )
        if sort is WordSort.EVIDENCE:
            _draw_evidence(story, key, place)
            return
        value = _draw_value(story, sort, key)
        papers = PlanBook.of(session.library()).by_papers(story)

        def make(by: Signature) -> OfficerWord:
            return on_action(story, papers, sort, value, by)

        draw_signature(
            f"{key}-{sort}",
            Choice(f"Correct: {_NAMES[sort]}", make, "The correction is kept.", place),
        )


def _draw_value(story: Story, sort: WordSort, key: str) -> str:
    if sort is WordSort.STATUS:
        chosen = st.selectbox(
            "Status now", list(STATUS_WORDS), format_func=STATUS_WORDS.__getitem__,
            index=list(STATUS_WORDS).index(story.status), key=f"status-{key}",
        )  # fmt: skip
        return chosen.value
    if sort is WordSort.DUE:
        day = st.date_input("Due", value=None, format="DD/MM/YYYY", key=f"due-{key}")
        return day.isoformat() if day else ""
    return str(st.text_input("Owner", value=story.owner or "", key=f"owner-{key}", max_chars=200))


def _draw_evidence(story: Story, key: str, place: str) -> None:
    papers = session.library().documents()
    names = labels(papers)
    paper: Document | None = st.selectbox(
        "Paper", papers, index=None, format_func=lambda d: names[d.id], key=f"paper-{key}",
        placeholder="Choose the paper that shows it",
    )  # fmt: skip
    if paper is None:
        return
    page = None
    if paper.paged:
        page = st.number_input("Page", 1, paper.page_count, 1, key=f"page-{key}")

    def make(by: Signature) -> OfficerWord:
        return on_evidence(story, paper, page, by)

    draw_signature(f"{key}-evidence", Choice("Note evidence", make, "The evidence is kept.", place))


def _value(said: SaidOf) -> str:
    word = said.word
    if word.sort is WordSort.EVIDENCE:
        return f"{word.paper}, page {word.page}" if word.page else str(word.paper)
    return word.value or ""
