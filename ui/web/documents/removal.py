"""Taking a document out, once the reader has said again that they mean it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from corpus.errors import LibraryBusy
from corpus.library import Library
from corpus.types import Document
from ingest.uploads import is_original
from ui.web import safe
from ui.web.documents import said


@st.dialog("Remove this document?")
def confirm_removal(library: Library, document: Document) -> None:
    """Ask; then remove, or leave it."""
    if document.id not in {held.id for held in library.documents()}:
        st.rerun()  # removed just now, by the button below: the dialog closes
    st.markdown(f"**{safe.text(document.title)}**")
    st.markdown("It stops answering at once. Nothing on this page brings it back.")
    if not _handed_over(library, document):
        st.markdown("The file it was read from stays. Reading its folder again brings it back.")
    with st.container(horizontal=True):
        if st.button("Remove it", type="primary", on_click=_remove, args=(library, document)):
            st.rerun()
        if st.button("Keep it"):
            st.rerun()


def forget_file(library: Library, absolute: str) -> None:
    """Drop a handed-over file that couldn't be read; for a button's `on_click`."""
    try:
        library.forget([absolute])
    except LibraryBusy:
        said.note(False, _BUSY)
        return
    if is_original(library.settings.library, Path(absolute)):
        Path(absolute).unlink(missing_ok=True)
    said.note(True, "The file is taken off the list.")


_BUSY = said.BUSY.format(done="removed")


def _remove(library: Library, document: Document) -> None:
    """From the library first: a file gone before it would be read as one that was lost."""
    files = _handed_over(library, document)
    try:
        library.remove([document.id])
    except LibraryBusy:
        said.note(False, _BUSY)
        return
    for file in files:
        file.unlink(missing_ok=True)
    said.note(True, f"Removed: {safe.text(document.title)}")


def _handed_over(library: Library, document: Document) -> list[Path]:
    """The files of it that were handed over in the web app and are kept with the library."""
    files = [Path(f.absolute) for f in library.files().values() if f.document_id == document.id]
    return [file for file in files if is_original(library.settings.library, file)]
