from datetime import date

from assistant.scope.named_papers import named_papers, plan_versions
from assistant.understand.question import understand
from corpus.types import Kind
from tests.assistant.made_papers import letter, paper

STRATEGY = paper(Kind.STRATEGY, date(2021, 9, 14), title="Growing Well 2021–2026")
SKILLS = paper(Kind.STRATEGY, date(2020, 5, 1), title="Skills for Life")
PLAN = paper(Kind.IMPROVEMENT_PLAN, date(2022, 7, 12), title="Improvement Plan")
PLAN_2 = paper(Kind.IMPROVEMENT_PLAN, date(2023, 7, 10), title="Improvement Plan")
MARCH = paper(Kind.MINUTES, None, id="march", meeting_date=date(2023, 3, 14))
NOVEMBER = paper(Kind.MINUTES, None, id="november", meeting_date=date(2023, 11, 7))
HELD = (letter(2022), STRATEGY, SKILLS, PLAN, PLAN_2, MARCH, NOVEMBER)


def named(text):
    return named_papers(understand(text, ["Wexcombe"]), HELD)


def test_a_paper_is_meant_by_its_kind_and_the_words_of_its_title():
    assert named("What are the themes of the Growing Well strategy?") == {STRATEGY.id}
    assert named("What does the strategy say about staff?") == {STRATEGY.id, SKILLS.id}


def test_a_strategy_meeting_names_no_strategy():
    assert named("Who comes to strategy meetings?") == frozenset()


def test_a_meeting_is_meant_by_its_month_where_the_question_tells_of_a_meeting():
    assert named("Who asked about private fostering in March 2023?") == {MARCH.id}
    assert named("What was the average caseload in March 2023?") == frozenset()


def test_a_plan_is_meant_by_its_version():
    assert named("What is new in version 2 of the plan?") == {PLAN_2.id}
    both = plan_versions("How was it rated in the first plan and in the second plan?", HELD)
    assert both == [PLAN, PLAN_2]


def test_a_version_that_no_plan_has_names_none():
    assert plan_versions("What is new in version 5?", HELD) == []


def test_a_question_that_names_no_paper_means_none():
    assert named("How many children are in care?") == frozenset()
