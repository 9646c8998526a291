from dataclasses import replace
from datetime import date

import pytest

from assistant.compose.finish import finish
from assistant.compose.paper_paragraphs import by_paper
from assistant.draft import Draft, Outcome, Point
from assistant.scope.asked import Asked
from assistant.scope.scope import Scope
from assistant.types import Voice
from assistant.understand.question import Limits, understand
from assistant.understand.wants import Reading
from corpus.types import Kind
from tests.answers import citation
from tests.assistant.made_papers import Shelf, letter, paper
from tests.assistant.made_questions import EMBED

OLD, NEW, OTHER = letter(2016), letter(2022), letter(2024, "Bristol")
MINUTES = paper(Kind.MINUTES, date(2023, 5, 2))
UNDATED = paper(Kind.STRATEGY, None)
HELD = (OLD, NEW, OTHER, MINUTES, UNDATED)


def said(document, *words):
    cited = replace(citation(), document_id=document.id)
    return document, [Point(each, Voice.OFSTED, (cited,)) for each in words]


def told(*papers, text="What of fostering?", order="none", **limits):
    question = understand(text, ("Wexcombe", "Bristol"), EMBED, limits=Limits(**limits))
    question = replace(question, reading=Reading({"order": {order: 1.0}}))
    places = question.authorities or ("Wexcombe",)
    scope = Scope(tuple(d for d in HELD if d.authority in places))
    asked = Asked(Shelf({}, HELD), question, scope)
    return finish(asked, Outcome(Draft(by_paper(asked, papers))), 0.0).answer.split("\n")


def test_one_paper_is_one_paragraph_in_the_order_it_was_given():
    assert told(said(NEW, "One.", "Two."), said(NEW, "Three.", "One.")) == ["One. Two. Three."]


def test_the_newest_comes_first_and_an_older_finding_is_a_paragraph_labelled_once():
    assert told(said(OLD, "It was poor.", "It was slow."), said(NEW, "It is good.")) == [
        "It is good.",
        "An earlier finding (March 2016): It was poor. It was slow.",
    ]


def test_an_older_finding_alone_says_so():
    assert told(said(OLD, "It was poor.")) == ["An earlier finding (March 2016): It was poor."]


@pytest.mark.parametrize(
    ("text", "order"),
    [("What has changed?", "since"), ("Since 2016?", "none"), ("At each inspection?", "each")],
)
def test_a_change_is_told_as_it_came_each_paper_with_its_day(text, order):
    told_ = told(said(NEW, "It is good."), said(OLD, "It was poor."), text=text, order=order)
    assert told_ == [
        "Inspection letter (March 2016): It was poor.",
        "Inspection letter (March 2022): It is good.",
    ]


def test_as_of_a_day_is_told_by_date_and_what_was_older_then_says_so():
    found = told(said(NEW, "It is good."), said(OLD, "It was poor."), as_of=date(2022, 6, 1))
    assert found == [
        "An earlier finding (March 2016): It was poor.",
        "Inspection letter (March 2022): It is good.",
    ]


def test_a_paper_that_is_no_inspection_is_called_what_it_is():
    assert told(said(UNDATED, "Aims."), said(NEW, "It is good."), said(MINUTES, "Noted.")) == [
        "Noted.",
        "Inspection letter (March 2022): It is good.",
        "Strategy (undated): Aims.",
    ]


def test_of_several_places_each_paragraph_names_its_own_and_a_places_papers_stay_together():
    found = told(
        said(OTHER, "Fine."),
        said(OLD, "Poor."),
        said(NEW, "Good."),
        text="What of fostering in Wexcombe and Bristol?",
    )
    assert found == [
        "Inspection letter on Wexcombe (March 2022): Good.",
        "An earlier finding on Wexcombe (March 2016): Poor.",
        "Inspection letter on Bristol (March 2024): Fine.",
    ]


def test_one_paper_names_its_place_where_those_of_others_might_have_answered():
    text = "What of fostering in Bristol and Wexcombe?"
    assert told(said(NEW, "Good."), text=text) == [
        "Inspection letter on Wexcombe (March 2022): Good."
    ]


def test_the_label_stands_on_the_first_point_that_something_carries():
    document, points = said(OLD, "Nothing carries this.", "It was poor.")
    bare = replace(points[0], citations=())
    assert told((document, [bare, points[1]])) == ["An earlier finding (March 2016): It was poor."]
    assert told((document, [bare])) == ["The documents searched do not say."]


NEWS = replace(paper(Kind.NEWS, date(2024, 3, 1)), author="Cllr Ada Wren")


@pytest.mark.parametrize(
    ("document", "words", "said_"),
    [
        (NEWS, "I think it is good.", "Cllr Ada Wren (March 2024): I think it is good."),
        (NEWS, "The home is open.", "The home is open."),
        (replace(MINUTES, author="Cllr Ada Wren"), "I am glad of it.", "I am glad of it."),
        (replace(NEWS, author=None), "I am glad of it.", "I am glad of it."),
    ],
)
def test_who_speaks_in_the_first_person_is_named_but_not_in_minutes(document, words, said_):
    assert told(said(document, words))[0].endswith(said_)
    assert told(said(document, words))[0].count("Wren") == said_.count("Wren")


def test_the_writer_of_a_paper_is_named_where_it_is_asked_who_said_it():
    question = understand("Who says it is open?", ("Wexcombe",), EMBED, limits=Limits())
    question = replace(question, reading=Reading({"wanted": {"who_said": 0.9}}))
    asked = Asked(Shelf({}, (*HELD, NEWS)), question, Scope((*HELD, NEWS)))
    (point,) = by_paper(asked, [said(NEWS, "The home is open.")])
    assert point.text.startswith("Cllr Ada Wren")
