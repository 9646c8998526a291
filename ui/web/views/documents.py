"""The Documents page: what is held, what could not be read; adding, correcting, removing."""

from __future__ import annotations

import streamlit as st

from corpus.library import Library
from corpus.types import Document
from ui.web import safe, session, viewer
from ui.web.council import chosen
from ui.web.documents import details, removal, said
from ui.web.documents.adding import draw_adding
from ui.web.documents.correcting import draw_correcting
from ui.web.documents.listing import Order, Wanted, authorities_of, kinds_of, speaking_of
from ui.web.documents.reading import Reading
from ui.web.documents.unread import draw_unread
from ui.web.paging import stretch

_A_PAGE = 15


def show() -> None:
    """Draw the page."""
    st.title("Documents", anchor=False)
    library = session.library()
    documents = library.documents()
    st.markdown(
        f"The library holds {_many(len(documents))}. Answers come from these and nothing else."
    )
    said.tell()
    allowed = session.settings().allow_upload
    if allowed:
        draw_adding(library, _reading(session.reader().cleared), session.settings().max_upload_mb)
    wanted = _narrow(documents)
    found = wanted.of(documents, _speaking(library, library.signature(), wanted.words))
    _draw_list(library, found, len(documents), allowed)
    draw_unread(library, allowed)


@st.cache_resource(show_spinner=False)
def _reading(cleared: bool) -> Reading:
    """The one that reads in for all sessions of this process that may see as much."""
    del cleared
    return Reading(session.settings())


@st.cache_data(max_entries=64, show_spinner=False)
def _speaking(_library: Library, signature: str, words: str) -> frozenset[str]:
    del signature
    return speaking_of(_library, words)


def _narrow(documents: tuple[Document, ...]) -> Wanted:
    """What the reader wants to see, asked in the sidebar and kept in the address."""
    chosen.start_from("whose")
    with st.sidebar:
        st.subheader("Narrow the list", anchor=False)
        words = st.text_input(
            "Words in it", key="find", bind="query-params",
            help="In the title, the file's name, the authority, or together in the text.",
        )  # fmt: skip
        kinds = st.multiselect(
            "Kind", kinds_of(documents), placeholder="Any kind", key="kind", bind="query-params"
        )
        authorities = st.multiselect(
            "Authority",
            authorities_of(documents),
            placeholder="Any authority",
            key="whose",
            bind="query-params",
        )
        order = st.radio("Order", list(Order), key="order", bind="query-params")
    return Wanted(words, frozenset(kinds), frozenset(authorities), Order(order or Order.NEWEST))


def _draw_list(library: Library, found: list[Document], held: int, allowed: bool) -> None:
    st.header("What is held", anchor=False)
    if not found:
        st.info("No document fits what you have chosen. Clear a choice at the side to see more.")
        return
    listing, shown = stretch("documents", len(found), _A_PAGE)
    of = _many(len(found)) + (f" of {held}" if len(found) < held else "")
    some = found[shown]
    with listing:
        whole = len(some) == len(found)
        st.caption(of if whole else f"{shown.start + 1} to {shown.start + len(some)} of {of}")
        for document in some:
            _draw_document(library, document, allowed)


def _draw_document(library: Library, document: Document, allowed: bool) -> None:
    with st.container(border=True, gap="xsmall"):
        st.subheader(safe.text(document.title or document.path), anchor=False)
        st.markdown(details.line(document))
        st.button(
            details.open_words(document),
            key=f"open-{document.id}",
            on_click=viewer.open_page,
            args=(document.id, 1),
        )
        box = st.expander("Details", key=f"more-{document.id}", type="compact", on_change="rerun")
        if box.open:
            with box:
                _draw_details(library, document, allowed)


def _draw_details(library: Library, document: Document, allowed: bool) -> None:
    name = details.named(document)
    st.table(details.facts(document), border="horizontal", alt=f"Details of {name}")
    st.markdown(details.read_from(library, document))
    for words in details.put_right(library, document):
        st.caption(words)
    if not allowed:
        return
    draw_correcting(library, document, name)
    if st.button(f"Remove {name}", key=f"remove-{document.id}"):
        removal.confirm_removal(library, document)


def _many(count: int) -> str:
    return "1 document" if count == 1 else f"{count} documents"
