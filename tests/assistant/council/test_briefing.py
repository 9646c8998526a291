"""Briefings over the demo council's own papers."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant
from assistant.council.briefing import Briefing, brief, lines_of
from assistant.council.lines import About
from assistant.council.topic_match import subject_named
from corpus.errors import UsageError
from corpus.text import locate

DAY = date(2024, 3, 1)


@pytest.fixture(scope="module")
def now(demo: Assistant) -> Briefing:
    return brief(demo.library, "Wexcombe", as_of=date(2026, 1, 1))


@pytest.fixture(scope="module")
def then(demo: Assistant) -> Briefing:
    return brief(demo.library, "Wexcombe", as_of=DAY)


def test_every_line_of_a_section_stands_on_words_of_its_page(
    demo: Assistant, now: Briefing
) -> None:
    for section in now.sections:
        for line in section.lines:
            assert line.citations, line.words
            for each in line.citations:
                page = demo.library.page(each.document_id, each.place).text
                assert locate(page, each.quote) == (each.start, each.end), line.words


def test_what_a_line_quotes_is_in_its_sources(demo: Assistant, now: Briefing) -> None:
    for line in lines_of(now):
        if line.quote:
            pages = {(c.document_id, c.place) for c in line.citations}
            assert any(locate(demo.library.page(*page).text, line.quote) for page in pages) or any(
                line.quote.startswith(" ".join(c.quote.split())[:40]) for c in line.citations
            ), line.words


def test_the_newest_grades_come_first_with_how_they_moved(now: Briefing) -> None:
    first = now.section(About.STANDING).lines[0].words
    assert first.startswith("Overall effectiveness: Requires improvement to be good")
    assert "better than Inadequate (March 2022)" in first


def test_a_grade_that_was_judged_otherwise_is_not_compared(now: Briefing) -> None:
    leavers = next(
        line.words for line in now.section(About.STANDING).lines if line.text.startswith("Care lea")
    )
    assert "not compared" in leavers
    assert "better than" not in leavers


def test_as_of_a_day_no_later_paper_is_spoken_of(then: Briefing) -> None:
    assert all(document.date is None or document.date <= DAY for document in then.papers)
    assert "Inadequate" in then.section(About.STANDING).lines[0].words
    assert all(
        each.date is None or each.date <= DAY for line in lines_of(then) for each in line.citations
    )


def test_what_no_action_answers_is_told_and_asked_about(demo: Assistant) -> None:
    then = brief(demo.library, "Wexcombe", as_of=date(2023, 6, 1))
    gaps = then.section(About.UNANSWERED).lines
    assert any("private fostering" in line.quote for line in gaps)
    asked = then.section(About.QUESTIONS).lines
    assert any("private fostering" in line.quote and "who will see" in line.after for line in asked)


def test_only_what_is_late_on_the_day_is_overdue(demo: Assistant, then: Briefing) -> None:
    late = then.section(About.OVERDUE)
    assert late.lines
    assert late.title == "Overdue on 1 March 2024"
    early = brief(demo.library, "Wexcombe", as_of=date(2022, 7, 20)).section(About.OVERDUE)
    assert early.lines == ()
    assert "No action was overdue" in early.note


def test_one_thing_is_followed_through_three_inspections(now: Briefing) -> None:
    lines = now.section(About.AGAIN).lines
    life_story = next(line for line in lines if line.quote.startswith("Life-story work"))
    days = {each.date.year for each in life_story.citations if each.date}
    assert days == {2025, 2022, 2016}


def test_a_topic_leaves_what_is_on_others_out(demo: Assistant) -> None:
    found = brief(demo.library, "Wexcombe", subject_named("private fostering"), as_of=DAY)
    asked = [line.quote for line in found.section(About.ASKED).lines]
    assert asked == ["The oversight of children who live in private fostering arrangements"]


def test_a_topic_nothing_is_said_of_says_so(demo: Assistant) -> None:
    found = brief(demo.library, "Wexcombe", subject_named("unregistered homes"), as_of=DAY)
    assert "nothing on unregistered homes" in found.section(About.ASKED).note
    assert not found.section(About.UNANSWERED).lines


def test_a_council_without_papers_says_that_none_is_held(demo: Assistant) -> None:
    found = brief(demo.library, "Cornwall")
    assert found.papers == ()
    assert found.section(About.STANDING).note == "No inspection of Cornwall is held."
    assert not lines_of(found)


def test_a_topic_of_no_such_name_is_refused_with_the_list() -> None:
    with pytest.raises(UsageError, match=r"no topic is called 'gravel'; the topics: front door,"):
        subject_named("gravel")


def test_words_that_several_topics_share_mean_all_of_them() -> None:
    assert len(subject_named("care leavers").topics) == 3
