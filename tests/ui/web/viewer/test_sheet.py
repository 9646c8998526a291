from corpus.types import PageText, WordBoxes
from tests.answers import document
from ui.web.viewer.sheet import Sheet, lines_of

TEXT = "One two\nthree four\nfive"


def sheet(spans, boxes=()):
    return Sheet(document(), PageText(4, TEXT, WordBoxes.of(boxes)), spans, 100, True)


def test_marked_words_over_a_line_break_are_marked_on_both_lines():
    assert lines_of(TEXT, [(4, 13)]) == [
        {"heading": False, "runs": [("One ", False), ("two", True)]},
        {"heading": False, "runs": [("three", True), (" four", False)]},
        {"heading": False, "runs": [("five", False)]},
    ]


def test_a_line_that_is_a_heading_of_the_document_is_shown_as_one():
    assert [line["heading"] for line in lines_of(TEXT, [], {"three four"})] == [False, True, False]


def test_every_line_of_a_quote_has_its_box():
    words = [(4, 7, 50, 10, 70, 20), (8, 13, 5, 30, 40, 40), (14, 18, 45, 30, 60, 40)]
    boxes = sheet(((4, 13),), words).boxes
    assert [(box.x0, box.y0) for box in boxes] == [(50, 10), (5, 30)]


def test_the_quoted_words_read_as_one_line():
    assert sheet(((4, 13),)).quoted == "two three"


def test_what_steers_a_screen_is_taken_out_of_the_words():
    assert lines_of("a\x1b[31mb", [])[0]["runs"] == [("ab", False)]
