from datetime import date

from corpus.types import Kind
from tests.answers import document
from ui.web.documents.details import facts, line, open_words
from ui.web.documents.listing import Order, Wanted, authorities_of, kinds_of

OLD = document(id="a", path="a.pdf", title="Beta", published=date(2020, 1, 2), kind=Kind.MINUTES)
NEW = document(id="b", path="b.pdf", title="Alpha", published=date(2024, 1, 2))
UNDATED = document(
    id="c", path="c.pdf", title="Gamma", authority="Oakhaven",
    published=None, inspected_from=None, inspected_to=None,
)  # fmt: skip
ALL = (OLD, NEW, UNDATED)
NONE: frozenset[str] = frozenset()


def ids(wanted: Wanted, speaking=NONE) -> str:
    return "".join(each.id for each in wanted.of(ALL, speaking))


def test_the_newest_come_first_and_what_has_no_date_comes_last_either_way():
    assert ids(Wanted()) == "bac"
    assert ids(Wanted(order=Order.OLDEST)) == "abc"
    assert ids(Wanted(order=Order.TITLE)) == "bac"


def test_words_are_looked_for_in_names_and_in_what_the_text_says():
    assert ids(Wanted(words="BETA")) == "a"
    assert ids(Wanted(words="zebra")) == ""
    assert ids(Wanted(words="zebra"), frozenset({"c"})) == "c"


def test_choices_are_met_all_at_once():
    assert ids(Wanted(kinds=frozenset({Kind.MINUTES}))) == "a"
    assert ids(Wanted(authorities=frozenset({"Oakhaven"}))) == "c"
    assert ids(Wanted(kinds=frozenset({Kind.MINUTES}), authorities=frozenset({"Oakhaven"}))) == ""


def test_what_can_be_chosen_is_what_is_held():
    assert authorities_of(ALL) == ["Oakhaven", "Wexcombe"]
    assert kinds_of(ALL) == [Kind.INSPECTION_LETTER, Kind.MINUTES]


def test_a_document_in_a_line_says_who_may_see_it():
    assert line(OLD) == "Minutes · Wexcombe · 2 January 2020 · 12 pages · public"


def test_a_title_from_a_document_is_only_words():
    bad = document(title="![x](http://example.org/x.png)", path=":red[a].pdf")
    assert "![" not in facts(bad)["File"]
    assert ":red[" not in facts(bad)["File"]


def test_the_button_says_which_document_it_opens():
    assert open_words(OLD) == "Open minutes of 2 January 2020"
