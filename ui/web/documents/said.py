"""What became of the last change to the documents, said once, on the page that is drawn next."""

from __future__ import annotations

import streamlit as st

from ui.web import accessibility

_SAID = "documents-said"

BUSY = "Documents are being read in just now, so nothing was {done}. Try again in a minute."


def note(done: bool, words: str) -> None:
    """Keep it for the next drawing; `words` are Markdown."""
    st.session_state[_SAID] = (done, words)


def tell() -> None:
    """Say it. What the reader pressed may have gone from the page, so the focus comes here."""
    done, words = st.session_state.pop(_SAID, (True, ""))
    if words:
        with st.container(key=_SAID):
            (st.success if done else st.warning)(words)
        accessibility.announce(words)
        accessibility.focus_on(_SAID)
