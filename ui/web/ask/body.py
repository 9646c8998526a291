"""An answer's text, whose source numbers are buttons that open the page."""

from __future__ import annotations

import streamlit as st

from assistant.types import Answer
from ui.answer_blocks import blocks
from ui.web.ask.sources import open_sources, source_name
from ui.web.assets import component


def show_body(answer: Answer, key: str, *, new: bool = False) -> None:
    """Draw the answer. `key` is this answer's own; a `new` one is scrolled to."""
    component("ui.web.ask", "answer_body")(
        key=key,
        data={
            "blocks": [
                {
                    "voice": block.voice,
                    "item": block.item,
                    "runs": [[run.words, list(run.sources)] for run in block.runs],
                }
                for block in blocks(answer)
            ],
            "sources": [source_name(citation) for citation in answer.citations],
            "new": new,
        },
        on_cited_change=lambda: open_sources(answer, st.session_state[key]["cited"] or 0),
    )
