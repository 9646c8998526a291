"""What officers say of matches: kept in the library, or said plainly that it couldn't be."""

from __future__ import annotations

import streamlit as st

from corpus.errors import LibraryBusy
from corpus.library import Library
from ui.web import session

Verdicts = tuple[tuple[str, bool], ...]
"""Each link that an officer has judged, with whether it is right."""

_SAID = "decision-said"
_KEPT = {
    True: "The match is kept as confirmed.",
    False: "The match is kept as rejected.",
    None: "What was said of the match is taken back.",
}


def verdicts(library: Library) -> Verdicts:
    """All that officers have said, in an order of its own."""
    return tuple(sorted(library.verdicts().items()))


def decide(link_id: str, right: bool | None) -> None:
    """Keep what an officer says of a match; for a button's `on_click`."""
    try:
        session.library().judge_link(link_id, right)
        st.session_state[_SAID] = (True, _KEPT[right])
    except LibraryBusy:
        busy = "Documents are being read in just now, so this was not kept. Try again in a minute."
        st.session_state[_SAID] = (False, busy)


def tell() -> None:
    """Say, once, what became of the last decision."""
    kept, said = st.session_state.pop(_SAID, (True, ""))
    if said:
        (st.success if kept else st.warning)(said)
