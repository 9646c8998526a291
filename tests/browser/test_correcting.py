"""What was read of a paper is put right in the browser, with who said so and when."""

import re

from playwright.sync_api import expect

from tests.browser.axe import faults


def test_an_authority_is_put_right_and_the_page_says_who_did_so(reader):
    here = reader().go("documents")
    page = here.page
    page.get_by_test_id("stMain").get_by_text("Details", exact=True).first.click()
    page.get_by_text(re.compile("^Correct ")).first.click()
    send = page.get_by_role("button", name="Put it right")
    expect(send).to_be_visible()
    here.settle()
    assert faults(page) == []

    page.get_by_role("textbox", name="Title").fill("A paper put right")
    send.click()
    expect(page.get_by_text("Say who you are")).to_be_visible()
    expect(page.get_by_role("textbox", name="Title")).to_have_value("A paper put right")

    page.get_by_role("textbox", name="Your name").fill("Ottoline Lee")
    send.click()
    expect(page.get_by_text("A paper put right: put right.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text(re.compile("^Title put right by Ottoline Lee"))).to_be_visible()
    expect(send).to_have_count(0)
    here.settle()
    assert faults(page) == []
