"""The Ask page: a conversation with the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant import LONGEST
from assistant.types import Answer
from corpus.errors import ScrutineerError, UsageError
from ui.web import accessibility, safe, session
from ui.web.ask import address
from ui.web.ask.asking import answer_to, answers
from ui.web.ask.examples import examples
from ui.web.ask.filters import Choices, show_filters
from ui.web.ask.opinion import show_opinion, show_thumbs
from ui.web.ask.saving import show_copy, show_saving
from ui.web.ask.turn import said_aloud, show_answer, show_question
from ui.web.conversation import Asking, Conversation, Turn

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from assistant import Assistant
    from corpus.library import Library


def show() -> None:
    """Draw the page."""
    st.title("Ask the documents", anchor=False)
    assistant = session.assistant()
    arrived = not session.has_begun()
    talk = _from_address(assistant) if arrived else session.conversation()
    with st.sidebar:
        talk = talk.narrowed(show_filters(Choices.of(assistant.library), talk.limits))
    session.keep(talk)
    typed = st.chat_input("Ask a question", max_chars=LONGEST, key="question")
    asked = Asking(typed) if typed else talk.waiting
    if not (talk.turns or asked):
        _welcome(assistant.library)
    for number, turn in enumerate(talk.turns, 1):
        with _place(number):
            show_question(turn.question)
            # Whoever opens a shared link sees its last answer first, not the page's end.
            latest = arrived and not asked and number == len(talk.turns)
            _show_turn(talk, number, turn, assistant.library, new=latest)
    if asked:
        talk = _answer(talk, asked, assistant)
        if not typed and talk.turns:
            # The button that was clicked is gone, and the focus with it.
            accessibility.focus_on(_key(len(talk.turns)))
    if talk.turns:
        show_saving(talk, start_again)
    _write_address(talk)


def ask(asked: Asking) -> None:
    """Have a question answered when the page is drawn next; for a button's `on_click`."""
    session.keep(session.conversation().asking(asked))


def start_again() -> None:
    """Forget what was asked; what the search is narrowed to stays."""
    session.keep(Conversation(limits=session.conversation().limits))


def _welcome(library: Library) -> None:
    count = len(library.documents())
    st.markdown(
        f"Ask about any of the {count} documents held. Every statement in an answer "
        "has a number, which opens the page it stands on."
    )
    offered = _examples(library, library.signature())
    if offered:
        st.markdown("**Questions you could start with**")
    for number, question in enumerate(offered, 1):
        st.button(
            safe.text(question), key=f"example-{number}", on_click=ask, args=(Asking(question),)
        )


def _show_turn(
    talk: Conversation, number: int, turn: Turn, library: Library, *, new: bool = False
) -> None:
    show_answer(turn, library, _key(number), ask, new=new)
    with st.container(horizontal=True, vertical_alignment="center"):
        thumb = show_thumbs(_key(number))
        show_copy(turn.answer, f"{_key(number)}-copy")
    history = () if turn.asked.alone else talk.until(number - 1)
    show_opinion(thumb, turn, history, library, _key(number))


def _answer(talk: Conversation, asked: Asking, assistant: Assistant) -> Conversation:
    """The conversation with one more question, answered and drawn."""
    number = len(talk.turns) + 1
    with _place(number):
        show_question(asked.question)
        try:
            turn = _written(talk, asked, assistant)
        except ScrutineerError as fault:
            st.warning(safe.text(str(fault)))
            session.keep(talk.idle())
            return talk.idle()
        talk = talk.with_turn(turn)
        session.keep(talk)
        _show_turn(talk, number, turn, assistant.library, new=True)
    accessibility.announce(said_aloud(turn.answer))
    return talk


def _written(talk: Conversation, asked: Asking, assistant: Assistant) -> Turn:
    """The answer; what a model has written of it so far is shown meanwhile."""
    draft, so_far = st.empty(), ""
    with st.spinner("Looking through the documents"):
        for event in answers(assistant, asked.question, talk.history(asked), talk.limits):
            if isinstance(event, Answer):
                draft.empty()
                return Turn(asked, talk.limits, event)
            so_far = f"{so_far} {event.text}".strip()
            draft.markdown(safe.paragraphs(so_far))
    raise AssertionError("a stream ends with its answer")


def _place(number: int) -> DeltaGenerator:
    if number > 1:
        st.divider()
    return st.container(key=_key(number))


def _key(number: int) -> str:
    return f"turn-{number}"


def _from_address(assistant: Assistant) -> Conversation:
    """The conversation that the address names, asked anew: from a shared link, or a reload."""
    named = address.read({name: st.query_params.get_all(name) for name in address.NAMES})
    talk = Conversation(limits=named.limits)
    for asked, limits in named.questions:
        try:
            answer = answer_to(assistant, asked.question, talk.history(asked), limits)
        except UsageError:
            continue
        talk = talk.with_turn(Turn(asked, limits, answer))
    return talk


def _write_address(talk: Conversation) -> None:
    wanted = address.written(address.Asked.of(talk))
    for name in address.NAMES:
        if st.query_params.get_all(name) == wanted.get(name, []):
            continue
        if name in wanted:
            st.query_params[name] = wanted[name]
        else:
            del st.query_params[name]


@st.cache_data(max_entries=4, show_spinner=False)
def _examples(_library: Library, signature: str) -> tuple[str, ...]:  # noqa: ARG001
    return examples(_library)
