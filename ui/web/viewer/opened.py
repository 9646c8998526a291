"""Which page of which document is open: kept in the address alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from corpus.text import locate
from ui.web import session

NAMES = ("document", "page", "from", "to", "at", "zoom")
ZOOMS = (100, 150, 200)


@dataclass(frozen=True)
class Mark:
    """A page, from 1, and the span of its canonical text that is marked; an empty one is none."""

    place: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Opened:
    """A document with its marks, one at least. `at` is the page leafed to, None for the marked."""

    document_id: str
    marks: tuple[Mark, ...]
    at: int | None = None
    zoom: int = ZOOMS[0]

    @property
    def places(self) -> tuple[int, ...]:
        """The pages shown, in order: the one leafed to, else each that is marked."""
        return (self.at,) if self.at else tuple(dict.fromkeys(mark.place for mark in self.marks))

    def spans(self, place: int) -> tuple[tuple[int, int], ...]:
        """What is marked on a page."""
        return tuple((m.start, m.end) for m in self.marks if m.place == place and m.start < m.end)


def open_page(document_id: str, place: int, start: int = 0, end: int = 0) -> None:
    """Open a page, with a span of its text marked; for a button's `on_click`."""
    open_marks(document_id, (Mark(place, start, end),))


def open_marks(document_id: str, marks: Sequence[Mark]) -> None:
    """Open the marked pages of a document: two where a quote runs over a break."""
    close()
    st.query_params.update(_named(document_id, marks))


def open_quote(document_id: str, place: int, quote: str) -> None:
    """Open a page with these words marked, if they stand there; for a button's `on_click`."""
    span = locate(session.library().page(document_id, place).text, quote)
    open_page(document_id, place, *(span or (0, 0)))


def link(document_id: str, place: int, start: int = 0, end: int = 0) -> str:
    """The address, from the app's root, that opens the page."""
    return "?" + urlencode(_named(document_id, (Mark(place, start, end),)), doseq=True)


def leaf_to(place: int) -> None:
    """Show another page of the open document."""
    st.query_params["at"] = str(place)


def zoom_to(percent: int) -> None:
    """Show the open page in another size."""
    st.query_params["zoom"] = str(percent)


def close() -> None:
    """Close what is open."""
    for name in NAMES:
        if name in st.query_params:
            del st.query_params[name]


def opened() -> Opened | None:
    """What the address says is open; None where it names no document or makes no sense."""
    given = st.query_params
    if "document" not in given:
        return None
    try:
        places = [int(each) for each in given.get_all("page")] or [1]
        starts, ends = ([int(each) for each in given.get_all(name)] for name in ("from", "to"))
        at, zoom = int(given.get("at", "0")), int(given.get("zoom", ZOOMS[0]))
    except ValueError:
        return None
    spans = list(zip(starts, ends, strict=False))
    spans += [(0, 0)] * (len(places) - len(spans))
    marks = tuple(Mark(n, *span) for n, span in zip(places, spans, strict=False))
    return Opened(given["document"], marks, at or None, zoom if zoom in ZOOMS else ZOOMS[0])


def _named(document_id: str, marks: Sequence[Mark]) -> dict[str, str | list[str]]:
    named: dict[str, str | list[str]] = {
        "document": document_id,
        "page": [str(mark.place) for mark in marks],
    }
    if any(mark.start < mark.end for mark in marks):
        named["from"] = [str(mark.start) for mark in marks]
        named["to"] = [str(mark.end) for mark in marks]
    return named
