"""BERT by numpy, for a text at a time: 10 ms for a question, and nothing heavy to load."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from corpus.embed.bert_files import Shape
from corpus.embed.processors import processors
from corpus.embed.vectors import Vectors

_Ints = np.ndarray[tuple[int], np.dtype[np.int_]]


class QuickBert:
    """A model run a text at a time; its weights are named as transformers names them."""

    def __init__(self, weights: Mapping[str, Vectors], shape: Shape) -> None:
        from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

        self._shape = shape
        self._threads = ThreadpoolController()
        self._weights = weights

    def encode(self, ids: Sequence[Sequence[int]]) -> Vectors:
        """Unit vectors, a row for each list of token ids."""
        # More threads only wait for each other in products this small: four times as long.
        with self._threads.limit(limits=1, user_api="blas"):
            return np.stack([self._one(np.asarray(each)) for each in ids])

    def states(self, ids: Sequence[int], types: Sequence[int] = ()) -> Vectors:
        """What the model makes of each token in its place, shape (len(ids), width).

        `types` are 0 for a token of the first text and 1 for one of the second; all 0 where none are given.
        """
        with self._threads.limit(limits=1, user_api="blas"):
            return self._states(np.asarray(ids), np.asarray(types or [0] * len(ids)))

    def onward(self, states: Sequence[Vectors], first: int) -> list[Vectors]:
        """What the layers from `first` on make of what those before made of the tokens of some texts.

        All at once: products of that size gain from a second thread.
        """
        ends = np.cumsum([len(each) for each in states])
        spans = [slice(end - len(each), end) for end, each in zip(ends, states, strict=True)]
        with self._threads.limit(limits=min(2, processors()), user_api="blas"):
            x = self._onward(np.concatenate(states).astype(np.float32), first, spans)
        return [x[span] for span in spans]

    def _one(self, ids: _Ints) -> Vectors:
        pooled = self._states(ids, np.zeros_like(ids)).mean(axis=0)
        return np.asarray(pooled / np.linalg.norm(pooled), np.float32)

    def _states(self, ids: _Ints, types: _Ints) -> Vectors:
        tables = self._weights
        x = tables["embeddings.word_embeddings.weight"][ids]
        x = x + tables["embeddings.position_embeddings.weight"][: len(ids)]
        x = x + tables["embeddings.token_type_embeddings.weight"][types]
        return self._onward(self._normal(x, "embeddings.LayerNorm"), 0, [slice(len(ids))])

    def _onward(self, x: Vectors, first: int, spans: Sequence[slice]) -> Vectors:
        for at in range(first, self._shape.depth):
            x = self._layer(x, f"encoder.layer.{at}", spans)
        return x

    def _layer(self, x: Vectors, name: str, spans: Sequence[slice]) -> Vectors:
        seen = self._linear(self._attention(x, name, spans), f"{name}.attention.output.dense")
        x = self._normal(x + seen, f"{name}.attention.output.LayerNorm")
        wide = _gelu(self._linear(x, f"{name}.intermediate.dense"))
        return self._normal(
            x + self._linear(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm"
        )

    def _attention(self, x: Vectors, name: str, spans: Sequence[slice]) -> Vectors:
        parts = [self._linear(x, f"{name}.attention.self.{p}") for p in ("query", "key", "value")]
        return np.concatenate([self._seen(*(part[span] for part in parts)) for span in spans])

    def _seen(self, query: Vectors, key: Vectors, value: Vectors) -> Vectors:
        """What each token of one text sees of all of it."""
        heads, size = self._shape.heads, self._shape.width // self._shape.heads
        query, key, value = (
            each.reshape(len(each), heads, size).swapaxes(0, 1) for each in (query, key, value)
        )
        scores = query @ key.swapaxes(1, 2) / np.float32(size**0.5)
        shares = np.exp(scores - scores.max(axis=2, keepdims=True))
        shares /= shares.sum(axis=2, keepdims=True)
        return np.asarray(shares @ value).swapaxes(0, 1).reshape(value.shape[1], -1)

    def _linear(self, x: Vectors, name: str) -> Vectors:
        return x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _normal(self, x: Vectors, name: str) -> Vectors:
        x = x - x.mean(axis=1, keepdims=True)
        x = x / np.sqrt((x * x).mean(axis=1, keepdims=True) + np.float32(self._shape.epsilon))
        return x * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def _gelu(x: Vectors) -> Vectors:
    """x Φ(x), its erf by Abramowitz and Stegun 7.1.26, right to 1.5e-7."""
    size = np.abs(x) * np.float32(0.5**0.5)
    t = 1 / (1 + np.float32(0.3275911) * size)
    series = np.float32(1.061405429) * t - np.float32(1.453152027)
    for term in (1.421413741, -0.284496736, 0.254829592):
        series = series * t + np.float32(term)
    erf = np.copysign(1 - series * t * np.exp(-size * size), x)
    return np.asarray(0.5 * x * (1 + erf), np.float32)


def mapped_weights(path: Path) -> dict[str, Vectors]:
    """The float32 arrays of a safetensors file: a length, a header in JSON, then the data.

    They stay in their file; what is used of them is mapped in.
    """
    data = np.memmap(path, np.uint8, mode="r")
    size = int(data[:8].view("<u8")[0])
    header = json.loads(data[8 : 8 + size].tobytes())
    found = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = (8 + size + offset for offset in entry["data_offsets"])
            found[name] = data[start:end].view("<f4").reshape(entry["shape"])
    return found
