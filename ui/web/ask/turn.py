"""A question and its answer, as the reader sees them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assistant import LONGEST
from assistant.types import Answer
from corpus.library import Library
from ui.plain import many, one_line
from ui.terminal_views.answer import searched_line
from ui.verdict import Verdict, verdict_of, why
from ui.web import safe
from ui.web.ask.body import show_body
from ui.web.ask.filters import in_words
from ui.web.ask.hints import show_names
from ui.web.ask.sources import show_see_also, show_sources
from ui.web.conversation import Asking, Turn

Ask = Callable[[Asking], None]
"""Puts another question."""

_COLOURS = {
    Verdict.ANSWERED: "green",
    Verdict.NOT_ANSWERED: "red",
}


def show_question(question: str) -> None:
    """Draw what the reader asked: a heading, by which one finds one's way in a long talk."""
    st.header(safe.text(question), anchor=False)


def show_answer(turn: Turn, library: Library, key: str, ask: Ask, *, new: bool) -> None:
    """Draw an answer with all it stands on. `ask` puts another question; `new` scrolls to it."""
    answer = turn.answer
    _show_understood(turn, key, ask)
    show_names(turn, library, key, ask)
    _show_verdict(answer)
    show_body(answer, f"{key}-body", top=key if new else "")
    _show_choices(answer, key, ask)
    _show_missing(answer)
    show_sources(answer, key)
    show_see_also(answer, library, key)
    st.caption(safe.text(_footing(turn)))


def _show_verdict(answer: Answer) -> None:
    """How far the documents answer, and what that means."""
    verdict = verdict_of(answer)
    if verdict is not Verdict.ASIDE:
        st.markdown(f":{_COLOURS.get(verdict, 'orange')}-badge[{verdict.value}]")
    if reason := why(verdict):
        st.caption(reason)


def said_aloud(answer: Answer) -> str:
    """What a screen reader hears when the answer is there."""
    verdict = verdict_of(answer)
    if verdict is Verdict.ASIDE:
        return answer.answer
    if verdict is Verdict.NOT_ANSWERED:
        return "The documents do not answer this."
    if verdict is Verdict.WHICH:
        return f"Which do you mean? There are {len(answer.choices)} choices."
    return f"{verdict.value}, with {many(len(answer.citations), 'source')}."


def _show_understood(turn: Turn, key: str, ask: Ask) -> None:
    """How a question was read, which the reader may put right."""
    answer = turn.answer
    if one_line(answer.understood).lower() == one_line(turn.question).lower():
        return
    st.markdown(f"Understood as: *{safe.text(answer.understood)}*")
    with st.container(horizontal=True):
        st.button(
            "Ask it as a new question",
            key=f"{key}-alone",
            on_click=ask,
            args=(Asking(turn.question, alone=True),),
        )
        with st.popover("Put it another way"), st.form(f"{key}-other", border=False):
            meant = f"{key}-meant"
            st.text_area(
                "What did you mean?", answer.understood, key=meant, max_chars=LONGEST, width=320
            )
            st.form_submit_button(
                "Ask this", on_click=lambda: ask(Asking(st.session_state[meant], alone=True))
            )


def _show_choices(answer: Answer, key: str, ask: Ask) -> None:
    """What an unclear question may mean: a button for each, which asks that."""
    with st.container(horizontal=True):
        for number, choice in enumerate(answer.choices):
            st.button(
                safe.text(choice.text),
                key=f"{key}-choice-{number}",
                help=choice.question,
                on_click=ask,
                args=(Asking(choice.question, alone=True),),
            )


def _show_missing(answer: Answer) -> None:
    missing = [one_line(each) for each in answer.missing if each not in answer.answer]
    if missing:
        st.markdown(f"**Not found:** {safe.text('; '.join(missing))}")


def _footing(turn: Turn) -> str:
    """What was searched, how it was narrowed, and who wrote the words."""
    answer = turn.answer
    narrowed = in_words(turn.limits)
    parts = (
        searched_line(answer.searched),
        f"narrowed to {narrowed}" if narrowed and not answer.searched.filters else "",
        written_by(answer),
        f"{max(answer.seconds, 0.1):.1f} seconds",
    )
    return " · ".join(part for part in parts if part)


def written_by(answer: Answer) -> str:
    """Who wrote the words of an answer, and what they are worth."""
    if answer.by_model and answer.written:
        return f"Written by {answer.written.model}, each statement checked against its quotes"
    return one_line(answer.note) or ("Made of quotations" if answer.citations else "")
