"""An officer's way: recommendations with their actions, taken along as a workbook."""

import re

import openpyxl
from playwright.sync_api import expect

from tests.browser.axe import faults


def test_the_tracker_is_taken_along_as_a_workbook(reader, tmp_path):
    here = reader().go("recommendations")
    expect(here.page.get_by_role("heading", name="Each recommendation")).to_be_visible()
    asked = here.page.get_by_test_id("stMetric").filter(has_text="Recommendations").inner_text()
    with here.page.expect_download() as arriving:
        here.page.get_by_role("button", name="Workbook (XLSX)").click()
    assert arriving.value.suggested_filename == "recommendations.xlsx"
    kept = tmp_path / arriving.value.suggested_filename
    arriving.value.save_as(kept)
    book = openpyxl.load_workbook(kept)
    header, *rows = book["Recommendations"].iter_rows(values_only=True)
    tracker = [dict(zip(header, row, strict=True)) for row in rows]
    assert len({row["No."] for row in tracker}) == int(re.search(r"\d+", asked)[0])
    first = next(row for row in tracker if row["Ref"] == "1.1")
    assert first["Owner now"] == "Sunita Parekh-Jones, Head of Front Door and Assessment"
    assert "MASH" in first["Action"]


def test_a_recommendation_opens_its_page(reader):
    here = reader().go("recommendations")
    here.page.get_by_role("button", name=re.compile("^See page")).first.click()
    dialog = here.await_page()
    expect(dialog.get_by_role("img", name=re.compile("^Marked on the page"))).to_be_visible()


def test_a_narrowed_list_is_shared_by_its_address(reader):
    first = reader().go("recommendations")
    first.page.get_by_role("radiogroup", name="Layout").get_by_role("radio", name="Table").click()
    first.settle()
    first.page.get_by_role("textbox", name="Words in it").fill("caseloads")
    first.page.keyboard.press("Enter")
    first.settle()
    shown = first.page.get_by_role("table").first.inner_text()
    second = reader(width=320).go(first.page.url.removeprefix(f"{first.address}/"))
    expect(second.page.get_by_role("table").first).to_have_text(re.compile("caseloads"))
    assert second.page.get_by_role("table").first.inner_text().split() == shown.split()
    assert faults(second.page) == []
