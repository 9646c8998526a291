from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from corpus.feedback import Cited, Feedback
from corpus.library import Library
from corpus.settings import Settings


def said(name, helpful):
    cited = (Cited("letter.pdf", 2, "Good"),)
    return Feedback(
        name,
        date(2026, 3, 1),
        "What?",
        (),
        None,
        None,
        None,
        None,
        None,
        "complete",
        "Good.",
        cited,
        helpful,
    )


@pytest.fixture
def shown(tmp_path):
    settings = Settings(library=tmp_path / "library")

    def draw(folder):
        from pathlib import Path

        from corpus.library import Library
        from corpus.settings import Settings
        from ui.web.quality.readers import show_readers_word

        with Library.open(Settings(library=Path(folder))) as library:
            show_readers_word(library)

    def after(*words):
        with Library.create_or_open(settings) as library:
            for each in words:
                library.keep_feedback(each)
        return AppTest.from_function(draw, args=(str(settings.library),)).run()

    return after


def test_readers_words_are_counted_and_what_makes_cases_can_be_taken_away(shown):
    app = shown(said("a", True), said("b", False))
    assert app.markdown[0].value.startswith("2 answers were judged by readers, and 1 found right.")
    assert app.caption[0].value.startswith("1 can't be tested again")
    assert [each.label for each in app.get("download_button")] == ["Download as evaluation cases"]


def test_where_nobody_has_judged_it_says_so(shown):
    app = shown()
    assert "Nobody has judged" in app.markdown[0].value
    assert not app.get("download_button")
