"""The app's own prose: plain, and true of how it is set."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from corpus.settings import Settings
from tests.ui.web.pages import page, shown
from ui.web.about.settings import settings_sentences

PROSE = ("about.md", "data.md", "accessibility.md")
_MOST_WORDS = 25


def sentences(text: str) -> list[str]:
    lines = [re.sub(r"^(#+|-|\d+\.)\s+|\*\*", "", line.strip()) for line in text.splitlines()]
    return [s for line in lines for s in re.split(r"(?<=[.:;?])\s+", line) if s]


@pytest.mark.parametrize("name", PROSE)
def test_no_sentence_is_long(name):
    text = files("ui.web.about").joinpath(name).read_text(encoding="utf-8")
    assert sentences(text)
    long = [s for s in sentences(text) if len(s.split()) > _MOST_WORDS]
    assert not long


def test_the_page_has_its_parts_under_one_title(demo_library, monkeypatch):
    app = page("about", demo_library.library, monkeypatch).run()
    assert not app.exception
    text = "\n".join(shown(app))
    assert re.findall(r"^#+ .*", text, re.MULTILINE) == [
        "## What it is",
        "## What it is not",
        "## How an answer is made",
        "## What it does best and worst",
        "## Your data",
        "## Accessibility statement",
    ]


def test_it_says_who_writes_the_answers():
    without = " ".join(settings_sentences(Settings()))
    assert "stay on the machine" in without
    with_one = " ".join(settings_sentences(Settings(model="openai:any")))
    assert "stay on the machine" not in with_one
    assert "It is sent your question" in with_one


def test_it_says_who_may_change_what_is_held_and_see_what_is_exempt():
    assert "cannot add, change or remove" in settings_sentences(Settings())[1]
    assert "may add" in settings_sentences(Settings(allow_upload=True))[1]
    assert "are shown here" in settings_sentences(Settings(cleared_for_exempt=True))[2]
