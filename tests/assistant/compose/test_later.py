from dataclasses import replace
from datetime import date

import pytest

from assistant.compose.later_papers import earlier_label, what_followed
from assistant.scope.asked import Asked
from assistant.scope.newer_papers import newer_inspection
from assistant.scope.scope import Scope
from assistant.understand.question import Limits, understand
from assistant.understand.wants import Reading
from corpus.types import Framework, Kind
from tests.answers import citation
from tests.assistant.made_papers import Shelf, letter, paper
from tests.assistant.made_questions import EMBED

OLD, NEW, OTHER = letter(2016), letter(2022), letter(2024, "Bristol")
MINUTES = paper(Kind.MINUTES, date(2017, 5, 2))
HELD = (OLD, NEW, OTHER, MINUTES)


def asked(text="What of fostering?", documents=HELD, wanted="description", **limits):
    question = understand(text, (), EMBED, limits=Limits(**limits))
    question = replace(question, reading=Reading({"wanted": {wanted: 1.0}}))
    return Asked(Shelf({}, documents), question, Scope(documents))


def cited(document):
    return replace(citation(), document_id=document.id)


def test_the_newest_inspection_of_the_same_place_is_newer():
    assert newer_inspection(asked(), OLD) == NEW
    assert newer_inspection(asked(), NEW) is None
    assert newer_inspection(asked(), OTHER) is None


def test_an_area_send_inspection_and_one_of_social_care_outdate_each_other_not():
    send = letter(2023, framework=Framework.AREA_SEND)
    again = letter(2025, framework=Framework.AREA_SEND)
    held = asked(documents=(OLD, NEW, send, again))
    assert newer_inspection(held, NEW) is None
    assert newer_inspection(held, send) == again


@pytest.mark.parametrize("document", [MINUTES, letter(2015, published=None, inspected_to=None)])
def test_no_inspection_is_newer_than_what_is_no_dated_letter(document):
    assert newer_inspection(asked(documents=(*HELD, document)), document) is None


def test_an_older_finding_is_labelled_where_no_time_was_asked_for():
    assert earlier_label(asked(), OLD) == "An earlier finding (March 2016): "
    assert earlier_label(asked(), NEW) == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("What of fostering in 2016?", "description"), ("Compare then and now", "comparison")],
)
def test_an_older_finding_is_not_labelled_where_a_time_was_asked_for(text, wanted):
    assert earlier_label(asked(text, wanted=wanted), OLD) == ""


def test_what_followed_an_older_letter_is_named_unless_it_is_cited_too():
    (found,) = what_followed(asked(), [cited(OLD), cited(OTHER)])
    assert (found.document, found.note) == (NEW.path, "a later inspection")
    assert what_followed(asked(), [cited(OLD), cited(NEW)]) == ()
    assert what_followed(asked(), []) == ()


def test_what_followed_the_day_that_is_asked_for_is_not_named():
    early = asked(as_of=date(2020, 1, 1))
    assert newer_inspection(early, OLD) is None
    assert what_followed(early, [cited(OLD)]) == ()
    assert earlier_label(early, OLD) == ""
