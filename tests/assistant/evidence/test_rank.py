"""What is found is told by how it stands beside the rest that was found."""

import pytest

from assistant.evidence.rank import find
from assistant.scope.asked import asked_of
from assistant.understand.question import Limits
from corpus.library import Library


@pytest.fixture(scope="module")
def found(demo_library):
    with Library.open(demo_library) as library:
        yield find(asked_of(library, "Why do social workers leave Wexcombe?", (), Limits()))


def test_a_passage_and_a_sentence_say_how_far_they_are_behind_the_best(found):
    for ranked in (found.passages, found.sentences):
        near = [each.signs for each in ranked if "cosine" in each.signs]
        assert max(signs["r_cosine"] for signs in near) == 0
        best = max(signs["cosine"] for signs in near)
        assert all(s["r_cosine"] == pytest.approx(s["cosine"] - best) for s in near)
        assert {s["o_cosine"] for s in near if s["r_cosine"] == 0} == {0}


def test_a_sentence_says_how_far_it_is_behind_the_best_of_its_passage(found):
    passages = {}
    for each in found.sentences:
        if "cosine" in each.signs:
            passages.setdefault(each.sentence.evidence.passage.id, []).append(each.signs)
    assert len(passages) > 1
    for each in passages.values():
        assert max(signs["p_r_cosine"] for signs in each) == 0
