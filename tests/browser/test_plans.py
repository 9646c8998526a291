"""The lists of the Plans page and the form that takes in a sheet: narrow and printed."""

import re
from urllib.parse import quote

from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.test_keyboard import tab_to
from tests.ingest.test_plan_sheet import sheet

LISTS = ("Due soon", "Changed", "Without evidence", "By owner", "By theme", "By board",
         "Two versions", "Officers’ words")  # fmt: skip


def test_every_list_is_without_fault_on_a_narrow_screen(reader):
    here = reader(width=320)
    for name in LISTS:
        here.go(f"plans?list={quote(name)}")
        expect(here.page.get_by_role("heading", name=name, level=2)).to_be_visible()
        assert faults(here.page) == [], name
        assert here.page.evaluate("document.documentElement.scrollWidth") <= 320, name


def test_a_list_prints_without_the_page_around_it(reader):
    here = reader().go("plans")
    table = here.page.get_by_role("table").first
    rows = table.get_by_role("row").count()
    here.page.emulate_media(media="print")
    expect(here.page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(here.page.get_by_role("button", name="Table (CSV)")).to_be_hidden()
    expect(here.page.get_by_role("radiogroup", name="List")).to_be_hidden()
    expect(table).to_be_visible()
    assert table.get_by_role("row").count() == rows > 1
    assert table.evaluate("e => e.getBoundingClientRect().right <= innerWidth")


def test_a_sheet_is_looked_at_in_the_form_without_fault_at_both_widths(reader, tmp_path):
    here = reader(width=320).go("plans")
    here.page.get_by_text("Take in a spreadsheet as a plan").click()
    here.settle()
    here.page.locator("input[type=file]").set_input_files(sheet(tmp_path / "plan.xlsx"))
    expect(here.page.get_by_role("button", name="Take it in")).to_be_visible()
    here.settle()
    expect(
        here.page.get_by_text(re.compile("Reference 1.2 stands in rows 3 and 4"))
    ).to_be_visible()
    assert faults(here.page) == []
    assert here.page.evaluate("document.documentElement.scrollWidth") <= 320
    here.page.set_viewport_size({"width": 1280, "height": 900})
    here.settle()
    assert faults(here.page) == []
    here.page.get_by_role("button", name="Take it in").press("Enter")
    expect(here.page.get_by_text("Say whose plan it is, and who you are.")).to_be_visible()


def test_the_lists_are_chosen_and_followed_by_keyboard(reader):
    here = reader().go("plans")
    tab_to(here, "^Overdue$")
    for name in LISTS[:2]:
        here.page.keyboard.press("ArrowRight")
        here.page.keyboard.press("Enter")
        here.settle()
        assert here.focused == ["radio", name]
        expect(here.page.get_by_role("heading", name=name, level=2)).to_be_visible()
    assert tab_to(here, r"Table \(CSV\)") == "button"
    with here.page.expect_download() as taken:
        here.page.keyboard.press("Enter")
    assert taken.value.suggested_filename.endswith(".csv")
