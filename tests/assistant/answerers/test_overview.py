"""What a broad question is offered: the whole of a service, or one subject of it."""

from __future__ import annotations

import pytest

from assistant.answerers.overview import answer_overview
from assistant.evidence.rank import find
from assistant.scope.asked import asked_of
from assistant.understand.question import Limits

BROAD = "How are things going with social workers and their caseloads in Wexcombe, good and bad?"


@pytest.fixture(scope="module")
def drafts(demo):
    asked = asked_of(demo.library, BROAD, (), Limits())
    return {draft.by: draft for draft in answer_overview(asked, find(asked))}


def test_one_subject_is_told_in_as_many_sentences_as_fit(drafts):
    told = drafts["findings"]
    assert 60 <= len(told.text.split()) <= 160
    assert "caseload" in told.text.lower()
    assert len({point.text for point in told.points}) == len(told.points) > 2
    assert all(point.citations for point in told.points)


def test_the_grades_come_before_fewer_sentences(drafts):
    alone, graded = drafts["findings"], drafts["overview of subject"]
    assert graded.points[0].text.startswith("Wexcombe was last judged")
    assert graded.points[1].text == alone.points[0].text
    words = [
        len(" ".join(p.text for p in each).split()) for each in (graded.points[1:], alone.points)
    ]
    assert words[0] <= words[1]


def test_only_the_newest_grades_of_all_are_the_last(demo):
    text = "How was Wexcombe doing in 2022, good and bad?"
    asked = asked_of(demo.library, text, (), Limits())
    told = next(d for d in answer_overview(asked, find(asked)) if d.by == "overview")
    assert told.points[0].text.startswith("Wexcombe was judged Inadequate overall")


def test_what_was_asked_for_is_no_finding_too(drafts):
    told = [point.text for point in drafts["overview"].points]
    asks = [text.removeprefix("- Asked for: ") for text in told if text.startswith("- Asked for")]
    assert asks
    found = [text for text in told if text.startswith("- What ")]
    assert found
    assert not [text for text in found for ask in asks if ask in text]


def test_a_question_on_nothing_broad_has_none(demo):
    asked = asked_of(demo.library, "When was Wexcombe inspected in 2022?", (), Limits())
    assert list(answer_overview(asked, find(asked))) == []
