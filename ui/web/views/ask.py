"""The Ask page: a conversation with the documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from assistant import LONGEST
from assistant.council.other_language import is_other_language
from assistant.types import Answer
from corpus.errors import ScrutineerError, UsageError
from corpus.places.linker import speaks_of_us
from ui.web import accessibility, safe, session
from ui.web.ask import address
from ui.web.ask.asking import answers, in_english, last_of
from ui.web.ask.examples import examples, held_words
from ui.web.ask.filters import Choices, show_filters
from ui.web.ask.hints import show_next
from ui.web.ask.opinion import show_opinion, show_thumbs
from ui.web.ask.saving import show_copy, show_saving
from ui.web.ask.turn import said_aloud, show_answer, show_question
from ui.web.conversation import Asking, Conversation, Turn
from ui.web.council import chosen
from ui.web.reader import present

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.delta_generator import DeltaGenerator

    from assistant import Assistant, Limits
    from assistant.types import Said
    from corpus.library import Library


def show() -> None:
    """Draw the page."""
    st.title("Ask the documents", anchor=False)
    assistant = session.assistant()
    arrived = not session.has_begun()
    talk = _from_address(assistant) if arrived else _back_to(session.conversation(), assistant)
    with st.sidebar:
        choices = Choices.of(assistant.library)
        talk = talk.narrowed(show_filters(choices, talk.limits, chosen.mine()))
    session.keep(talk)
    typed = st.chat_input("Ask a question", max_chars=LONGEST, key="question")
    asked = Asking(typed) if typed else talk.waiting
    if not (talk.turns or asked):
        _welcome(assistant.library)
        if arrived:
            accessibility.start_at_top()
    for number, turn in enumerate(talk.turns, 1):
        with _place(number):
            show_question(turn.question)
            # Whoever opens a shared link sees its last answer first, not the page's end.
            latest = arrived and not asked and number == len(talk.turns)
            _show_turn(talk, number, turn, assistant.library, new=latest)
    if asked:
        # A reload before the answer is there asks again.
        _write_address(talk, asked)
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
    mine = chosen.mine()
    if unheld := chosen.unknown():
        st.info(safe.text(f"No papers of {unheld} are held. Choose another council."))
    if mine is None:
        chosen.show_choice("Which council are you here for?", key="council-first")
    st.markdown(safe.text(held_words(library.documents(), mine)))
    st.markdown(
        "For councillors, officers and anyone who holds children's services to what was promised. "
        "Every statement in an answer has a number, which opens the page it stands on. **It can be "
        "wrong, and can miss what the papers say: check the page.**"
    )
    offered = _examples(library, library.signature(), mine)
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
    if number >= len(talk.turns):
        said = tuple(earlier.question for earlier in talk.turns)
        show_next(turn, said, library, _key(number), ask)
    history = () if turn.asked.alone else talk.until(number - 1)
    show_opinion(thumb, turn, history, library, _key(number))


def _answer(talk: Conversation, asked: Asking, assistant: Assistant) -> Conversation:
    """The conversation with one more question, answered and drawn."""
    number = len(talk.turns) + 1
    with _place(number):
        show_question(asked.question)
        try:
            turn = _written(_about_mine(talk, asked), asked, assistant)
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
        for event in _answers(assistant, talk, asked, talk.limits):
            if isinstance(event, Answer):
                draft.empty()
                return Turn(asked, talk.limits, event)
            so_far = f"{so_far} {event.text}".strip()
            draft.markdown(safe.paragraphs(so_far))
    raise AssertionError("a stream ends with its answer")


def _answers(
    assistant: Assistant, talk: Conversation, asked: Asking, limits: Limits
) -> Iterator[Said | Answer]:
    """What a question is answered; in another language, one line."""
    if is_other_language(assistant.library, asked.question):
        yield in_english(asked.question, assistant.library)
        return
    asker = present(assistant.library.settings).name
    yield from answers(assistant, asked.question, talk.history(asked), limits, asker)


def _about_mine(talk: Conversation, asked: Asking) -> Conversation:
    """The conversation narrowed to my council, unless the question or what it follows names one.

    A question that says "we" is of mine whichever it names besides.
    """
    mine = chosen.mine()
    said = (*talk.history(asked), asked.question)
    another = any(map(chosen.names_another, said)) and not speaks_of_us(asked.question)
    if mine is None or talk.limits.authority or another:
        return talk
    return talk.narrowed(replace(talk.limits, authority=mine))


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
    # A link that says whose papers it means, if only of one question, is taken at its word.
    named_councils = "authority" in st.query_params
    for asked, limits in named.questions:
        try:
            narrowed = (
                limits if named_councils else _about_mine(talk.narrowed(limits), asked).limits
            )
            answer = last_of(_answers(assistant, talk, asked, narrowed))
        except UsageError:
            continue
        talk = talk.with_turn(Turn(asked, narrowed, answer))
    return talk


def _back_to(talk: Conversation, assistant: Assistant) -> Conversation:
    """The conversation that the address names where the reader went back or forward to it."""
    given = _given()
    if st.session_state.get(_WRITTEN) in (None, given) or not session.was_on("Ask"):
        return talk
    named = address.read(given)
    turns = [(turn.asked, turn.limits) for turn in talk.turns]
    if list(named.questions) == turns[: len(named.questions)]:
        return Conversation(talk.turns[: len(named.questions)], talk.limits)
    return _from_address(assistant)


def _given() -> dict[str, list[str]]:
    held = {name: st.query_params.get_all(name) for name in address.NAMES}
    return {name: values for name, values in held.items() if values}


def _write_address(talk: Conversation, asked: Asking | None = None) -> None:
    """The conversation into the address; with a question that waits, that too."""
    named = address.Asked.of(talk)
    if asked:
        waiting = (asked, _about_mine(talk, asked).limits)
        named = replace(named, questions=(*named.questions, waiting))
    wanted = address.written(named)
    st.session_state[_WRITTEN] = wanted
    changed = {n: v for n, v in wanted.items() if st.query_params.get_all(n) != v}
    for name in address.NAMES:
        if name not in wanted and name in st.query_params:
            del st.query_params[name]
    if changed:
        st.query_params.update(changed)


_WRITTEN = "ask-address"


@st.cache_data(max_entries=64, show_spinner=False)
def _examples(_library: Library, signature: str, mine: str | None) -> tuple[str, ...]:
    del signature
    return examples(_library, mine)
