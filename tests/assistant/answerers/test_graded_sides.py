"""Before what is quoted of two sides stand the grades of the area that is asked of."""

import pytest

from assistant.answerers.graded_sides import with_grades
from assistant.draft import Draft, Point
from assistant.scope.asked import asked_of
from assistant.types import Voice
from assistant.understand.question import Limits

QUOTED = Point("What was quoted.", Voice.OFSTED, ())


def told(demo, text, by="sides 2"):
    asked = asked_of(demo.library, text, (), Limits())
    return [point.text for point in with_grades(asked, Draft((QUOTED,), by=by)).points]


def test_the_grades_then_and_later_come_first_with_their_direction(demo):
    then, later, way, quoted = told(demo, "Are care leavers in Wexcombe doing better than in 2016?")
    assert then.startswith("Wexcombe – care leavers: Inadequate (inspected 6 to 30 June 2016)")
    assert later.startswith("Wexcombe – care leavers: Good (inspected 2 to 13 June 2025)")
    assert way == "The grade went up, from Inadequate (2016) to Good (2025)."
    assert quoted == QUOTED.text


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("How many children were in care in Wexcombe in 2022, and how many in 2025?", "sides 2"),
        ("Are care leavers in Wexcombe doing better than in 2016?", "explain 60"),
    ],
)
def test_what_no_grade_tells_and_what_tells_no_sides_stay_as_they_are(demo, text, by):
    assert told(demo, text, by) == [QUOTED.text]
