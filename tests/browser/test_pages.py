"""Every page as it is first met: named, in plain reach, with nothing for axe to find."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults

PAGES = {
    "ask": "Ask",
    "council": "My council",
    "recommendations": "Recommendations",
    "plans": "Plans",
    "judgements": "Judgements",
    "compare": "Compare",
    "documents": "Documents",
    "quality": "Quality",
    "about": "About",
}


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(reader, page, width):
    here = reader(width=width).go(page)
    assert faults(here.page) == []
    assert here.page.evaluate("document.documentElement.scrollWidth") <= width
    assert here.page.get_by_role("main").evaluate("e => e.scrollWidth <= e.clientWidth")
    here.darken()
    assert faults(here.page) == []


def test_each_page_has_its_own_title_one_heading_and_the_language(reader):
    here = reader().go()
    for name in PAGES.values():
        here.page.get_by_role("link", name=name, exact=True).click()
        expect(here.page).to_have_title(f"{name} - Scrutineer")
        here.settle()
        expect(here.page.get_by_role("heading", level=1)).to_have_count(1)
        assert here.page.evaluate("document.documentElement.lang") == "en-GB"


def test_dark_is_dark_and_light_is_light(reader):
    expect(reader().go("about").app).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(reader(dark=True).go("about").app).to_have_css("background-color", "rgb(11, 12, 12)")


def test_a_keyboard_reaches_the_main_part_by_one_link_and_sees_where_it_is(reader):
    here = reader().go("about")
    here.page.keyboard.press("Tab")
    assert here.focused == ["a", "Skip to main content"]
    expect(here.page.locator(":focus")).to_have_css("outline-color", "rgb(255, 221, 0)")
    here.page.keyboard.press("Enter")
    assert here.focused[0] == "main"
