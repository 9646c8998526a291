"""One page of the app, drawn without the others and without a browser."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from ui.settings_option import settings_for
from ui.web import session


def page(name: str, library: Path, monkeypatch, **settings: str) -> AppTest:
    """The page of that name over a library, not run yet; settings are given as the environment."""
    for key, value in {"library": str(library), **settings}.items():
        monkeypatch.setenv(f"SCRUTINEER_{key.upper()}", value)
    if session.settings() != settings_for(None):
        st.cache_resource.clear()
        st.cache_data.clear()
    script = f"from ui.web.views import {name}\n{name}.show()"
    return AppTest.from_string(script, default_timeout=60)


def shown(app: AppTest) -> list[str]:
    """Every stretch of Markdown on the page, in order."""
    return [each.value for each in app.markdown]


def labels(app: AppTest) -> list[str]:
    """What the buttons say, in order."""
    return [each.label for each in app.button]
