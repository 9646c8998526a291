"""A paper is handed over in the browser, answers, and is taken out again."""

import re

from playwright.sync_api import expect

from tests.browser.axe import faults

PAPER = """# Quarrendon Vale Council: foster care statement

Published 3 March 2025

## Fostering

The fostering service is led by Ottoline Brackenbury, who took up the post in January 2025.
"""
QUESTION = "Who leads the fostering service in Quarrendon Vale?"


def test_a_paper_handed_over_answers_and_once_removed_answers_no_more(reader, tmp_path):
    paper = tmp_path / "quarrendon-fostering.md"
    paper.write_text(PAPER, encoding="utf-8")
    here = reader().go("documents")
    here.page.locator("input[type=file]").set_input_files(paper)
    expect(here.page.get_by_role("button", name=f"Remove {paper.name}")).to_be_visible()
    assert faults(here.page) == []
    here.page.get_by_role("button", name="Add these documents").click()
    expect(here.announced).to_have_text("Reading has ended.", timeout=90_000)

    asking = reader().go()
    asking.ask(QUESTION)
    expect(asking.page.get_by_role("main")).to_contain_text("led by Ottoline Brackenbury")

    here.page.get_by_role("textbox", name="Words in it").fill("Quarrendon")
    here.page.keyboard.press("Enter")
    here.settle()
    card = here.page.get_by_test_id("stMain")
    card.get_by_text("Details", exact=True).first.click()
    here.page.get_by_role("button", name=re.compile("^Remove ")).click()
    dialog = here.page.get_by_role("dialog")
    expect(dialog.get_by_text("It stops answering at once")).to_be_visible()
    here.settle()
    assert faults(here.page) == []
    dialog.get_by_role("button", name="Remove it").click()
    removed = here.page.get_by_role("main").get_by_text(re.compile("^Removed:"))
    expect(removed).to_be_visible(timeout=60_000)

    after = reader().go()
    after.ask(QUESTION)
    expect(after.page.get_by_text("Not answered by these documents")).to_be_visible()
