from datetime import date

from assistant.scope.in_force import in_force_when
from assistant.understand.question import understand
from corpus.types import Kind
from tests.assistant.made_papers import letter, paper

STRATEGY = paper(Kind.STRATEGY, date(2021, 9, 14), title="Growing Well: a strategy for children")
PLAN = paper(Kind.IMPROVEMENT_PLAN, date(2022, 7, 12), title="Improvement Plan")
HELD = (letter(2016), letter(2022), STRATEGY, PLAN)


def day(text, documents=HELD):
    return in_force_when(understand(text, ("Wexcombe",)), documents).in_force


def test_a_grade_is_dated_by_the_paper_whose_making_the_question_names():
    assert day("What was Wexcombe's rating when the Growing Well strategy was agreed?") == date(
        2021, 9, 14
    )
    assert day("What was Wexcombe's rating when the improvement plan was approved?") == date(
        2022, 7, 12
    )


def test_a_paper_that_is_not_held_dates_nothing():
    assert day("What was Wexcombe's rating when the zinc charter was agreed?") is None


def test_a_question_that_is_not_of_grades_or_dates_itself_is_left():
    assert day("How many homes were there when the Growing Well strategy was agreed?") is None
    question = "What was Wexcombe's grade at the 2016 inspection when the strategy was written?"
    assert day(question) is None


def test_a_letter_is_no_paper_to_date_a_grade_by():
    assert day("What was Wexcombe's rating when the letter was published?", HELD[:2]) is None
