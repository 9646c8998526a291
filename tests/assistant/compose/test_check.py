from dataclasses import replace

from assistant.cite import cite
from assistant.compose.verify import checked
from assistant.draft import Draft, Point
from assistant.types import Status, Voice
from tests.answers import document
from tests.assistant.made_papers import Shelf

SHELF = Shelf({"d1": ("Early help is\nweak. Homes are good.",)})


def quoted(words):
    return cite(SHELF, document(), 1, words)


WEAK, GOOD = quoted("Early help is weak."), quoted("Homes are good.")


def point(*citations):
    return Point("So it is.", Voice.OFSTED, citations)


def test_quotes_that_stand_on_their_page_are_kept_as_they_are():
    draft = Draft((point(WEAK), point(WEAK, GOOD)), Status.PARTIAL, ("a part",))
    assert checked(SHELF, draft) == draft


def test_a_quote_altered_by_one_word_is_dropped():
    altered = replace(WEAK, quote="Early help is strong.")
    (kept,) = checked(SHELF, Draft((point(altered, GOOD),))).points
    assert kept.citations == (GOOD,)


def test_a_quote_of_another_page_is_dropped():
    shelf = Shelf({"d1": ("Early help is\nweak.", "Homes are good.")})
    (kept,) = checked(shelf, Draft((point(WEAK, GOOD),))).points
    assert kept.citations == (WEAK,)


def test_a_point_without_any_quote_left_is_dropped():
    altered = replace(WEAK, quote="Early help is strong.")
    assert checked(SHELF, Draft((point(altered), point(), point(GOOD)))).points == (point(GOOD),)


def test_a_quote_cut_within_a_word_is_dropped():
    assert checked(SHELF, Draft((point(replace(WEAK, quote="Early hel")),))).points == ()
