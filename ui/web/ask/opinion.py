"""Thumbs up or down on an answer, with a reason: kept with the library, without a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from corpus.errors import ScrutineerError
from corpus.feedback import Cited, Fault, Feedback
from corpus.library import Library
from ui.web import safe
from ui.web.conversation import Turn

_LONGEST = 1000
_THANKS = "Thank you. This is kept with the library, without your name."


def show_thumbs(key: str) -> int | None:
    """Draw the thumbs; 1 for up, 0 for down, None for neither."""
    st.markdown("Was this answer right?", width="content")
    thumb: int | None = st.feedback("thumbs", key=f"{key}-thumb")
    return thumb


def show_opinion(
    thumb: int | None, turn: Turn, history: tuple[str, ...], library: Library, key: str
) -> None:
    """Keep what the thumb says, and ask for the reason where it is down."""
    held = st.session_state.get(f"{key}-kept")
    if thumb is None:
        if held:
            _forget(library, turn, key)
        return
    said = replace(feedback_on(turn, history, library), helpful=bool(thumb))
    if thumb == 1:
        _keep(library, said, key)
        st.caption(_THANKS)
        return
    if not held or held.helpful:
        _keep(library, said, key)
    _ask_why(library, said, key)


def feedback_on(turn: Turn, history: tuple[str, ...], library: Library) -> Feedback:
    """What can be known of the answer without the reader; `helpful` until they say otherwise."""
    answer, limits = turn.answer, turn.limits
    papers = {paper.id: paper for paper in library.documents()}
    return Feedback(
        id=turn.id,
        given=date.today(),
        question=turn.question,
        history=history,
        authority=limits.authority,
        kind=limits.kind.value if limits.kind else None,
        as_of=limits.as_of,
        published_from=limits.published_from,
        published_to=limits.published_to,
        status=answer.status.value,
        answer=answer.answer,
        cited=tuple(Cited(each.document, each.page, each.quote) for each in answer.citations),
        helpful=True,
        exempt=any(
            papers[each.document_id].is_exempt_on((each.place,))
            for each in answer.citations
            if each.document_id in papers
        ),
    )


def _ask_why(library: Library, said: Feedback, key: str) -> None:
    with st.form(f"{key}-why", border=True):
        fault = st.radio(
            "What is wrong with it?",
            list(Fault),
            format_func=_sentence,
            index=None,
            key=f"{key}-fault",
        )
        expected = st.text_area(
            "What should it have said? (if you know)", max_chars=_LONGEST, key=f"{key}-expected"
        )
        if st.form_submit_button("Send"):
            _keep(library, replace(said, fault=fault, expected=expected.strip()), key)
            st.caption(_THANKS)


def _keep(library: Library, said: Feedback, key: str) -> None:
    """Keep it, once: the page is drawn again and again."""
    if st.session_state.get(f"{key}-kept") == said:
        return
    try:
        library.keep_feedback(said)
    except ScrutineerError as fault:
        st.warning(f"This couldn't be kept. {safe.text(str(fault))}")
        return
    st.session_state[f"{key}-kept"] = said


def _forget(library: Library, turn: Turn, key: str) -> None:
    library.drop_feedback(turn.id)
    del st.session_state[f"{key}-kept"]


def _sentence(fault: Fault) -> str:
    return f"{fault.value[:1].upper()}{fault.value[1:]}"
