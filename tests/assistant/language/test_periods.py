from datetime import date

import pytest

from assistant.language.bare_months import find_bare_months
from assistant.language.periods import (
    find_periods,
    find_periods_said,
    narrowest,
    spoken,
    spoken_range,
    with_the_other_year,
    with_whole_years,
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 3 May 2022", date(2022, 5, 3), date(2022, 5, 3)),
        ("on the 3rd of May 2022", date(2022, 5, 3), date(2022, 5, 3)),
        ("on May 3, 2022", date(2022, 5, 3), date(2022, 5, 3)),
        ("by 3/5/2022", date(2022, 5, 3), date(2022, 5, 3)),
        ("in Sept 2023", date(2023, 9, 1), date(2023, 9, 30)),
        ("in February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("in 2015/16", date(2015, 4, 1), date(2016, 3, 31)),
        ("in 2015-2016", date(2015, 4, 1), date(2016, 3, 31)),
        ("in 2019–20", date(2019, 4, 1), date(2020, 3, 31)),
        ("the 2021-31 plan", date(2021, 1, 1), date(2031, 12, 31)),
        ("in 2022?", date(2022, 1, 1), date(2022, 12, 31)),
        ("in January or February 2027", date(2027, 1, 1), date(2027, 2, 28)),
        ("Dec and Jan 2024", date(2023, 12, 1), date(2024, 1, 31)),
        ("between 1 January and 31 March 2027", date(2027, 1, 1), date(2027, 3, 31)),
        ("28 November to 9 December 2022", date(2022, 12, 9), date(2022, 12, 9)),
        ("from 12 December to 3 January 2024", date(2023, 12, 12), date(2024, 1, 3)),
        ("March to June 2024", date(2024, 3, 1), date(2024, 6, 30)),
    ],
)
def test_a_period_is_read_as_it_is_written(text, first, last):
    (found,) = find_periods(text)
    assert (found.first, found.last) == (first, last)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["£2022", "2022%", "12,022 children", "20225", "in May", ""])
def test_a_number_that_is_no_year_is_no_period(text):
    assert find_periods(text) == ()


def test_a_day_that_no_calendar_has_is_not_read_as_a_day():
    assert all(p.first != p.last for p in find_periods("on 31 February 2022"))


def test_periods_come_in_the_texts_order_the_longest_reading_of_each_place():
    found = find_periods("from 5 June 2023 to 2021/22, then March 2020")
    assert [p.text for p in found] == ["5 June 2023", "2021/22", "March 2020"]


def test_a_year_span_touches_both_of_its_years():
    (span,) = find_periods("2015/16")
    assert span.is_year_span
    assert span.years == {2015, 2016}
    (year,) = find_periods("2015")
    assert not year.is_year_span


def test_periods_overlap_where_they_share_a_day():
    year, march, next_march = find_periods("2022, March 2022 and March 2023")
    assert year.overlaps(march)
    assert march.overlaps(year)
    assert not year.overlaps(next_march)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2023, 1, 16), date(2023, 1, 27), "16 to 27 January 2023"),
        (date(2022, 2, 28), date(2022, 3, 11), "28 February to 11 March 2022"),
        (date(2022, 12, 30), date(2023, 1, 3), "30 December 2022 to 3 January 2023"),
        (date(2022, 5, 3), date(2022, 5, 3), "3 May 2022"),
        (None, date(2022, 5, 3), "3 May 2022"),
        (None, None, ""),
    ],
)
def test_a_stretch_of_days_is_said_in_as_few_words_as_are_clear(first, last, said):
    assert spoken_range(first, last) == said


def test_a_day_that_is_said_is_read_back_as_itself():
    day = date(2014, 12, 5)
    (found,) = find_periods(spoken(day))
    assert found.first == found.last == day


def test_a_school_term_is_a_period_by_its_season():
    (period,) = find_periods("in the autumn term of 2022")
    assert (period.first, period.last) == (date(2022, 9, 1), date(2022, 12, 31))


