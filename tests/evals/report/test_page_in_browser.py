"""The report as a browser shows it: accessible, readable on a phone, filtered, and inert."""

import pytest

from evals.history import past_run
from evals.report.page import page
from tests.evals.report.findings import FALL, WHEN, evaluation


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    past = [past_run(evaluation(), WHEN.replace(hour=hour)) for hour in (0, 1)]
    path.write_text(page(evaluation(fallen=(FALL,)), WHEN, past), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser, report):
    """Opens the report; a script error or a request to anywhere else fails the test."""
    contexts, faults = [], []

    def open_report(fragment="", **options):
        contexts.append(browser.new_context(**options))
        shown = contexts[-1].new_page()
        shown.on("pageerror", lambda error: faults.append(str(error)))
        shown.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        shown.on("request", lambda r: None if r.url.startswith(report) else faults.append(r.url))
        shown.goto(report + fragment)
        return shown

    yield open_report
    for context in contexts:
        context.close()
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_has_no_fault_that_axe_knows_with_everything_open(opened, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    shown = opened(viewport={"width": width, "height": 900}, color_scheme=scheme)
    shown.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(shown, options={"runOnly": {"type": "tag", "values": rules}})
    assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
    assert len(found.response["passes"]) > 20


def test_a_phone_scrolls_down_and_never_sideways(opened):
    shown = opened(viewport={"width": 320, "height": 640})
    shown.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert shown.evaluate("document.documentElement.scrollWidth") == 320


def test_questions_are_filtered_by_kind_verdict_and_words(opened):
    shown = opened()
    shown.select_option("#kind", "near miss")
    assert shown.locator(".question:visible").count() == 2
    assert shown.inner_text("#told") == "2 of 8 questions shown"
    shown.select_option("#verdict", "should have refused")
    assert [each.get_attribute("id") for each in shown.locator(".question:visible").all()] == [
        "q-miss"
    ]
    shown.select_option("#kind", "")
    shown.select_option("#verdict", "")
    shown.fill("#words", "alert GRADE outstanding")
    assert shown.locator(".question:visible").count() == 1


def test_a_link_to_a_question_opens_it_even_where_a_filter_hid_it(opened):
    shown = opened()
    shown.select_option("#kind", "near miss")
    shown.click(".gate a >> nth=0")
    assert shown.locator("#q-part").get_attribute("open") is not None
    assert shown.locator("#q-part").is_visible()
    assert opened("#q-wrong").locator("#q-wrong").get_attribute("open") is not None


def test_without_script_every_question_is_there_and_opens(opened):
    shown = opened(java_script_enabled=False)
    assert not shown.locator("#filter").is_visible()
    assert shown.locator(".question:visible").count() == 8
    shown.click("#q-part summary")
    assert shown.locator("#q-part .body").is_visible()


def test_printed_the_faulty_questions_are_whole_and_the_filter_is_gone(opened):
    shown = opened()
    shown.emulate_media(media="print")
    assert not shown.locator("#filter").is_visible()
    assert shown.locator("#q-part blockquote").is_visible()
    assert not shown.locator("#q-right blockquote").is_visible()
