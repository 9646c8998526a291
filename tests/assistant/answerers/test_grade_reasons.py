"""Why a grade was given is told in the words of the inspection that gave it."""

import pytest

LETTERS = {
    year: f"wexcombe-childrens-services-inspection-{year}.pdf" for year in ("2022", "2025")
} | {"2016": "wexcombe-inspection-report-2016.pdf"}


@pytest.mark.parametrize(
    ("question", "year", "area"),
    [
        ("How did Wexcombe end up inadequate?", "2022", "overall effectiveness: Inadequate"),
        ("Why was Wexcombe inadequate?", "2022", "overall effectiveness: Inadequate"),
        ("how come wexcombe got inadequate in 2022", "2022", "overall effectiveness: Inadequate"),
        ("Why did Wexcombe's care leavers get inadequate?", "2016", "care leavers: Inadequate"),
        ("why is wexcombe's leadership requires improvement", "2025", "leadership: Requires"),
    ],
)
def test_the_inspection_that_gave_it_says_why(ask, question, year, area):
    answer = ask(question)
    assert area in answer.answer
    assert {cited.document for cited in answer.citations} == {LETTERS[year]}
    reasons = [s.text for s in answer.statements if area not in s.text]
    assert reasons
    assert not any("inadequate" in each.lower() for each in reasons)


def test_a_grade_that_was_never_given_is_put_right(ask):
    answer = ask("Why was Wexcombe judged outstanding overall in 2025?")
    assert answer.answer.startswith("Wexcombe was not judged Outstanding")
    assert "Requires improvement to be good" in answer.answer
    assert {cited.document for cited in answer.citations} == {LETTERS["2025"]}


def test_why_it_is_not_good_is_told_of_the_grade_it_has(ask):
    answer = ask("What stopped Wexcombe being judged good overall in 2025?")
    assert "overall effectiveness: Requires improvement" in answer.statements[0].text
    assert len(answer.statements) > 1
    assert {cited.document for cited in answer.citations} == {LETTERS["2025"]}
