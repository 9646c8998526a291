"""The packaged encoder, fitted for one task of reading: small changes to its weights, and what is told of them.

The changes are of low rank (Hu and others 2021, "LoRA"): beside each matrix W of the encoder stand a
and b, and what goes through is x Wᵀ + (x aᵀ) bᵀ. A task's file holds those and two linear heads, one
asked of every token and one of the whole; it is some hundred kilobytes, for the encoder's own weights
are the package's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import numpy as np

from corpus.embed.bert_files import Shape
from corpus.embed.embedder import packaged_folder
from corpus.embed.numpy_bert import QuickBert
from corpus.embed.vectors import Vectors


@dataclass(frozen=True)
class Told:
    """What the heads make of a text: `tokens` a row for each span of it, `whole` of all; unbounded sums."""

    spans: tuple[tuple[int, int], ...]
    tokens: Vectors
    whole: Vectors


class TunedBert:
    """Loaded at first use; `content` gives the bytes of the task's file."""

    def __init__(self, content: Callable[[], bytes]) -> None:
        self._content = content

    def tell(self, text: str, *beside: str) -> Told:
        """Of a text, read with those beside it; what is beyond the model's length isn't seen."""
        spans, ids = self._pieces.pieces(text, beside)
        states = self._bert.states(ids)
        weights = self._weights
        pooled = np.concatenate([states[0], states.mean(axis=0)])
        tokens = states[1 : 1 + len(spans)] @ weights["tokens.weight"].T + weights["tokens.bias"]
        whole = weights["whole.weight"] @ pooled + weights["whole.bias"]
        return Told(tuple(spans), tokens, whole)

    @cached_property
    def _weights(self) -> dict[str, Vectors]:
        with np.load(BytesIO(self._content())) as held:
            return {name: held[name].astype(np.float32) for name in held.files}

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces()

    @cached_property
    def _bert(self) -> _ChangedBert:
        return _ChangedBert(self._weights)


LONGEST = 256
"""Tokens of a text that are read, and of each beside it a tenth."""


class Pieces:
    """Texts to token ids: [CLS] text [SEP] beside [SEP] ..."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer

        self._tokens = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
        self._tokens.no_padding()
        self._tokens.no_truncation()
        self._begin, self._end = self._tokens.encode("").ids

    def pieces(
        self, text: str, beside: Sequence[str] = ()
    ) -> tuple[list[tuple[int, int]], list[int]]:
        """The text's spans, a token each, and the ids of all; the first span's id is the second."""
        read = self._tokens.encode(text, add_special_tokens=False)
        ids = [self._begin, *read.ids[:LONGEST], self._end]
        for each in beside:
            more = self._tokens.encode(each, add_special_tokens=False).ids
            ids += [*more[: LONGEST // 10], self._end]
        return read.offsets[:LONGEST], ids


class _ChangedBert(QuickBert):
    def __init__(self, changes: dict[str, Vectors]) -> None:
        folder = packaged_folder()
        super().__init__(folder, Shape.of(folder))
        self._changes = changes

    def _linear(self, x: Vectors, name: str) -> Vectors:
        plain = super()._linear(x, name)
        if f"{name}.a" not in self._changes:
            return plain
        changes = self._changes
        return np.asarray(plain + (x @ changes[f"{name}.a"].T) @ changes[f"{name}.b"].T, np.float32)
