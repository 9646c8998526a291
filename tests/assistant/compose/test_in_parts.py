"""Questions in parts, of the demo papers: each part by its own answerer."""

from assistant.compose.parts_together import Part, told_together
from assistant.draft import Draft
from assistant.types import Status
from assistant.understand.follow_up import part_alone


def test_a_grade_and_an_inspector_are_both_told(ask):
    answer = ask("What was Wexcombe judged overall in 2016 and who led the inspection?")
    assert answer.status is Status.COMPLETE
    assert "overall effectiveness" in answer.answer
    assert "was the lead inspector" in answer.answer
    assert len(answer.statements) == 2


def test_two_facts_of_one_letter_are_both_told(ask):
    answer = ask("Who led the 2016 inspection of Wexcombe and when did it take place?")
    assert "was the lead inspector" in answer.answer
    assert "Wexcombe was inspected from" in answer.answer
    assert len({citation.document for citation in answer.citations}) == 1


def test_a_part_without_an_answer_is_named_as_missing(ask):
    answer = ask("What was Wexcombe judged overall in 2022 and how many zebras does it own?")
    assert answer.status is Status.PARTIAL
    assert "overall effectiveness: Inadequate" in answer.answer
    assert "Nothing found on “how many zebras does it own?”" in answer.missing


def test_grades_then_and_now_stay_one_answer_with_its_direction(ask):
    answer = ask("What is the latest Ofsted grade of Wexcombe and what was it the time before?")
    assert answer.answer.count("The grade went") == 1


def test_areas_joined_by_and_are_no_parts(ask):
    answer = ask("What was Wexcombe judged for help and protection in 2022?")
    assert answer.status is Status.COMPLETE
    assert len(answer.statements) == 1


def test_a_part_gets_the_place_the_time_and_what_it_points_to():
    whole = "What was Wexcombe judged overall in 2022 and who led the inspection?"
    alone = part_alone("who led the inspection?", whole, ["Wexcombe"])
    assert alone.startswith("who led the inspection? (")
    assert "Wexcombe" in alone
    assert "2022 inspection" in alone


def test_parts_that_all_lack_an_answer_are_a_refusal():
    asked = Part("who led it?", None)  # type: ignore[arg-type]
    draft = told_together([asked], [Draft((), Status.NONE)])
    assert draft.status is Status.NONE
    assert draft.missing == ("Nothing found on “who led it?”",)
