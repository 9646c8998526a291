"""The About page: what the app is and isn't, how answers are made, data, accessibility."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.resources import files

import streamlit as st

from ui.web import session
from ui.web.about.settings import settings_sentences

_SOURCE = "ui.web.about"


def show() -> None:
    """Draw the page."""
    st.title("About", anchor=False)
    st.markdown(_prose("about.md"), anchors=False)
    st.markdown(_prose("data.md"), anchors=False)
    st.markdown("\n".join(f"- {each}" for each in settings_sentences(session.settings())))
    st.markdown(_prose("accessibility.md"), anchors=False)
    st.caption(f"Scrutineer {version('scrutineer')}. Free software under the MIT licence.")


@cache
def _prose(name: str) -> str:
    """A stretch of the page, written by us."""
    return files(_SOURCE).joinpath(name).read_text(encoding="utf-8")
