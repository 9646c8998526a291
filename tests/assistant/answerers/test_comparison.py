"""What is offered where two times or places are set side by side."""

from __future__ import annotations

import pytest

from assistant.answerers.comparison import answer_comparison
from assistant.evidence.rank import find
from assistant.scope.asked import asked_of
from assistant.understand.question import Limits

ASKED = (
    "Compare the caseloads of social workers in Wexcombe between the 2022 and the 2025 inspection."
)


@pytest.fixture(scope="module")
def drafts(demo):
    asked = asked_of(demo.library, ASKED, (), Limits())
    return {draft.by: draft for draft in answer_comparison(asked, find(asked))}


def test_one_to_three_sentences_of_each_side_are_offered(drafts):
    assert set(drafts) == {"sides 1", "sides 2", "sides 3"}
    one, three = (len(drafts[by].text.split()) for by in ("sides 1", "sides 3"))
    assert one < three


def test_each_side_tells_of_what_is_asked_and_not_of_its_own_dates(drafts):
    told = drafts["sides 2"]
    of_papers = {c.document_id for point in told.points for c in point.citations}
    assert len(of_papers) > 1
    assert told.text.lower().count("caseload") >= 2
    assert "Inspection dates" not in told.text
