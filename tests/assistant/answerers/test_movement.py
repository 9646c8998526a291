import pytest

from assistant.answerers.passages.direction import End, higher, movement
from assistant.draft import Point
from assistant.evidence.values import Value
from assistant.types import Voice
from tests.answers import citation

ONE, TWO = citation(quote="one"), citation(quote="two")
POINTS = (Point("A", Voice.COUNCIL, (ONE,)), Point("B", Voice.COUNCIL, (TWO, ONE)))


def end(text, of=""):
    return End(Value(text, 0, len(text)) if text else None, of)


def said(before, now):
    return [point.text for point in movement(end(before), end(now), POINTS)]


@pytest.mark.parametrize(
    ("before", "now", "text"),
    [
        ("49%", "58%", "It rose from 49% to 58%, up by 9 percentage points."),
        ("49 per cent", "40%", "It fell from 49 per cent to 40%, down by 9 percentage points."),
        ("half", "51%", "It rose from half to 51%, up by 1 percentage point."),
        ("1,204", "1,200", "It fell from 1,204 to 1,200, down by 4."),
        ("£9 million", "£11 million", "It rose from £9 million to £11 million, up by £2 million."),
        ("nine", "12", "It rose from nine to 12, up by 3."),
        ("7", "seven", "The figure is the same."),
    ],
)
def test_the_direction_and_the_difference_are_said(before, now, text):
    assert said(before, now) == [text]


def test_both_dates_stand_beside_their_figures():
    (point,) = movement(end("31%", "March 2022"), end("15%", "March 2024"), POINTS)
    assert point.text == (
        "It fell from 31% (March 2022) to 15% (March 2024), down by 16 percentage points."
    )


def test_of_two_places_the_one_with_the_higher_figure_is_named():
    (point,) = higher(end("1,000", "Ambleford"), end("584", "Brockton"), POINTS)
    assert point.text == (
        "Ambleford has the higher figure: 1,000 against 584 in Brockton, a difference of 416."
    )


@pytest.mark.parametrize(("before", "now"), [(None, "5"), ("5", None), ("several", "5")])
def test_no_difference_is_said_of_what_is_no_figure(before, now):
    assert said(before, now) == []
    assert higher(end(before, "A"), end(now, "B"), POINTS) == []


def test_no_difference_is_said_of_a_share_and_a_number():
    assert said("24%", "32") == said("32", "24 per cent") == []


def test_no_difference_is_said_of_sums_in_different_units():
    assert said("£900,000", "£1.2 million") == []


def test_a_difference_stands_on_the_citations_of_both_sides_each_once():
    (point,) = movement(end("1"), end("2"), POINTS)
    assert point.citations == (ONE, TWO)
    assert point.voice is Voice.SCRUTINEER
