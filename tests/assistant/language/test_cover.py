import math

import pytest

from assistant.language.coverage import SYNONYM, Words, coverage, presence, weights_of
from assistant.language.terms import Term, find_terms


def one(question):
    (term,) = find_terms(question)
    return term


def test_the_askers_own_wording_counts_whole():
    assert presence(one("caseloads"), Words.of("Caseloads are high.")) == 1


def test_what_an_abbreviation_stands_for_counts_whole():
    assert presence(one("MASH"), Words.of("the multi-agency safeguarding hub")) == 1


def test_a_wording_that_only_means_the_same_counts_for_less():
    assert presence(one("kids"), Words.of("The children are safe.")) == SYNONYM


def test_a_word_of_the_same_root_counts_for_less():
    assert presence(one("referral"), Words.of("She was referred again.")) == SYNONYM


def test_a_phrase_whose_words_stand_apart_counts_for_less_and_part_of_it_for_less_still():
    term = Term("zinc roof tiles", (("zinc", "roof", "tile"),))
    whole, apart, part, none = (
        presence(term, Words.of(text))
        for text in ("zinc roof tiles", "a roof with tiles of zinc", "a roof", "a floor")
    )
    assert 1 == whole > apart > part > none == 0


def test_a_wording_is_found_only_where_its_words_stand_side_by_side():
    words = Words.of("care of the leavers")
    assert words.has(("care",))
    assert not words.has(("care", "leaver"))


def flat(_):
    return 1.0


def test_coverage_is_the_weighted_share_of_the_terms():
    heavy = Term("zinc", (("zinc",),), weight=3.0)
    light = Term("roof", (("roof",),), weight=1.0)

    def weigh(term):
        return term.weight

    assert coverage([heavy, light], weigh, Words.of("zinc")) == 3 / (3 + 1)
    assert coverage([heavy, light], weigh, Words.of("roof")) == 1 / (3 + 1)


def test_what_only_the_surroundings_have_counts_half():
    terms = [Term("zinc", (("zinc",),)), Term("roof", (("roof",),))]
    assert coverage(terms, flat, Words.of("zinc"), Words.of("a roof")) == (1 + 1 / 2) / 2


def test_no_terms_cover_nothing():
    assert coverage([], flat, Words.of("anything")) == 0


def test_a_rare_word_weighs_more_than_a_common_one():
    rare, common = Term("zinc", (("zinc",),)), Term("child", (("child",),))
    held = {"zinc": 1, "child": 90}
    weigh = weights_of([rare, common], lambda word: held.get(word, 0), 100)
    assert weigh(rare) == pytest.approx(math.log(1 + (100 - 1 + 0.5) / (1 + 0.5)))
    assert weigh(rare) > weigh(common) > 0


def test_a_word_that_no_document_has_weighs_less_than_the_rarest():
    rare, unknown = Term("zinc", (("zinc",),)), Term("blorp", (("blorp",),))
    weigh = weights_of([rare, unknown], lambda word: int(word == "zinc"), 1000)
    assert weigh(unknown) < weigh(rare)
