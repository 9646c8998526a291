from datetime import date

import pytest

from assistant.understand.question import (
    LONGEST,
    as_followed,
    clean_question,
    grades_in,
    understand,
)
from assistant.understand.wants import FIELDS, About, PlanView, Reading, Wanted
from corpus.errors import UsageError
from corpus.plans import StatusWord
from corpus.types import Grade
from tests.assistant.made_questions import EMBED

HELD = ("Wexcombe", "Bristol")


def read(text):
    return understand(text, HELD, EMBED)


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


def test_every_field_has_a_probability_for_each_label_that_it_may_have():
    reading = read("who led the last inspection of Wexcombe?").reading
    every = {**FIELDS, "plan": PlanView, "view": PlanView}
    assert set(reading.fields) == set(every)
    for name, held in reading.fields.items():
        assert set(held) <= {label.value for label in every[name]}
        assert sum(held.values()) == pytest.approx(1)


def test_what_is_wanted_doesnt_hang_on_whose_or_when():
    one, other = (
        read(f"who led the inspection of {place} in {year}?").reading
        for place, year in (("Wexcombe", 2022), ("Bristol", 2014))
    )
    assert one.fields == other.fields


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("name of the lead HMI last time Wexcombe was looked at?", Wanted.PERSON),
        ("on which days were inspectors on site at Wexcombe?", Wanted.DATE),
        ("which overall rating has Wexcombe got?", Wanted.GRADE),
        ("hello there", Wanted.SMALL_TALK),
    ],
)
def test_plain_questions_are_read_for_what_they_want(text, wanted):
    assert read(text).wanted is wanted


def test_held_and_absent_authorities_are_told_apart():
    question = read("Compare Wexcombe with Barnsley")
    assert question.authorities == ("Wexcombe",)
    assert question.absent == ("Barnsley",)


def test_what_comes_after_since_and_before_until_is_told_apart():
    question = read("what changed since 2016 and until March 2022 at Wexcombe, and in 2019?")
    assert texts(question.after) == ["2016"]
    assert texts(question.until) == ["March 2022"]
    assert texts(question.periods) == ["2016", "March 2022", "2019"]
    assert question.until[0].last == date(2022, 3, 31)


def test_a_grade_within_another_s_name_is_none():
    assert grades_in("requires improvement to be good") == (Grade.REQUIRES_IMPROVEMENT,)
    assert grades_in("was it Good, or RI?") == (Grade.GOOD, Grade.REQUIRES_IMPROVEMENT)
    assert grades_in("inadequate") == (Grade.INADEQUATE,)
    assert grades_in("how good is it, if not outstanding?") == (Grade.OUTSTANDING,)


def test_refs_numbers_and_statuses_are_read_by_their_form():
    question = read("which actions answer recommendation 4, and is action 2.3 amber or done?")
    assert question.refs == ("2.3",)
    assert question.numbers == (4,)
    assert question.statuses == (StatusWord.AMBER, StatusWord.COMPLETE)


def test_a_follow_up_takes_what_its_frame_wanted_and_keeps_its_own_area():
    frame = read("what grade did Wexcombe get overall?").reading
    followed = as_followed(read("and for care leavers?"), frame)
    assert followed.wanted is Wanted(frame.best("wanted"))
    assert followed.about is About(frame.best("about"))
    assert followed.follows


def test_an_unread_question_wants_to_be_told():
    assert Reading().wanted is Wanted.DESCRIPTION
    assert Reading().best("area") == "none"


def test_bare_it_asks_the_same_of_nobody_and_of_no_time():
    asked = understand("Caseloads in Bristol, 2022 against the 2025 visit?", ("Bristol",), EMBED)
    assert asked.bare == "Caseloads in , against the visit?"
