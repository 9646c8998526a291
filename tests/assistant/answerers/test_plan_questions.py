"""Plan questions in people's words: the tracker's own lists and actions answer."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.tracking.book import PlanBook
from assistant.tracking.views.lateness import overdue_actions
from assistant.tracking.views.plans_shown import last_versions, of_plans


def test_what_was_overdue_on_a_day_is_told_as_it_stood_then(demo, ask):
    day = date(2024, 10, 1)
    told = PlanBook.of(demo.library).stories_until(day)
    plan = next(p for p in last_versions(told) if "2022" in p.title)
    late = [each.story.action.ref for each in overdue_actions(of_plans(told, [plan]), day)]
    answer = ask("Wexcombe improvement plan - which actions were overdue as of 1 October 2024?")
    assert answer.answer.startswith(f"{len(late)} actions are overdue on 1 October 2024")
    assert [line.split(". ")[0] for line in answer.answer.splitlines()[1:]] == late


def test_what_falls_due_between_two_days_is_told_of_both(ask):
    answer = ask(
        "Which actions fall due between 1 October 2024 and 31 March 2025 in Wexcombe's plan?"
    )
    assert "from 1 October 2024 to 31 March 2025" in answer.answer


@pytest.mark.parametrize(
    ("owner", "refs"),
    [("Abimbola Teague", {"1.3", "2.1", "2.7", "3.2"}), ("Jocelyn Apsley", {"5.1", "5.2", "5.3"})],
)
def test_an_owner_is_known_by_name_among_many_words(ask, owner, refs):
    answer = ask(
        f"Which actions in Wexcombe, whether finished or live, is {owner} responsible for?"
    )
    found = {line.split(". ")[0] for line in answer.answer.splitlines()[1:]}
    assert refs <= found


def test_an_action_is_found_by_what_it_is_about(ask):
    answer = ask("Who now answers for the health passports in Wexcombe's plan?")
    assert "Jocelyn Apsley" in answer.answer
