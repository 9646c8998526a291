from datetime import date

import pytest

from ingest.describe.dates import find_date, find_dates, find_span, find_years


@pytest.mark.parametrize(
    "written",
    [
        "6 June 2023",
        "06 June 2023",
        "Tuesday, 6th June, 2023",
        "6th of June 2023",
        "June 6, 2023",
        "6 Jun 2023",
        "06/06/2023",
        "2023-06-06",
        "6June 2023",
    ],
)
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert find_date(f"on {written}.") == date(2023, 6, 6)


@pytest.mark.parametrize("written", ["June 2023", "6 June", "31 February 2023", "13/13/2023"])
def test_what_is_not_a_whole_day_is_no_date(written: str) -> None:
    assert find_date(written) is None


def test_every_date_is_found_with_its_place() -> None:
    text = "from 1 May 2020 to 2 May 2020"
    assert [(text[d.start : d.end], d.day.day) for d in find_dates(text)] == [
        ("1 May 2020", 1),
        ("2 May 2020", 2),
    ]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("16 to 27 January 2023", date(2023, 1, 16), date(2023, 1, 27)),
        ("30 September – 22 October 2014", date(2014, 9, 30), date(2014, 10, 22)),
        ("25 November 2013 to 18 December 2013", date(2013, 11, 25), date(2013, 12, 18)),
        ("28 January–5 February 2014", date(2014, 1, 28), date(2014, 2, 5)),
        ("4 June 2018–28 June 2018", date(2018, 6, 4), date(2018, 6, 28)),
        ("3 June 2014 - 25 June 2014", date(2014, 6, 3), date(2014, 6, 25)),
        ("20 and 21 February 2024", date(2024, 2, 20), date(2024, 2, 21)),
        ("13 March 2017 to\n24 March 2017", date(2017, 3, 13), date(2017, 3, 24)),
        ("28 December to 4 January 2020", date(2019, 12, 28), date(2020, 1, 4)),
        ("11 November 2024", date(2024, 11, 11), date(2024, 11, 11)),
    ],
)
def test_a_stretch_of_days_is_read(written: str, first: date, last: date) -> None:
    span = find_span(f"Inspection dates: {written} Lead")
    assert span is not None
    assert (span.first, span.last) == (first, last)


def test_a_single_day_before_a_stretch_comes_first() -> None:
    span = find_span("on 3 May 2020, and again from 1 to 2 June 2020")
    assert span is not None
    assert span.first == span.last == date(2020, 5, 3)


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Plan 2016 - 2017", (2016, 2017)),
        ("Plan 2016/17", (2016, 2017)),
        ("Strategy 2021– 2031", (2021, 2031)),
        ("Plan 2023-25", (2023, 2025)),
    ],
)
def test_a_run_of_years_is_read(title: str, years: tuple[int, int]) -> None:
    found = find_years(title)
    assert found is not None
    assert (found[0].year, found[1].year) == years


@pytest.mark.parametrize("text", ["12/05/2016", "in 2016", "2017-2016", "reference 2016-99"])
def test_what_is_not_a_run_of_years_is_none(text: str) -> None:
    assert find_years(text) is None
