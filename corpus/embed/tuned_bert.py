"""A packaged model, fitted for one task of reading: small changes to its weights, and what is told of them.

The changes are of low rank (Hu and others 2021, "LoRA"): beside each matrix W of the encoder stand a
and b, and what goes through is x Wᵀ + (x aᵀ) bᵀ. A task's file holds those and two linear heads, one
asked of every token and one of the whole; it is some hundred kilobytes, for the encoder's own weights
are the package's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import numpy as np

from corpus.embed.bert_files import Shape
from corpus.embed.embedder import packaged_folder
from corpus.embed.numpy_bert import QuickBert, mapped_weights
from corpus.embed.vectors import Vectors


@dataclass(frozen=True)
class Told:
    """What the heads make of a text: `tokens` a row for each span of it, `whole` of all; unbounded sums."""

    spans: tuple[tuple[int, int], ...]
    tokens: Vectors
    whole: Vectors


@dataclass(frozen=True)
class Base:
    """The model that is changed: its tokenizer's file, its sizes, and what reads its weights."""

    tokenizer: Path
    shape: Callable[[], Shape]
    weights: Callable[[], Mapping[str, Vectors]]


def packaged_encoder() -> Base:
    """The embedding model that is packaged."""
    folder = packaged_folder()
    return Base(
        folder / "tokenizer.json",
        lambda: Shape.of(folder),
        lambda: mapped_weights(folder / "model.safetensors"),
    )


class TunedBert:
    """Loaded at first use; `content` gives the bytes of the task's file."""

    def __init__(
        self, content: Callable[[], bytes], base: Callable[[], Base] = packaged_encoder
    ) -> None:
        self._content, self._base = content, base

    def tell_pair(self, one: str, other: str) -> Vectors:
        """Of two texts that are read together: the head's sums of the whole."""
        ids, types = self._pieces.pair(one, other)
        return self._of_whole(self._bert.states(ids, types))

    def _of_whole(self, states: Vectors) -> Vectors:
        weights = self._weights
        pooled = np.concatenate([states[0], states.mean(axis=0)])
        return np.asarray(weights["whole.weight"] @ pooled + weights["whole.bias"], np.float32)

    def tell(self, text: str, *beside: str) -> Told:
        """Of a text, read with those beside it; what is beyond the model's length isn't seen."""
        spans, ids = self._pieces.pieces(text, beside)
        states = self._bert.states(ids)
        weights = self._weights
        tokens = states[1 : 1 + len(spans)] @ weights["tokens.weight"].T + weights["tokens.bias"]
        return Told(tuple(spans), tokens, self._of_whole(states))

    @cached_property
    def _weights(self) -> dict[str, Vectors]:
        with np.load(BytesIO(self._content())) as held:
            return {name: held[name].astype(np.float32) for name in held.files}

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces(self._base().tokenizer)

    @cached_property
    def _bert(self) -> ChangedBert:
        return ChangedBert(self._base(), self._weights)


LONGEST = 256
"""Tokens of a text that are read, and of each beside it a tenth."""
_LONGEST_PAIR = 160
"""Tokens of two texts that are read together: a question of thirty words and a sentence of eighty."""


class Pieces:
    """Texts to token ids: [CLS] text [SEP] beside [SEP] ..."""

    def __init__(self, tokenizer: Path | None = None) -> None:
        from tokenizers import Tokenizer

        self._tokens = Tokenizer.from_file(str(tokenizer or packaged_encoder().tokenizer))
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

    def pair(self, one: str, other: str) -> tuple[list[int], list[int]]:
        """[CLS] one [SEP] other [SEP], and 0 or 1 for which each is of; of a long pair the longer is cut."""
        self._tokens.enable_truncation(_LONGEST_PAIR)
        read = self._tokens.encode(one, other)
        self._tokens.no_truncation()
        return read.ids, read.type_ids


class ChangedBert(QuickBert):
    """The base with changes by the names of its weights: `NAME.a` and `NAME.b` beside the matrix NAME."""

    def __init__(self, base: Base, changes: Mapping[str, Vectors]) -> None:
        super().__init__(base.weights(), base.shape())
        self._changes = changes

    def _linear(self, x: Vectors, name: str) -> Vectors:
        plain = super()._linear(x, name)
        if f"{name}.a" not in self._changes:
            return plain
        changes = self._changes
        return np.asarray(plain + (x @ changes[f"{name}.a"].T) @ changes[f"{name}.b"].T, np.float32)
