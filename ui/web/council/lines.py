"""Lines with numbered sources, each a button that opens the page it stands on."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.council.lines import Line
from assistant.types import Citation
from ui.plain import one_line
from ui.web import safe, viewer
from ui.web.ask.sources import source_name
from ui.web.assets import component


def show_lines(lines: Sequence[Line], key: str, *, items: bool = True) -> None:
    """Draw lines as a list, or as paragraphs; every line's numbers open its pages."""
    cited = cited_in(lines)
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


def cited_in(lines: Sequence[Line]) -> list[Citation]:
    """The sources of lines in the order of their numbers, which count from 1."""
    return list(dict.fromkeys(c for line in lines for c in line.citations))


def show_source_list(sections: Sequence[tuple[str, Sequence[Line]]]) -> None:
    """Draw all sources by section and number, folded up; unfolded on paper, where none can be opened."""
    with st.expander("Sources of this page, by section and number"):
        for title, lines in sections:
            names = [f"{n}. {source_name(c)}" for n, c in enumerate(cited_in(lines), 1)]
            if names:
                st.markdown(f"**{safe.text(title)}**")
                st.markdown(safe.text("; ".join(names)))


def _open(cited: Sequence[Citation], number: int) -> None:
    if 1 <= number <= len(cited):
        found = cited[number - 1]
        viewer.open_page(found.document_id, found.place, found.start, found.end)
