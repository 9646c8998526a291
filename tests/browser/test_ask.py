"""Asking: the first question, the next, a refusal, a shared link, two readers at once."""

import re

from playwright.sync_api import expect

GRADE = "What was Wexcombe judged overall in 2022?"
LEAVERS = "Are care leavers in Wexcombe doing better than in 2016?"
ELSEWHERE = "What was Bristol judged overall in 2023?"


def test_the_first_question_is_a_click_away_and_its_answer_is_announced(reader):
    here = reader().go()
    expect(here.announced).to_be_empty()
    offered = here.page.get_by_role("button", name=re.compile(r"^(?!Help for ).*\?$"))
    question = offered.first.inner_text()
    offered.first.click()
    here.await_answer(question)
    expect(here.announced).to_have_text(re.compile(r"^Answered, with \d+ sources?\.$"))
    # The button is gone: who works by keyboard or ear goes on at the answer.
    assert here.focused == ["h2", question]
    source = here.page.get_by_role("button", name=re.compile("^Source 1: .* Opens the page"))
    expect(source).to_be_visible()
    expect(here.page.get_by_role("textbox", name="Ask a question")).to_be_in_viewport()


def test_on_a_phone_the_question_and_the_beginning_of_its_answer_are_in_view(reader):
    here = reader(width=320).go()
    here.ask(LEAVERS)
    here.page.wait_for_timeout(2200)  # it is brought into view while the rest is still drawn
    expect(here.page.get_by_role("heading", name=LEAVERS, level=2)).to_be_in_viewport()


def test_what_the_papers_do_not_say_is_refused_with_what_was_searched(reader):
    here = reader().go()
    here.ask(ELSEWHERE)
    expect(here.page.get_by_text("Not answered by these documents")).to_be_visible()
    expect(here.page.get_by_text("documents held is about Bristol")).to_be_visible()
    expect(here.announced).to_have_text("The documents do not answer this.")


def test_a_shared_link_asks_the_same_with_the_same_filters_of_a_new_session(reader):
    first = reader().go()
    first.choose(first.page, "Kind of document", "Minutes")
    first.settle()
    question = "What was agreed about caseloads?"
    first.ask(question)
    shown = first.page.get_by_role("main").inner_text()
    assert "kind=minutes" in first.page.url

    second = reader().go(first.page.url.removeprefix(f"{first.address}/"))
    second.await_answer(question)
    expect(second.page.get_by_role("combobox", name="Kind of document")).to_have_value("Minutes")
    assert without_seconds(second.page.get_by_role("main").inner_text()) == without_seconds(shown)


def without_seconds(text):
    return re.sub(r"\d+\.\d+ seconds", "", text)


def test_two_readers_at_once_share_nothing(reader):
    one, other = reader().go(), reader().go()
    one.ask(GRADE)
    other.ask(ELSEWHERE)
    one.page.get_by_role("link", name="About", exact=True).click()
    one.settle()
    one.page.get_by_role("link", name="Ask", exact=True).click()
    one.await_answer(GRADE)
    expect(other.page.get_by_role("heading", level=2, name=GRADE)).to_have_count(0)
    expect(one.page.get_by_role("heading", level=2, name=ELSEWHERE)).to_have_count(0)
    assert "Bristol" not in one.page.url
    assert "Bristol" in other.page.url


def test_a_question_that_carries_markup_stays_words(reader):
    here = reader().go()
    trap = (
        "What of <img src=x onerror=alert(1)> ![](http://example.com/a.png) [here](http://x.com)?"
    )
    here.page.get_by_role("textbox", name="Ask a question").fill(trap)
    here.page.keyboard.press("Enter")
    expect(here.page.get_by_role("heading", level=2, name="What of <img")).to_be_visible()
    here.settle()
    expect(here.page.get_by_role("main").get_by_role("img")).to_have_count(0)
    expect(here.page.get_by_role("main").get_by_role("link")).to_have_count(0)
