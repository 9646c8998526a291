"""Lines with numbered sources, each a button that opens the page it stands on."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.council.lines import Line
from assistant.types import Citation
from ui.plain import one_line
from ui.web import viewer
from ui.web.ask.sources import source_name
from ui.web.assets import component


def show_lines(lines: Sequence[Line], key: str, *, items: bool = True) -> None:
    """Draw lines as a list, or as paragraphs; every line's numbers open its pages."""
    cited: list[Citation] = list(dict.fromkeys(c for line in lines for c in line.citations))
    numbers = {citation: number for number, citation in enumerate(cited, 1)}
    component("ui.web.ask", "answer_body")(
        key=key,
        data={
            "blocks": [
                {
                    "voice": "",
                    "item": items,
                    "label": "",
                    "runs": [[one_line(line.words), [numbers[c] for c in line.citations]]],
                }
                for line in lines
            ],
            "sources": [source_name(citation) for citation in cited],
            "top": "",
        },
        on_cited_change=lambda: _open(cited, st.session_state[key]["cited"] or 0),
    )


def _open(cited: Sequence[Citation], number: int) -> None:
    if 1 <= number <= len(cited):
        found = cited[number - 1]
        viewer.open_page(found.document_id, found.place, found.start, found.end)
