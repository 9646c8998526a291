"""The whole way by keyboard alone: no step needs a mouse, and the focus is never lost."""

import re

import pytest
from playwright.sync_api import expect

FARTHEST = 80
"""Presses of Tab after which a thing counts as out of reach."""


def tab_to(here, name, key="Tab"):
    """Press Tab until what has the focus is called so; every stop on the way is in sight."""
    for _ in range(FARTHEST):
        here.page.keyboard.press(key)
        role, label = here.focused
        assert role != "body", f"the focus was lost on the way to {name}"
        assert comes_in_sight(here), f"{role} {label!r} has the focus out of sight"
        if re.search(name, label):
            return role
    raise AssertionError(f"{name} can't be reached by {key}")


def comes_in_sight(here):
    """Whether what has the focus stays in sight: at once, or where the page still grows soon after."""
    for _ in range(10):
        if in_sight(here):
            return True
        here.page.wait_for_timeout(100)
    return in_sight(here)


def in_sight(here):
    return here.page.evaluate(
        """() => {
          let e = document.activeElement;
          while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
          const { left, right, top, bottom, width, height } = e.getBoundingClientRect();
          // A radio button's or checkbox's own element is drawn by its label.
          return (width <= 14 && height <= 14)
            || (right > 0 && bottom > 0 && left < innerWidth && top < innerHeight);
        }"""
    )


@pytest.mark.parametrize("width", [1280, 320])
def test_from_the_question_to_the_marked_page_and_back(reader, width):
    here = reader(width=width).go()
    keys = here.page.keyboard
    assert tab_to(here, "^Ask a question$") == "textarea"
    keys.type("Who led Wexcombe's 2022 inspection?")
    keys.press("Enter")
    here.await_answer("Who led Wexcombe's 2022 inspection?")
    expect(here.announced).to_have_text(re.compile(r"Answered( in part)?, with \d+ sources\."))
    assert here.focused == ["textarea", "Ask a question"]
    here.page.wait_for_timeout(500)  # the answer is brought into view, once

    tab_to(here, "^Source 1:", "Shift+Tab")
    keys.press("Enter")
    dialog = here.await_page()
    assert here.focused[0] == "dialog"
    expect(dialog.get_by_role("img", name=re.compile("^Marked on the page"))).to_be_visible()
    tab_to(here, "^Next page$")
    keys.press("Enter")
    expect(dialog.get_by_text(re.compile("^Page 2 of"))).to_be_visible()
    here.settle()
    assert dialog.evaluate("e => e.contains(document.activeElement)")
    for _ in range(25):  # round and round, never out of it
        keys.press("Tab")
        assert dialog.evaluate("e => e.contains(document.activeElement)")
    keys.press("Escape")
    expect(dialog).to_be_hidden()
    here.page.wait_for_function("document.activeElement !== document.body", timeout=5_000)
    assert here.focused[1].startswith("Source 1:")


def test_on_a_phone_the_menu_is_opened_and_left_by_keyboard(reader):
    here = reader(width=320).go("about")
    tab_to(here, "^Expand sidebar$")
    here.page.keyboard.press("Enter")
    link = here.page.get_by_role("link", name="Judgements", exact=True)
    expect(link).to_be_in_viewport()
    expect(here.page.get_by_role("button", name="Collapse sidebar")).to_be_focused()
    tab_to(here, "^Judgements$")
    here.page.keyboard.press("Enter")
    expect(here.page).to_have_title("Judgements - Scrutineer")
    here.settle()
    assert here.focused[0] != "body"


def test_on_a_phone_the_focus_stays_in_sight_where_the_page_is_taken_to_its_end(reader):
    here = reader(width=320).go()
    tab_to(here, "^Which council are you here for")
    here.page.evaluate("document.querySelector('main').scrollTop = 1e6")  # as Streamlit may
    assert comes_in_sight(here)


def test_on_a_phone_the_first_page_is_shown_from_its_top(reader):
    here = reader(width=320).go()
    # What stands last makes the page longer than the screen; until then it has but a top.
    expect(here.page.locator("[class*='st-key-example-']").last).to_be_attached()
    here.settle()
    at_its_top = "document.querySelector('main').scrollTop === 0"
    here.page.wait_for_function(at_its_top, timeout=5_000)
    here.page.wait_for_timeout(1_000)  # as long as Streamlit might take it back; then it returns
    here.page.wait_for_function(at_its_top, timeout=5_000)
