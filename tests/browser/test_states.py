"""axe in every state of a conversation, light and dark, wide and narrow."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults

STATES = {
    "answered": "What needs to improve in Wexcombe as per the 2022 inspection?",
    "refused": "What was Bristol judged overall in 2023?",
    "put right": "Was Wexcombe judged outstanding overall in 2022?",
}


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_any_answer_or_in_an_open_page(reader, width):
    here = reader(width=width).go()
    for state, question in STATES.items():
        here.ask(question)
        assert faults(here.page) == [], state
        assert here.page.get_by_role("main").evaluate("e => e.scrollWidth <= e.clientWidth"), state
    here.darken()
    assert faults(here.page) == []
    here.cite(1)
    assert faults(here.page) == []
    here.lighten()
    assert faults(here.page) == []


def test_axe_finds_nothing_while_a_thumb_down_is_explained(reader):
    here = reader(width=320).go()
    here.ask(STATES["refused"])
    here.page.get_by_role("radio", name="Thumbs down").click(force=True)
    here.settle()
    expect(here.page.get_by_role("radiogroup", name="What is wrong with it?")).to_be_visible()
    assert faults(here.page) == []
    here.darken()
    assert faults(here.page) == []


def test_on_a_phone_the_menu_opens_over_the_page_and_passes_too(reader):
    here = reader(width=320).go()
    here.page.get_by_role("button", name="Expand sidebar").click()
    expect(here.page.get_by_role("link", name="Recommendations", exact=True)).to_be_in_viewport()
    assert faults(here.page) == []
    here.page.get_by_role("link", name="Recommendations", exact=True).click()
    expect(here.page).to_have_title("Recommendations - Scrutineer")
