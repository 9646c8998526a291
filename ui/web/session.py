"""What the pages stand on: the library and assistant of the process, the reader's conversation.

Library and assistant are made once a process and shared by all readers who may see as much. What
a reader has asked is theirs alone: one `Conversation` under one key of their session.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import streamlit as st

from corpus.errors import LibraryMissing, ScrutineerError
from ui.settings_option import settings_for
from ui.web import safe
from ui.web.conversation import Conversation
from ui.web.reader import Reader, present

if TYPE_CHECKING:
    from assistant import Assistant
    from corpus.library import Library
    from corpus.settings import Settings

_CONVERSATION = "conversation"
_PAGE = "page-drawn"
_READER = "reader"


@st.cache_resource(show_spinner=False)
def _of_process() -> Settings:
    """The settings of this process, read from the environment once."""
    return settings_for(None)


def reader() -> Reader:
    """Who reads in this session."""
    return present(_of_process())


def settings() -> Settings:
    """The settings of this process, as they are for this reader."""
    held, who = _of_process(), reader()
    allowed = {
        "cleared_for_exempt": who.cleared,
        "allow_upload": held.allow_upload and who.officer,
    }
    return held.model_copy(update=allowed)


def assistant() -> Assistant:
    """The assistant of the library that the settings name; LibraryMissing where there is none.

    One is for all readers who are cleared for exempt papers, and one for all who aren't.
    """
    return _assistant(reader().cleared)


@st.cache_resource(show_spinner=False)
def _assistant(cleared: bool) -> Assistant:
    from assistant import Assistant

    return Assistant.open(_of_process().model_copy(update={"cleared_for_exempt": cleared}))


def library() -> Library:
    """The library that the settings name; LibraryMissing where there is none."""
    return assistant().library


def conversation() -> Conversation:
    """What this reader has asked so far."""
    if _CONVERSATION not in st.session_state:
        st.session_state[_CONVERSATION] = Conversation()
    held: Conversation = st.session_state[_CONVERSATION]
    return held


def has_begun() -> bool:
    """Whether this reader's session has a conversation, be it an empty one."""
    return _CONVERSATION in st.session_state


def keep(changed: Conversation) -> None:
    """Make this the reader's conversation."""
    st.session_state[_CONVERSATION] = changed


def forget_another() -> None:
    """Drop what the session holds where it was another's, or one's who could see more.

    Signing out begins a new session; a sign-in that has run out doesn't.
    """
    who = reader()
    if st.session_state.get(_READER, who) != who:
        st.session_state.clear()
    st.session_state[_READER] = who


def was_on(title: str) -> bool:
    """Whether the reader was on this page when the app was last drawn."""
    return bool(st.session_state.get(_PAGE) == title)


def note_page(title: str) -> None:
    """Keep which page was drawn."""
    st.session_state[_PAGE] = title


@contextmanager
def faults_told() -> Iterator[None]:
    """Say what went wrong and what to do, in the page, where Scrutineer knows it."""
    try:
        yield
    except LibraryMissing as fault:
        st.title("There are no documents yet")
        st.error(safe.text(str(fault)))
    except ScrutineerError as fault:
        st.error(safe.text(str(fault)))


def clearances(settings: Settings) -> tuple[bool, ...]:
    """Which clearances readers may have: one assistant is made for each."""
    if settings.sign_in is None:
        return (settings.cleared_for_exempt,)
    return (False, True) if settings.cleared_groups else (False,)


def warm_process(ready: Callable[[], None]) -> threading.Thread:
    """Make what the first reader would wait for, while the app starts; then call `ready`."""

    def warm() -> None:
        with suppress(ScrutineerError):
            for cleared in clearances(_of_process()):
                _warming(_assistant(cleared), cleared).join()
            ready()

    thread = threading.Thread(target=warm, daemon=True, name="warm-up-all")
    thread.start()
    return thread


def warm_up() -> None:
    """What `warm_process` does, for an app that was started without it, or before its library."""
    with suppress(ScrutineerError):
        _warming(assistant(), reader().cleared)


@st.cache_resource(show_spinner=False)
def _warming(_assistant: Assistant, cleared: bool) -> threading.Thread:
    del cleared
    thread = threading.Thread(target=_ask_once, args=(_assistant,), daemon=True, name="warm-up")
    thread.start()
    return thread


def _ask_once(assistant: Assistant) -> None:
    """Load what a question needs; where it can't be, the first question says why."""
    with suppress(ScrutineerError):
        assistant.warm()
