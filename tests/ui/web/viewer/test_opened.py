from urllib.parse import parse_qs

from ui.web.viewer import link
from ui.web.viewer.opened import Mark, Opened


def test_the_address_names_document_page_and_span():
    assert parse_qs(link("d1", 4, 10, 20).removeprefix("?")) == {
        "document": ["d1"],
        "page": ["4"],
        "from": ["10"],
        "to": ["20"],
    }
    assert parse_qs(link("d1", 4).removeprefix("?")) == {"document": ["d1"], "page": ["4"]}


def test_every_marked_page_is_shown_until_the_reader_leafs_on():
    over_a_break = Opened("d1", (Mark(3, 100, 120), Mark(4, 0, 9)))
    assert over_a_break.places == (3, 4)
    assert over_a_break.spans(4) == ((0, 9),)
    leafed = Opened("d1", over_a_break.marks, at=5)
    assert (leafed.places, leafed.spans(5)) == ((5,), ())


def test_an_empty_span_marks_nothing():
    assert Opened("d1", (Mark(3),)).spans(3) == ()
