import pytest

from assistant.compare import difference
from assistant.draft import Point
from assistant.types import Voice
from assistant.values import Value
from tests.answers import citation

ONE, TWO = citation(quote="one"), citation(quote="two")
POINTS = (Point("A", Voice.COUNCIL, (ONE,)), Point("B", Voice.COUNCIL, (TWO, ONE)))


def said(before, now):
    values = [Value(text, 0, len(text)) if text else None for text in (before, now)]
    return [point.text for point in difference(*values, POINTS)]


@pytest.mark.parametrize(
    ("before", "now", "text"),
    [
        ("49%", "58%", "That is up by 9 percentage points, from 49 to 58."),
        ("49 per cent", "40%", "That is down by 9 percentage points, from 49 to 40."),
        ("half", "58%", "That is up by 8 percentage points, from 50 to 58."),
        ("1,204", "1,200", "That is down by 4, from 1204 to 1200."),
        ("nine", "12", "That is up by 3, from 9 to 12."),
        ("7", "seven", "The figure is the same."),
    ],
)
def test_the_direction_and_the_difference_are_said(before, now, text):
    assert said(before, now) == [text]


@pytest.mark.parametrize(("before", "now"), [(None, "5"), ("5", None), ("several", "5")])
def test_no_difference_is_said_of_what_is_no_figure(before, now):
    assert said(before, now) == []


def test_no_difference_is_said_of_a_share_and_a_number():
    assert said("24%", "32") == said("32", "24 per cent") == []


def test_a_difference_stands_on_the_citations_of_both_sides_each_once():
    (point,) = difference(Value("1", 0, 1), Value("2", 0, 1), POINTS)
    assert point.citations == (ONE, TWO)
    assert point.voice is Voice.SCRUTINEER