def test_a_month_without_its_year_is_the_last_one_before_the_papers_day():
    said = "It was 21 at the end of March and the newest figure, for September, was 19."
    march, september = find_periods_said(said, date(2023, 6, 30))
    assert march.first == date(2023, 3, 1)
    assert september.first == date(2022, 9, 1)
    assert find_periods_said(said, None) == ()
    assert find_periods_said("It may rise, and she may leave.", date(2023, 6, 30)) == ()


def test_a_long_span_tells_of_no_year_in_particular():
    long, year = find_periods("the strategy for 2021-2026, in 2023/24")
    assert long.overlaps(year)
    assert not long.tells_of(year)
    assert year.tells_of(year)


@pytest.mark.parametrize(
    ("text", "other", "first"),
    [
        ("Is 2022/23 better than the year before?", "2021/22", date(2021, 4, 1)),
        ("at 31 March 2022, and a year later?", "31 March 2023", date(2023, 3, 31)),
        ("in 2019 and the previous year", "2018", date(2018, 1, 1)),
        ("2018: had it changed two years on?", "2020", date(2020, 1, 1)),
        ("five years before 2022", "2017", date(2017, 1, 1)),
        ("in March 2016, and 3 years later", "March 2019", date(2019, 3, 1)),
    ],
)
def test_the_year_before_or_after_is_a_period_of_its_own(text, other, first):
    _, shifted = with_the_other_year(text, find_periods(text))
    assert (shifted.text, shifted.first) == (other, first)


def test_years_spent_on_something_are_no_other_time():
    text = "How many were two years on a plan in 2022?"
    assert with_the_other_year(text, find_periods(text)) == find_periods(text)


def test_a_year_before_nothing_is_none():
    assert with_the_other_year("better than the year before", ()) == ()


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        ("the letter of Jan 23?", "the letter of Jan 2023?"),
        ("that july 25 visit", "that july 2025 visit"),
        ("autumn '24", "autumn 2024"),
        ("back in ’19", "back in 2019"),
        ("on Jan 23, 2024", "on Jan 23, 2024"),
        ("January 23rd", "January 23rd"),
        ("it may 20 times", "it may 20 times"),
        ("Jan 31", "Jan 31"),
    ],
)
def test_a_year_of_two_figures_is_whole_where_it_can_be_one(asked, whole):
    assert with_whole_years(asked, date(2026, 11, 28)) == whole


def test_what_frames_another_time_is_not_meant_beside_it() -> None:
    told = find_periods("at new year's eve 2023, that is 31 December 2023, and in March 2024")
    assert [each.text for each in narrowest(told)] == ["31 December 2023", "March 2024"]


def test_months_apart_that_share_a_year_are_no_stretch():
    (june,) = find_periods("in March and June 2024")
    assert (june.first, june.last) == (date(2024, 6, 1), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("text", "coming"),
    [
        ("What is due between now and the end of January?", (date(2027, 1, 1), date(2027, 1, 31))),
        ("anything landing in november", (date(2026, 11, 1), date(2026, 11, 30))),
        ("What is due by May?", (date(2027, 5, 1), date(2027, 5, 31))),
    ],
)
def test_a_month_without_its_year_is_the_next_to_come(text, coming):
    (month,) = find_bare_months(text, find_periods(text))
    assert month.coming(date(2026, 11, 30)) == coming


def test_a_month_with_its_year_or_in_another_words_sense_is_not_bare():
    text = "What may we expect of June Carter in January 2027, by 15 March or on the march?"
    assert find_bare_months(text, find_periods(text)) == ()
    assert find_periods(text)


def test_a_stretch_of_bare_months_that_has_begun_ends_after_it_began():
    november, february = find_bare_months("between November and February", ())
    last = february.coming(date(2026, 12, 5))[1]
    assert (november.before(last), last) == (date(2026, 11, 1), date(2027, 2, 28))
