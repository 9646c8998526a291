from dataclasses import replace

import pytest

from assistant.compose.finish import finish
from assistant.draft import NOT_FOUND, Draft, Outcome, Point, mention, refusal
from assistant.scope.asked import Asked
from assistant.scope.scope import Scope
from assistant.types import Status, Voice
from assistant.understand.question import understand
from tests.answers import citation, document
from tests.assistant.made_papers import Shelf
from tests.assistant.made_questions import EMBED

QUESTION = understand("What of fostering?", (), EMBED)
ASKED = Asked(Shelf({}, (document(),)), QUESTION, Scope((document(),)))
ONE, TWO = citation(quote="one"), citation(quote="two")


def point(text, *citations):
    return Point(text, Voice.OFSTED, citations)


def finished(*points, asked=ASKED, **changes):
    return finish(asked, Outcome(Draft(points, **changes)), 0.123456, "q1")


def test_citations_are_gathered_each_once_in_the_order_of_use():
    answer = finished(point("A.", TWO), point("B.", ONE, TWO))
    assert answer.citations == (TWO, ONE)
    assert [s.citations for s in answer.statements] == [(0,), (1, 0)]
    assert (answer.answer, answer.status) == ("A. B.", Status.COMPLETE)


def test_an_answer_carries_the_question_its_id_and_what_was_searched():
    answer = finished(point("A.", ONE))
    assert (answer.id, answer.question, answer.seconds) == ("q1", QUESTION.text, 0.1235)
    assert answer.searched.documents == 1


def test_a_list_has_a_line_each():
    assert finished(point("- A", ONE), point("- B", TWO), as_list=True).answer == "- A\n- B"


def test_a_point_that_opens_begins_a_paragraph_unless_it_is_the_first_left():
    parted = replace(point("B.", TWO), opens=True)
    assert finished(point("A.", ONE), parted, point("C.", TWO)).answer == "A.\nB. C."
    assert finished(point("A."), parted, point("C.", TWO)).answer == "B. C."


def test_a_point_without_citations_is_left_out():
    answer = finished(point("A.", ONE), point("B."))
    assert answer.answer == "A."
    assert len(answer.statements) == 1


def test_with_no_used_source_there_is_no_answer():
    answer = finished(point("A."), point("B."))
    assert (answer.status, answer.answer, answer.statements) == (Status.NONE, NOT_FOUND, ())


def test_what_is_missing_makes_a_complete_answer_partial():
    assert finished(point("A.", ONE), missing=("no 2019",)).status is Status.PARTIAL
    scope = replace(ASKED.scope, missing=("no Bristol",))
    answer = finished(point("A.", ONE), asked=replace(ASKED, scope=scope), missing=("no 2019",))
    assert (answer.status, answer.missing) == (Status.PARTIAL, ("no 2019", "no Bristol"))


def test_a_false_premise_keeps_its_status_and_says_its_correction():
    answer = finished(point("It was not.", ONE), status=Status.NONE)
    assert (answer.status, answer.answer) == (Status.NONE, "It was not.")
    assert answer.citations == (ONE,)


@pytest.mark.parametrize("why", ["", "The library holds no documents on Bristol."])
def test_every_refusal_has_the_one_wording_and_then_its_reason(why):
    near = mention(document(), "the nearest that is said", ONE)
    answer = finish(ASKED, Outcome(refusal(why, [near])), 0.0)
    assert answer.answer == " ".join(filter(None, (NOT_FOUND, why)))
    assert answer.status is Status.NONE
    assert answer.missing == ((why,) if why else ())
    assert answer.see_also == (near,)
    assert (near.page, near.quote) == (1, "one")


def test_the_same_lack_is_said_once():
    scope = replace(ASKED.scope, missing=("no Bristol",))
    answer = finish(replace(ASKED, scope=scope), Outcome(refusal("no Bristol")), 0.0)
    assert answer.answer == f"{NOT_FOUND} no Bristol"
