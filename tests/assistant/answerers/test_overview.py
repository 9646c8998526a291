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


def test_a_question_on_nothing_broad_has_none(demo):
    asked = asked_of(demo.library, "When was Wexcombe inspected in 2022?", (), Limits())
    assert list(answer_overview(asked, find(asked))) == []
