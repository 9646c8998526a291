"""Long lists, a stretch at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web import accessibility

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_TURNED = "list-turned"


def stretch(name: str, count: int, size: int) -> tuple[DeltaGenerator, slice]:
    """Where the list goes, and which stretch of it is shown; its number is in the address.

    What turns to the next stretch stands below the list, and the focus goes to its beginning.
    """
    place = st.container(key=name)
    pages = -(-count // size)
    if pages <= 1:
        return place, slice(0, size)
    at = st.pagination(pages, key=f"{name}-page", bind="query-params", on_change=_turned)
    if st.session_state.pop(_TURNED, False):
        accessibility.focus_on(name)
    return place, slice((at - 1) * size, at * size)


def _turned() -> None:
    st.session_state[_TURNED] = True
