"""What all pictures share: Streamlit writes on them too faintly to be read by everyone."""

from __future__ import annotations

import streamlit as st

_INKS = {"light": "#0b0c0c", "dark": "#f3f2f1"}
_EITHER = "#767676"
"""Legible on both grounds, for where the browser hasn't said which it shows."""


def ink() -> str:
    """The colour to write with on the page's ground."""
    return _INKS.get(st.context.theme.type or "", _EITHER)
