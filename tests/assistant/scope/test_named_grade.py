"""A grade that a question names: who gave it, and what time it stands for."""

import pytest

from assistant.scope.asked import asked_of
from assistant.understand.question import Limits
from corpus.library import Library


@pytest.fixture(scope="module")
def library(demo_library):
    with Library.open(demo_library) as library:
        yield library


def asked(library, text):
    return asked_of(library, text, (), Limits())


def given(asked):
    return {
        asked.library.document(paper).date.year: (signs["gave"], signs["gave_area"])
        for paper, signs in asked.who_gave.items()
    }


def test_each_inspection_says_whether_it_gave_the_grade(library):
    assert given(asked(library, "Why was Wexcombe judged inadequate overall?")) == {
        2016: (1, -1),  # its care leavers were
        2022: (1, 1),
        2025: (-1, -1),
    }
    assert given(asked(library, "How are Wexcombe's social workers doing?")) == {}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Why was Wexcombe inadequate?", 2022),
        ("Why did Wexcombe's care leavers get inadequate?", 2016),
    ],
)
def test_the_reason_of_a_past_grade_is_looked_for_where_it_was_given(library, text, year):
    (days,) = asked(library, text).question.periods
    assert (days.first.year, days.last.year) == (year, year)


@pytest.mark.parametrize(
    "text",
    [
        "Why does Wexcombe require improvement?",  # as it stands now
        "Why was Wexcombe outstanding?",  # never was
        "Is Wexcombe inadequate?",
        "Why does Wexcombe lose so many social workers?",
    ],
)
def test_what_asks_of_the_present_or_of_no_grade_names_no_time(library, text):
    assert asked(library, text).question.periods == ()


def test_a_year_that_is_named_is_kept(library):
    (year,) = asked(library, "Why was Wexcombe inadequate in 2016?").question.periods
    assert year.text == "2016"
