"""Putting a question to the library; the same one again is answered from memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from assistant import Limits
from assistant.council.other_language import ONLY_ENGLISH
from assistant.types import Answer, Said, Searched, Status

if TYPE_CHECKING:
    from assistant import Assistant
    from corpus.library import Library

Asked = tuple[str, str, tuple[str, ...], Limits]
"""The library's state, the question, what was asked before, and what it is narrowed to."""


class Memory:
    """The latest answers of this process, for any thread. It holds no word of who asked."""

    def __init__(self, most: int = 500) -> None:
        self._most = most
        self._answers: OrderedDict[Asked, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, asked: Asked) -> Answer | None:
        """The answer given to just this before."""
        with self._lock:
            if asked in self._answers:
                self._answers.move_to_end(asked)
            return self._answers.get(asked)

    def keep(self, asked: Asked, answer: Answer) -> None:
        """Remember an answer; the one not asked for the longest is forgotten."""
        with self._lock:
            self._answers[asked] = answer
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)


def answers(
    assistant: Assistant,
    question: str,
    history: tuple[str, ...],
    limits: Limits,
    asker: str = "",
) -> Iterator[Said | Answer]:
    """Checked statements while a model writes, then the answer. UsageError at the first event.

    A changed library is asked anew, and so is a model that couldn't be had.
    """
    asked = (assistant.library.signature(), question, history, limits)
    if known := _memory().recall(asked):
        assistant.record(known, asker)
        yield known
        return
    for event in assistant.stream(question, history=history, limits=limits, asker=asker):
        if isinstance(event, Answer) and not event.note:
            _memory().keep(asked, event)
        yield event


def last_of(events: Iterator[Said | Answer]) -> Answer:
    """The answer, once it is whole. UsageError where there is no question in it."""
    for event in events:
        if isinstance(event, Answer):
            return event
    raise AssertionError("a stream ends with its answer")


def in_english(question: str, library: Library) -> Answer:
    """What is said to a question in another language: one line, and nothing is searched."""
    held = len(library.documents())
    return Answer(question, question, Status.NONE, ONLY_ENGLISH, searched=Searched(0, held=held))


@st.cache_resource(show_spinner=False)
def _memory() -> Memory:
    return Memory()
