"""Pictures of pages, drawn once and kept while there is room."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.page_pictures import DrawingProcess

_SCALE = 2.0
"""Pixels a point at full width: sharp on a screen that packs two pixels in one."""


def picture(path: Path, number: int, zoom: int) -> bytes:
    """Page `number` of a PDF, from 1, as PNG for a zoom in per cent. Raises NoPicture."""
    sharper = 1.5 if zoom > 100 else 1.0
    return _drawn(str(path), path.stat().st_mtime_ns, number, _SCALE * sharper)


@st.cache_data(max_entries=80, show_spinner=False)
def _drawn(path: str, changed: int, number: int, scale: float) -> bytes:  # noqa: ARG001
    return _process().draw(Path(path), number, scale)


@st.cache_resource(show_spinner=False, on_release=DrawingProcess.close)
def _process() -> DrawingProcess:
    return DrawingProcess()
