"""What stands about an answer: how names were read, where to look besides, what to ask next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from assistant import Limits
from assistant.council.follow_ups import follow_ups
from assistant.council.name_suggestion import names_read
from corpus.library import Library
from ui.web import safe
from ui.web.conversation import Asking, Turn
from ui.web.council import chosen


def show_names(turn: Turn, library: Library, key: str, ask: Callable[[Asking], None]) -> None:
    """Draw what a slip was read as; for a name that no paper has, a button for the one it is like."""
    for number, each in enumerate(names_read(library, turn.question)):
        if each.sure:
            st.markdown(f"“{safe.text(each.written)}” is read as {safe.text(each.name)}.")
            continue
        st.markdown(f"No paper has the word “{safe.text(each.written)}”.")
        st.button(
            safe.text(f"Did you mean {each.name}?"),
            key=f"{key}-meant-{number}",
            help=each.question,
            on_click=ask,
            args=(Asking(each.question, alone=True),),
        )


def show_next(
    turn: Turn,
    said: Sequence[str],
    library: Library,
    key: str,
    ask: Callable[[Asking], None],
) -> None:
    """Draw the page that says more, and questions that the papers of the same council answer."""
    if page := more_on(turn):
        st.markdown(page)
    limits = turn.limits if turn.limits.authority else replace(turn.limits, authority=chosen.mine())
    asked = turn.answer.understood
    offered = _follow_ups(library, library.signature(), asked, limits, tuple(said))
    if not offered:
        return
    st.markdown("**You could ask next**")
    with st.container(horizontal=True):
        for number, question in enumerate(offered):
            st.button(
                safe.text(question),
                key=f"{key}-next-{number}",
                on_click=ask,
                args=(Asking(question, alone=True),),
            )


def more_on(turn: Turn) -> str:
    """A link to the page on my council, or to it beside the other that is asked of; "" for neither."""
    named = chosen.councils_named(turn.answer.understood)
    mine = chosen.mine()
    others = [name for name in named if name != mine]
    if others and (mine or len(others) > 1):
        pair = [*([mine] if mine else []), *others][:4]
        address = urlencode({"councils": pair}, doseq=True)
        return f"[{safe.text(' and '.join(pair))} side by side](compare?{address})"
    name = mine or (others[0] if others else turn.limits.authority)
    if name is None:
        return ""
    address = urlencode({chosen.NAME: name})
    return (
        f"[{safe.text(name)} on one page: where it stands, what is open, questions to ask]"
        f"(council?{address})"
    )


@st.cache_data(max_entries=256, show_spinner=False)
def _follow_ups(
    _library: Library, signature: str, text: str, limits: Limits, said: tuple[str, ...]
) -> tuple[str, ...]:
    del signature
    return follow_ups(_library, text, limits, said)
