"""What officers say of matches: kept in the library, or said plainly that it couldn't be."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from corpus.errors import LibraryBusy
from corpus.library import Library
from ui.web import accessibility, session

Verdicts = tuple[tuple[str, bool], ...]
"""Each link that an officer has judged, with whether it is right."""

_SAID = "decision-said"
_KEPT = {
    True: "The match is kept as confirmed.",
    False: "The match is kept as rejected.",
    None: "What was said of the match is taken back.",
}
_BUSY = "Documents are being read in just now, so this was not kept. Try again in a minute."


@dataclass(frozen=True)
class Said:
    """What became of a decision, to be told at a place: the key of a container on the page."""

    kept: bool
    words: str
    place: str


def verdicts(library: Library) -> Verdicts:
    """All that officers have said, in an order of its own."""
    return tuple(sorted(library.verdicts().items()))


def decide(link_id: str, right: bool | None, place: str) -> None:
    """Keep what an officer says of a match; for a button's `on_click`."""
    try:
        session.library().judge_link(link_id, right)
        st.session_state[_SAID] = Said(True, _KEPT[right], place)
    except LibraryBusy:
        st.session_state[_SAID] = Said(False, _BUSY, place)


def tell(place: str) -> None:
    """Say, once and where it was made, what became of the last decision; the focus goes there.

    The button that was pressed may have gone, and the focus with it.
    """
    said: Said | None = st.session_state.get(_SAID)
    if said is None or said.place != place:
        return
    del st.session_state[_SAID]
    (st.success if said.kept else st.warning)(said.words)
    accessibility.announce(said.words)
    accessibility.focus_on(place)
