"""The files that could not be read, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from corpus.library import Library, SourceFile
from ingest.uploads import is_original
from ui.web import safe
from ui.web.documents.removal import forget_file


def draw_unread(library: Library, allowed: bool) -> None:
    """A table of them; what was handed over here can be taken off it."""
    files = unread_files(library)
    if not files:
        return
    st.header("What could not be read", anchor=False)
    st.markdown("These files are not in any answer. A newer copy is read in the usual way.")
    st.table(table_of(files), alt="Files that could not be read")
    if not allowed:
        return
    with st.container(horizontal=True):
        for file in files:
            if is_original(library.settings.library, Path(file.absolute)):
                st.button(
                    f"Take {safe.text(file.path)} off the list",
                    key=f"forget-{file.absolute}",
                    on_click=forget_file,
                    args=(library, file.absolute),
                )


def unread_files(library: Library) -> list[SourceFile]:
    """Those whose latest reading failed; not where an earlier one gave a document kept from sight."""
    seen = {document.id for document in library.documents()}
    return [f for f in library.failures() if f.document_id is None or f.document_id in seen]


def table_of(files: Sequence[SourceFile]) -> dict[str, list[str]]:
    """The files with what is wrong, and what stands in for them meanwhile."""
    kept = ["An earlier version" if file.document_id else "" for file in files]
    columns = {
        "File": [safe.text(file.path) for file in files],
        "Why, and what to do": [safe.text(f"It {file.failure}.") for file in files],
    }
    return columns | {"Still held": kept} if any(kept) else columns
