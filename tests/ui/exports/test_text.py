from tests.answers import answer, refusal
from ui.exports import as_text


def test_a_copied_answer_has_its_sources_by_number():
    assert as_text(answer()).split("\n") == [
        "what grade?",
        "",
        "Overall effectiveness was Good. [1]",
        "",
        "Sources",
        "[1] Inspection of Wexcombe, 10 March 2023, page 1: “Overall effectiveness Good”",
    ]


def test_a_copied_refusal_has_none():
    assert "Sources" not in as_text(refusal())
