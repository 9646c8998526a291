"""A sheet on the Plans page: its columns are shown and may be changed before it is taken in."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from corpus.library import Library
from corpus.settings import Settings
from tests.ingest.test_plan_sheet import sheet

SCRIPT = """
from pathlib import Path
from ui.web import session
from ui.web.plans.importing import draw_sheet
path = Path({path!r})
draw_sheet(session.library(), session.settings(), path.name, path.read_bytes())
"""


@pytest.fixture
def drawn(tmp_path, monkeypatch):
    library = tmp_path / "library"
    with Library.create_or_open(Settings(library=library)):
        pass
    monkeypatch.setenv("SCRUTINEER_LIBRARY", str(library))
    st.cache_resource.clear()
    path = str(sheet(tmp_path / "plan.xlsx"))
    yield AppTest.from_string(SCRIPT.format(path=path), default_timeout=120).run(), library
    st.cache_resource.clear()


def test_columns_are_shown_may_be_changed_and_the_sheet_is_taken_in_by_name(drawn):
    app, library = drawn
    chosen = {each.label: each.value for each in app.selectbox}
    assert chosen["Action"] == "What we shall do"
    assert any("stands in rows 3 and 4" in each.value for each in app.warning)
    next(each for each in app.selectbox if each.label == "Measure").set_value("Notes")
    app.run()
    next(each for each in app.selectbox if each.label == "Whose plan it is").set_value("Bristol")
    next(each for each in app.text_input if each.label == "Your name").set_value("Ann Lee")
    app.button[0].click().run()
    assert not app.exception
    with Library.open(Settings(library=library)) as held:
        assert held.actions()[0].measure == "ours alone"


def test_who_takes_it_in_must_be_said(drawn):
    app, library = drawn
    app.button[0].click().run()
    assert any("who you are" in each.value for each in app.warning)
    with Library.open(Settings(library=library)) as held:
        assert not held.actions()
