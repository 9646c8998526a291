"""Buttons by which an officer says something, and the form that asks for name and reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from assistant.tracking.officer.saying import Signature
from corpus.errors import UsageError
from corpus.officer import OfficerWord
from ui.plain import one_line, written
from ui.web import accessibility, safe, session
from ui.web.recommendations import decisions

_OPEN = "signing"
_OPENED = "signing-opened"
_NAME = "officer-name"
_OLD = "Whose word it was is not known"


@dataclass(frozen=True)
class Choice:
    """Something that may be said: its button, what makes the word, and what is told once it's kept.

    `place` is the container that tells it, for the one that holds the button may go.
    """

    button: str
    make: Callable[[Signature], OfficerWord]
    told: str
    place: str


def draw_choices(key: str, choices: Sequence[Choice]) -> None:
    """A button for each choice, for who may say something; the form of the one pressed is below."""
    if not session.reader().officer:
        return
    for choice in choices:
        st.button(
            safe.text(choice.button),
            key=f"say-{key}-{choice.button}",
            on_click=_open,
            args=(f"{key}-{choice.button}",),
        )


def draw_form(key: str, choices: Sequence[Choice]) -> None:
    """The form of the choice that is open here, if one is."""
    if not session.reader().officer:
        return
    for choice in choices:
        if st.session_state.get(_OPEN) == f"{key}-{choice.button}":
            with st.container(key=f"signing-{key}"):
                draw_signature(f"{key}-{choice.button}", choice)
            if st.session_state.pop(_OPENED, False):
                accessibility.focus_on(f"signing-{key}")


def draw_signature(key: str, choice: Choice) -> None:
    """Name and reason, and the button that keeps the word."""
    with st.form(f"form-{key}"):
        st.markdown(f"**{safe.text(choice.button)}**")
        draw_name(key)
        st.text_input("Reason", key=f"reason-{key}", max_chars=500)
        st.form_submit_button("Keep this", on_click=_keep, args=(key, choice))


def draw_name(key: str) -> None:
    """The field for the name; who is signed in is named already."""
    name = signed_in()
    if name:
        st.caption(f"Signed in as {safe.text(name)}.")
    else:
        known = st.session_state.get(_NAME, "")
        st.text_input("Your name", value=known, key=f"name-{key}", max_chars=100)


def signature(key: str) -> Signature:
    """What was filled in, of today."""
    name = signed_in() or str(st.session_state.get(f"name-{key}", ""))
    st.session_state[_NAME] = name
    return Signature(name, str(st.session_state.get(f"reason-{key}", "")), date.today())


def signed_in() -> str:
    """The name of who is signed in to the app; "" where it has no sign-in, or nobody is."""
    return session.reader().name


def signature_words(word: OfficerWord) -> str:
    """Whose word it is, of when, and why: "Ann Lee, 3 March 2024: “seen on site”"."""
    who = ", ".join(filter(None, (one_line(word.name) or _OLD, written(word.said_on))))
    return f"{who}: “{one_line(word.reason)}”" if word.reason else who


def _open(name: str) -> None:
    st.session_state[_OPEN], st.session_state[_OPENED] = name, True


def _keep(key: str, choice: Choice) -> None:
    try:
        word = choice.make(signature(key))
    except UsageError as fault:
        decisions.refuse(str(fault), choice.place)
        return
    if decisions.keep(word, choice.told, choice.place):
        st.session_state.pop(_OPEN, None)
