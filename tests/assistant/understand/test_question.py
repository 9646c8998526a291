from datetime import date

import pytest

from assistant.understand.question import LONGEST, clean_question, understand
from corpus.errors import UsageError
from corpus.types import Kind

HELD = ("Wexcombe", "Bristol")


def read(text):
    return understand(text, HELD)


def texts(periods):
    return [period.text for period in periods]


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "?", "…!"])
def test_an_empty_question_is_wrong_use(text):
    with pytest.raises(UsageError, match="empty"):
        clean_question(text)
    with pytest.raises(UsageError, match="empty"):
        read(text)


def test_a_question_of_ten_thousand_words_is_wrong_use():
    with pytest.raises(UsageError, match="10,000 words"):
        read("word " * 10_000)


def test_the_longest_question_is_still_taken():
    assert len(clean_question("a" * LONGEST)) == LONGEST
    with pytest.raises(UsageError):
        clean_question("a" * (LONGEST + 1))


def test_a_question_over_several_lines_is_one_line():
    assert clean_question(" What\n grade?\t") == "What grade?"


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("What grade did Wexcombe get in its 2022 inspection?", ["2022"]),
        ("How many foster carers does the 2016 report count?", ["2016"]),
        ("What did the minutes of November 2022 say?", ["November 2022"]),
        ("Compare Wexcombe's grades in 2016 and 2022", ["2016", "2022"]),
    ],
)
def test_a_period_beside_a_paper_says_which_paper_is_meant(text, tied):
    question = read(text)
    assert texts(question.tied) == tied
    assert question.loose == question.after == ()


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("What share of care leavers were in EET in 2021/22?", ["2021/22"]),
        ("What share of care leavers were in EET in the 2021/22 report?", ["2021/22"]),
        ("How many children were in care at the end of March 2024?", ["March 2024"]),
        ("How did social work change in 2022?", ["2022"]),
    ],
)
def test_a_period_beside_a_figure_says_of_when_it_should_be(text, loose):
    question = read(text)
    assert texts(question.loose) == loose
    assert question.tied == question.after == ()


@pytest.mark.parametrize("word", ["since", "since the", "after its"])
def test_a_period_after_since_is_what_the_answer_comes_after(word):
    question = read(f"What has Wexcombe done {word} 2022 inspection?")
    assert texts(question.after) == ["2022"]
    assert question.tied == question.loose == ()


def test_a_grade_in_force_is_asked_for_by_the_day():
    assert read("What was Wexcombe's rating in force in March 2023?").in_force == date(2023, 3, 31)
    began = read("What grade did Wexcombe have when its 2021-26 strategy started?")
    assert began.in_force == date(2021, 1, 1)


def test_a_grade_of_an_inspection_is_not_asked_for_by_the_day():
    assert read("What grade did Wexcombe have at its 2022 inspection?").in_force is None


def test_every_period_is_of_one_sort():
    question = read("What has changed since 2016, in the 2022 report, for care leavers in 2021/22?")
    assert sorted(texts(question.periods)) == ["2016", "2021/22", "2022"]


def test_held_and_absent_authorities_are_told_apart():
    question = read("Compare Wexcombe with Barnsley")
    assert question.authorities == ("Wexcombe",)
    assert question.absent == ("Barnsley",)
    assert question.compares


def test_a_comparison_of_two_places_is_not_one_of_times():
    assert not read("Compare Wexcombe with Bristol").compares_times
    assert read("Compare Wexcombe's grades in 2016 and 2022").compares_times


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("what do the scrutiny minutes say", Kind.MINUTES),
        ("the SEND accelerated progress plan", Kind.PROGRESS_PLAN),
        ("the WSoA", Kind.PROGRESS_PLAN),
        ("the improvement plan", Kind.IMPROVEMENT_PLAN),
        ("the councillor's blog", Kind.NEWS),
        ("what did cabinet decide", Kind.DECISION_RECORD),
    ],
)
def test_a_kind_of_paper_is_read_from_its_name(text, kind):
    assert kind in read(text).kinds


def test_how_new_and_how_many_is_read():
    assert read("its latest grade").latest
    assert read("the grade before that").previous
    assert read("the last three inspections").last == 3
    assert read("the grade at each inspection").every
    assert read("what has changed since").since
    plain = read("the grade in 2022")
    assert not (plain.latest or plain.previous or plain.last or plain.every or plain.since)


def test_names_and_periods_are_no_terms():
    assert [t.text for t in read("Wexcombe fostering in March 2022").terms] == ["fostering"]
