"""Questions that registers and printed numbers answer: themes, new actions, decisions, paragraphs."""

from assistant.types import Status, Voice


def lines(answer):
    return answer.answer.split("\n")


def test_a_plans_themes_are_the_headings_of_its_actions_in_order(ask):
    answer = ask("What are the five themes of the improvement plan 2022-24?")
    assert [line.split(". ")[-1] for line in lines(answer)] == [
        "The front door", "Social work practice", "Workforce", "Children in care", "Care leavers",
    ]  # fmt: skip
    assert len({citation.document for citation in answer.citations}) == 2


def test_a_number_of_themes_that_no_plan_has_is_not_answered_with_another(ask):
    assert "Theme 1" not in ask("What are the nine themes of the improvement plan?").answer


def test_new_actions_are_those_that_the_version_before_had_not(ask):
    answer = ask("Which actions are new in version 2 of the improvement plan?")
    assert [line.split(" ")[0] for line in lines(answer)] == ["1.9.", "2.7.", "3.5.", "4.5."]
    assert all("NEW" not in line for line in lines(answer))


def test_the_first_version_has_no_new_actions(ask):
    answer = ask("Which actions are new in version 1 of the improvement plan?")
    assert answer.status is Status.NONE
    assert "no version before" in answer.answer


def test_what_a_meeting_resolved_on_an_item_is_given_whole(ask):
    answer = ask("What did scrutiny resolve about the improvement plan in March 2023?")
    assert len(lines(answer)) == 3
    assert {c.document for c in answer.citations} == {"scrutiny-minutes-2023-03-14.html"}


def test_nothing_is_given_as_resolved_on_an_item_that_was_not_on_the_agenda(ask):
    answer = ask("What did scrutiny resolve about library closures in March 2023?")
    assert "progress report" not in answer.answer


def test_a_paragraph_is_found_by_its_printed_number(ask):
    answer = ask("What does paragraph 3.3 of the September 2024 scrutiny report say?")
    assert answer.answer.startswith("The Department for Education reviewed the improvement notice")
    assert "paragraph 99.9" in ask("What does para 99.9 of the September 2024 report say?").answer


def test_a_revisits_weaknesses_are_told_apart_by_the_verdict_on_each(ask):
    behind = ask("Which areas of significant weakness had not made sufficient progress?")
    assert len(lines(behind)) == 5 - 3
    assert "EHC plans" in behind.answer
    ahead = ask("Which areas of significant weakness had made sufficient progress?")
    assert len(lines(ahead)) == 3
    assert not set(lines(behind)) & set(lines(ahead))


def test_an_area_send_visit_without_an_outcome_is_told_in_its_own_words(ask):
    answer = ask("What was the outcome of the area SEND revisit of Wexcombe?")
    assert "three of the five areas of significant weakness" in answer.answer
    assert answer.statements[0].voice is Voice.OFSTED
    assert "Inadequate" not in answer.answer
