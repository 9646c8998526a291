"""Which page of which document is open: kept in the address alone."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from corpus.text import locate
from ui.web import session

_NAMES = ("document", "page", "from", "to")


@dataclass(frozen=True)
class Opened:
    """A document's page, and the span of its text that is marked; pages count from 1."""

    document_id: str
    place: int
    start: int = 0
    end: int = 0


def open_page(document_id: str, place: int, start: int = 0, end: int = 0) -> None:
    """Open a page, with a span of its text marked; for a button's `on_click`."""
    for name, value in _named(Opened(document_id, place, start, end)).items():
        st.query_params[name] = value


def open_quote(document_id: str, place: int, quote: str) -> None:
    """Open a page with these words marked, if they stand there; for a button's `on_click`."""
    span = locate(session.library().page(document_id, place).text, quote)
    open_page(document_id, place, *(span or (0, 0)))


def link(document_id: str, place: int, start: int = 0, end: int = 0) -> str:
    """The address, from the app's root, that opens the page."""
    return "?" + urlencode(_named(Opened(document_id, place, start, end)))


def close() -> None:
    """Close what is open."""
    for name in _NAMES:
        st.query_params.pop(name, None)


def opened() -> Opened | None:
    """What the address says is open; None where it names no document or makes no sense."""
    given = st.query_params
    if "document" not in given:
        return None
    try:
        place = int(given.get("page", "1"))
        start, end = int(given.get("from", "0")), int(given.get("to", "0"))
    except ValueError:
        return None
    if place < 1 or not 0 <= start <= end:
        return None
    return Opened(given["document"], place, start, end)


def show_opened() -> None:
    """Show the page that is open, if there is one."""
    found = opened()
    if found is not None:
        st.dialog("Page of a document", width="large", on_dismiss=close)(_show)(found)


def _show(page: Opened) -> None:
    st.text(session.library().page(page.document_id, page.place).text)


def _named(page: Opened) -> dict[str, str]:
    named = {"document": page.document_id, "page": str(page.place)}
    if page.end > page.start:
        named |= {"from": str(page.start), "to": str(page.end)}
    return named
