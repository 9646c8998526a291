"""Taking answers away: one copied, the conversation as a Word or Markdown file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from assistant.types import Answer
from ui.exports.markdown import as_markdown
from ui.exports.text import as_text
from ui.exports.word import as_word
from ui.web.ask.address import Asked, fits
from ui.web.assets import component
from ui.web.conversation import Conversation

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_copy(answer: Answer, key: str) -> None:
    """Draw a button that copies an answer with its sources."""
    component("ui.web.ask", "copy_button")(
        key=key,
        data={"label": "Copy answer", "done": "Copied", "text": as_text(answer)},
        width="content",
    )


def show_saving(talk: Conversation, start_again: Callable[[], None]) -> None:
    """Draw what can be done with the whole conversation."""
    answers = [turn.answer for turn in talk.turns]
    day = date.today()
    with st.container(horizontal=True, key="saving"):
        st.download_button(
            "Save as Word",
            data=lambda: as_word(answers, day),
            file_name=f"answers-{day.isoformat()}.docx",
            mime=_WORD,
            on_click="ignore",
        )
        st.download_button(
            "Save as Markdown",
            data=lambda: as_markdown(answers, day),
            file_name=f"answers-{day.isoformat()}.md",
            mime="text/markdown",
            on_click="ignore",
        )
        st.button("Start again", on_click=start_again)
    st.caption(_about_the_address(talk))


def _about_the_address(talk: Conversation) -> str:
    asked = Asked.of(talk).questions
    if len(fits(asked)) < len(asked):
        return (
            "The address of this page holds your latest questions; the oldest no longer fit. "
            "Save the conversation to keep it all."
        )
    return (
        "The address of this page holds your questions. Share it, or open it again, and they are "
        "answered anew."
    )
