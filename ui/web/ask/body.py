"""An answer's text, whose source numbers are buttons that open the page."""

from __future__ import annotations

import streamlit as st

from assistant.types import Answer
from ui.exports.answer_blocks import blocks
from ui.web.ask.sources import open_sources, source_name
from ui.web.assets import component


def show_body(answer: Answer, key: str, *, top: str = "") -> None:
    """Draw the answer. `key` is its own; `top` the container to scroll to as soon as it is there."""
    component("ui.web.ask", "answer_body")(
        key=key,
        data={
            "blocks": [
                {
                    "voice": block.voice,
                    "item": block.item,
                    "label": block.label,
                    "runs": [[run.words, list(run.sources)] for run in block.runs],
                }
                for block in blocks(answer)
            ],
            "sources": [source_name(citation) for citation in answer.citations],
            "top": top,
        },
        on_cited_change=lambda: open_sources(answer, st.session_state[key]["cited"] or 0),
    )
