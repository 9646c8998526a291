import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from assistant.language.vocabulary import abbreviations, phrases, same_meaning, stands_for
from assistant.language.words import stems

DATA = files("assistant") / "data"
ROWS = tomllib.loads((DATA / "synonyms.toml").read_text("utf-8"))["row"]


@pytest.mark.parametrize("entry", abbreviations(), ids=lambda entry: entry.short[0])
def test_every_abbreviation_has_a_meaning_and_a_source(entry):
    assert all(short.strip() for short in entry.short)
    assert entry.means
    assert all(means.strip() for means in entry.means)
    assert len(entry.source) > 3


def test_no_short_form_has_two_entries():
    counted = Counter(s for entry in abbreviations() for s in {s.lower() for s in entry.short})
    assert [short for short, times in counted.items() if times > 1] == []


FIELD = ("EET", "PEP", "IRO", "CIC", "UASC", "EHCP", "MASH", "APP", "WSoA", "LSCB", "SEND")


@pytest.mark.parametrize("short", FIELD)
def test_the_fields_abbreviations_are_known(short):
    assert stands_for(short)


def test_an_abbreviation_is_known_in_any_case_and_a_word_is_none():
    assert stands_for("mash") is stands_for("MASH")
    assert stands_for("fostering") is None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["words"][0])
def test_a_row_of_synonyms_has_two_wordings_or_more_and_a_source(row):
    assert len({tuple(stems(wording)) for wording in row["words"]}) >= 2
    assert all(stems(wording) for wording in row["words"])
    assert len(row["source"]) > 10


def test_a_wording_finds_the_others_of_its_row_and_not_itself():
    found = same_meaning(("kid",))
    assert (tuple(stems("children"))) in found
    assert ("kid",) not in found
    assert same_meaning(("zephyr",)) == ()


def test_phrases_are_of_two_words_or_more():
    assert tuple(stems("care leavers")) in phrases()
    assert min(map(len, phrases())) == 2
