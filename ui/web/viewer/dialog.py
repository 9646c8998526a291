"""The open page, over the page of the app that the reader is on."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from corpus.errors import UsageError
from corpus.library import Library
from corpus.types import Document
from ui.page_pictures import NoPicture
from ui.plain import one_line, written
from ui.web import safe, session
from ui.web.viewer.opened import ZOOMS, Opened, close, leaf_to, opened, zoom_to
from ui.web.viewer.original import original
from ui.web.viewer.sheet import Sheet, show_picture, show_words

_WIDTH = 780
"""Pixels: beside it, a wide screen still shows the answer."""

_GONE = (
    "This page isn't in the library. The document may have been removed, or the link may be wrong."
)


def show_opened() -> None:
    """Show the page that is open, if there is one."""
    found = opened()
    if found is None:
        return
    library = session.library()
    try:
        title = safe.text(library.document(found.document_id).title)
    except UsageError:
        title = "No such page"
    st.dialog(title, width=_WIDTH, position="right", on_dismiss=close)(_show)()


def _show() -> None:
    found, library = opened(), session.library()
    if found is None:
        return
    try:
        document = library.document(found.document_id)
        sheets = _sheets(library, document, found)
    except UsageError:
        st.warning(_GONE)
        return
    path = original(library, document.id)
    st.markdown(safe.text(_facts(document, sheets)))
    _show_quote(sheets)
    pictured = path is not None and document.media == "application/pdf"
    _show_controls(document, found, sheets, zoomed=pictured)
    for sheet in sheets:
        _show_sheet(sheet, path if pictured else None, library)
    _show_download(document, path)


def _sheets(library: Library, document: Document, found: Opened) -> list[Sheet]:
    """The pages to show; UsageError where the document has no such page."""
    return [
        Sheet(
            document,
            library.page(document.id, place),
            found.spans(place),
            found.zoom,
            first=number == 0,
        )
        for number, place in enumerate(found.places)
    ]


def _facts(document: Document, sheets: list[Sheet]) -> str:
    """What the paper is, and which of its pages this is."""
    where = ""
    if document.paged:
        numbers = " and ".join(str(sheet.page.number) for sheet in sheets)
        pages = "Page" if len(sheets) == 1 else "Pages"
        where = f"{pages} {numbers} of {document.page_count}"
    parts = (where, document.kind.value.capitalize(), written(document.date))
    return " · ".join(part for part in parts if part)


def _show_quote(sheets: list[Sheet]) -> None:
    quoted = " ".join(sheet.quoted for sheet in sheets if sheet.spans)
    if quoted:
        st.markdown(f"**Quoted:** “{safe.text(quoted)}”")


def _show_controls(document: Document, found: Opened, sheets: list[Sheet], *, zoomed: bool) -> None:
    first, last = sheets[0].page.number, sheets[-1].page.number
    if document.page_count == 1 and not zoomed:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            "Previous page",
            disabled=first <= 1,
            on_click=leaf_to,
            args=(first - 1,),
            key="previous-page",
        )
        st.button(
            "Next page",
            disabled=last >= document.page_count,
            on_click=leaf_to,
            args=(last + 1,),
            key="next-page",
        )
        if zoomed:
            # Not a list to open: the focus moves into the dialog as it arrives, which shuts one.
            st.radio(
                "Size",
                ZOOMS,
                index=ZOOMS.index(found.zoom),
                format_func=lambda percent: f"{percent}%",
                key="page-zoom",
                on_change=lambda: zoom_to(st.session_state["page-zoom"]),
                horizontal=True,
            )


def _show_sheet(sheet: Sheet, path: Path | None, library: Library) -> None:
    """The picture with the words folded up beneath it, or the words alone."""
    if path is not None:
        try:
            show_picture(sheet, path)
        except NoPicture:
            st.info("This page can't be shown as a picture. These are its words.")
        else:
            with st.expander(f"The words of {sheet.name}"):
                show_words(sheet)
            return
    elif sheet.document.media == "application/pdf":
        st.info(
            "The file has changed or moved since it was read. These are the words that were read."
        )
    passages = library.passages(sheet.document.id)
    show_words(sheet, {heading for passage in passages for heading in passage.heading})


def _show_download(document: Document, path: Path | None) -> None:
    if path is None:
        return
    st.download_button(
        "Download the whole document",
        data=path.read_bytes,
        file_name=one_line(Path(document.path).name),
        mime=document.media,
        on_click="ignore",
        key="download-original",
    )
    st.caption("The address of this view can be shared: it opens this page.")
