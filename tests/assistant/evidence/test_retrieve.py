import pytest

from assistant.evidence.retrieve import fuse, search_wordings
from assistant.language.terms import find_terms


def test_what_two_rankings_find_counts_for_both_of_its_ranks():
    fused = fuse([["a", "b"], ["b", "c"]])
    assert fused == pytest.approx(
        {"a": 1 / (60 + 1), "b": 1 / (60 + 2) + 1 / (60 + 1), "c": 1 / (60 + 2)}
    )


def test_what_both_find_goes_before_what_one_finds_first():
    fused = fuse([["a", "b"], ["c", "b"]])
    assert max(fused, key=fused.__getitem__) == "b"


def test_no_rankings_fuse_to_nothing():
    assert fuse([]) == fuse([[], []]) == {}


def test_every_wording_is_searched_for_the_askers_own_first():
    wordings = search_wordings(find_terms("kids in EET"))
    assert wordings[0] == "kids"
    assert "children" in wordings
    assert "education, employment or training" in wordings
    assert len(wordings) == len(set(wordings))
