"""How well sentences answer a question, by layers of the cross-encoder that were fitted for that.

Its first eight layers run as they come, in one go with its own word; the last four go on from there with
changes of low rank (`sentence_reader.npz`), fitted on labelled questions about children's services and
the sentences found for them (`evals.training.reader`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.cross_encoder import Below
from assistant.evidence.entailment import cross_encoder_base
from assistant.fitted import Floats, arrays
from corpus.embed.tuned_bert import ChangedBert

FILE = "sentence_reader.npz"
FIRST = 8
"""The first layer that was changed."""


class Read(NamedTuple):
    """Of a sentence: where it stands among its question's others (only differences count), and the log odds
    that it answers at all."""

    order: float
    answers: float


def read_on(pairs: Sequence[Below]) -> list[Read]:
    """What is made of question and sentence, a pair each, from what the lower layers made of their tokens."""
    if not pairs:
        return []
    weights = _weights()
    tops = _layers().onward([pair.states for pair in pairs], FIRST)
    pooled = np.stack([_pooled(top, pair.second) for top, pair in zip(tops, pairs, strict=True)])
    told = pooled @ weights["whole.weight"].T + weights["whole.bias"]
    return [Read(*row) for row in told.tolist()]


def _pooled(top: Floats, second: NDArray[np.bool_]) -> Floats:
    """The first token, and the means of the question's and of the sentence's."""
    return np.concatenate([top[0], top[~second].mean(axis=0), top[second].mean(axis=0)])


@lru_cache(maxsize=1)
def _weights() -> dict[str, Floats]:
    held = arrays(__package__, FILE)
    return {name: np.asarray(each, np.float32) for name, each in held.items()}


@lru_cache(maxsize=1)
def _layers() -> ChangedBert:
    return ChangedBert(cross_encoder_base(), _weights())
