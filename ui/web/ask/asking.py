"""Putting a question to the library; the same one again is answered from memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.question import Limits
from assistant.types import Answer

if TYPE_CHECKING:
    from assistant import Assistant


def answer_to(
    assistant: Assistant, question: str, history: tuple[str, ...], limits: Limits
) -> Answer:
    """The answer. UsageError where there is no question in it."""
    return _answered(assistant, assistant.library.signature(), question, history, limits)


@st.cache_data(max_entries=500, show_spinner=False)
def _answered(
    _assistant: Assistant,
    signature: str,  # noqa: ARG001 - a changed library is asked anew
    question: str,
    history: tuple[str, ...],
    limits: Limits,
) -> Answer:
    return _assistant.ask(question, history=history, limits=limits)
