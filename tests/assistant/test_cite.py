import pytest

from assistant.cite import cite, cite_line, cite_span, quotes_in, voice_of
from assistant.evidence.sentences import split_sentences
from assistant.types import Evidence, Voice
from corpus.types import Kind
from tests.answers import document
from tests.assistant.made_papers import Shelf, passage

PAGES = ("Early help is\nweak. Homes are", "good. Inspectors\nsay so.")
SHELF = Shelf({"d1": PAGES})
PASSAGE = passage((1, "Early help is weak. Homes are"), (2, "good. Inspectors say so."))


def test_a_quote_is_cited_with_its_own_span_of_its_page():
    found = cite(SHELF, document(), 1, "Early help is weak.", "Findings")
    assert PAGES[0][found.start : found.end] == "Early help is\nweak."
    assert (found.page, found.place, found.section) == (1, 1, "Findings")
    assert (found.document, found.date) == (document().path, document().date)


@pytest.mark.parametrize(
    ("place", "quote"),
    [(1, "Early help is strong."), (2, "Early help is weak."), (1, ""), (1, "arly help")],
)
def test_words_that_do_not_stand_on_the_page_are_no_citation(place, quote):
    assert cite(SHELF, document(), place, quote) is None


def test_a_paper_without_pages_is_cited_without_one_and_can_still_be_placed():
    found = cite(SHELF, document(paged=False), 2, "Inspectors say so.")
    assert (found.page, found.place) == (None, 2)


def test_a_sentence_over_a_page_break_has_a_citation_on_each_page():
    first, over, last = split_sentences([Evidence(PASSAGE, document(), 1.0)])
    assert over.text == "Homes are good."
    assert [(c.page, c.quote) for c in cited(over)] == [(1, "Homes are"), (2, "good.")]
    assert [c.page for c in cited(first)] == [1]
    assert [c.page for c in cited(last)] == [2]


def cited(sentence):
    return cite_span(SHELF, document(), PASSAGE, sentence.start, sentence.end)


def test_a_sentence_is_not_cited_at_all_where_part_of_it_cannot_be_placed():
    shelf = Shelf({"d1": (PAGES[0], "bad. Inspectors\nsay so.")})
    at = PASSAGE.text.index("Homes")
    end = PASSAGE.text.index("good.") + len("good.")
    assert cite_span(shelf, document(), PASSAGE, at, end) == ()


def test_quotes_leave_out_the_bars_between_cells_and_what_has_no_words():
    row = passage((1, "Homes | 49%"), (2, "• —"), joined="\n")
    assert list(quotes_in(row, 0, len(row.text))) == [(1, "Homes 49%")]


def test_a_line_is_cited_by_the_first_needle_that_any_page_has_as_a_word():
    assert cite_line(SHELF, document(), "absent", "inspectors").quote == "good. Inspectors"
    assert cite_line(SHELF, document(), "nspectors", "absent") is None


@pytest.mark.parametrize(
    ("kind", "voice"),
    [
        (Kind.INSPECTION_LETTER, Voice.OFSTED),
        (Kind.MINUTES, Voice.COMMITTEE),
        (Kind.NEWS, Voice.COUNCILLOR),
        (Kind.STRATEGY, Voice.COUNCIL),
    ],
)
def test_the_voice_is_the_papers(kind, voice):
    assert voice_of(document(kind=kind)) is voice
