"""The app over the demo library, run without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[3] / "ui" / "web" / "app.py"


@pytest.fixture(scope="session")
def _caches():
    """What the app holds for the whole process: kept from test to test, as from reader to reader."""
    yield
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def app(demo_library, monkeypatch, _caches):
    """The app over the demo library, not run yet."""
    from ui.web import session

    monkeypatch.setenv("SCRUTINEER_LIBRARY", str(demo_library.library))
    if session.settings().library != demo_library.library:
        st.cache_resource.clear()
        st.cache_data.clear()
    return AppTest.from_file(APP, default_timeout=60)


@pytest.fixture
def library(demo_library):
    from corpus.library import Library

    with Library.open(demo_library) as library:
        yield library
