"""Comparisons over the demo papers: both sides, their times, and the direction."""

VACANCIES = "Did social worker vacancies go up or down between March 2022 and March 2024?"
HEALTH = "initial health assessments on time, 2021/22 against 2023/24"


def test_sides_from_two_papers_tables_are_set_side_by_side(ask):
    answer = ask(VACANCIES)
    assert f"It fell from 31% (March 2022) to 15% (March 2024), down by {31 - 15}" in answer.answer
    assert len({citation.document for citation in answer.citations}) == 2


def test_a_brief_question_of_two_years_is_a_comparison_too(ask):
    answer = ask(HEALTH)
    assert f"from 42% (2021/22) to 76% (2023/24), up by {76 - 42}" in answer.answer


def test_a_side_that_no_paper_gives_is_named_as_missing(ask):
    answer = ask("Did children in care rise or fall between March 2011 and March 2024?")
    assert answer.status in {"partial", "none"}
    assert "2011" in " ".join(answer.missing) or answer.status == "none"
