"""What officers say on the page: kept in the library, or said plainly that it couldn't be."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from corpus.errors import LibraryBusy, UsageError
from corpus.library import Library
from corpus.officer import OfficerWord, standing
from ui.web import accessibility, safe, session

_SAID = "decision-said"
_BUSY = "Documents are being read in just now, so this was not kept. Try again in a minute."


@dataclass(frozen=True)
class Said:
    """What became of a decision, to be told at a place: the key of a container on the page."""

    kept: bool
    words: str
    place: str


def standing_ids(library: Library) -> tuple[str, ...]:
    """The ids of the words that stand, by which what was worked out before is known to be old."""
    return tuple(word.id for word in standing(library.officer_words()))


def keep(word: OfficerWord, said: str, place: str) -> bool:
    """Keep an officer's word, and have `said` told at a place; whether it was kept."""
    try:
        if not session.reader().officer:
            raise UsageError("Sign in as an officer first: this was not kept.")
        session.library().say(word)
        told = Said(True, said, place)
    except LibraryBusy:
        told = Said(False, _BUSY, place)
    except UsageError as fault:
        told = Said(False, str(fault), place)
    st.session_state[_SAID] = told
    return told.kept


def refuse(why: str, place: str) -> None:
    """Have it told at a place why nothing was kept."""
    st.session_state[_SAID] = Said(False, why, place)


def tell(place: str) -> None:
    """Say, once and where it was made, what became of the last decision; the focus goes there.

    The button that was pressed may have gone, and the focus with it.
    """
    said: Said | None = st.session_state.get(_SAID)
    if said is None or said.place != place:
        return
    del st.session_state[_SAID]
    (st.success if said.kept else st.warning)(safe.text(said.words))
    accessibility.announce(said.words)
    accessibility.focus_on(place)
