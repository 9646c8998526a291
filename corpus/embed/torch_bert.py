"""BERT by torch, for passages in bulk.

They go through in batches of like length that fill a budget of tokens, so that little is spent on
padding; weights stand in bfloat16 where the processor multiplies it, in float32 elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.embed.bert_files import Shape
from corpus.embed.processors import processors
from corpus.embed.vectors import Vectors

if TYPE_CHECKING:
    import torch

TOKENS_A_BATCH = 2048
"""Padded tokens that go through at once; measured best on two cores, 1,024 to 4,096 are near."""


class Dense(NamedTuple):
    """Weights and biases of a linear step, or of a normalisation."""

    weight: torch.Tensor
    bias: torch.Tensor


class Layer(NamedTuple):
    """One transformer block; `attend` is query, key and value side by side."""

    attend: Dense
    attended: Dense
    attended_norm: Dense
    widen: Dense
    narrow: Dense
    norm: Dense


class BulkBert:
    """The model in the kind of number that the processor is quickest at."""

    def __init__(self, folder: Path, shape: Shape) -> None:
        import torch
        from safetensors.torch import load_file

        self._shape = shape
        self._kind = torch.bfloat16 if _multiplies_bfloat16() else torch.float32
        weights: dict[str, torch.Tensor] = load_file(str(folder / "model.safetensors"))
        self._layers = [_layer(weights, at, self._kind) for at in range(shape.depth)]
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _dense(weights, "embeddings.LayerNorm", torch.float32)

    def encode(self, ids: Sequence[Sequence[int]]) -> Vectors:
        """Unit vectors, a row for each list of token ids.

        A batch is one thread's, and there is a thread a core: threads that share a batch wait for
        each other, and for as long as another process has one of the cores, all of them wait.
        """
        import torch

        found = np.empty((len(ids), self._shape.width), np.float32)

        def embed(rows: list[int]) -> None:
            found[rows] = self._embed([ids[row] for row in rows])

        with ThreadPoolExecutor(
            processors(), initializer=torch.set_num_threads, initargs=(1,)
        ) as pool:
            list(pool.map(embed, _batches(ids)))
        return found

    def _embed(self, ids: Sequence[Sequence[int]]) -> Vectors:
        import torch

        lengths = torch.tensor([len(each) for each in ids])
        padded = torch.zeros(len(ids), int(lengths.max()), dtype=torch.long)
        for place, each in enumerate(ids):
            padded[place, : len(each)] = torch.tensor(each)
        with torch.inference_mode():
            return np.asarray(self._forward(padded, lengths).numpy(), np.float32)

    def _forward(self, ids: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        import torch
        from torch.nn import functional as fn

        width, epsilon = (self._shape.width,), self._shape.epsilon
        real = torch.arange(ids.shape[1])[None] < lengths[:, None]
        mask = None if bool(real.all()) else real[:, None, None, :]
        x = self._words[ids] + self._places[: ids.shape[1]]
        x = fn.layer_norm(x, width, *self._norm, epsilon).to(self._kind)
        for layer in self._layers:
            seen = fn.linear(self._attention(x, layer.attend, mask), *layer.attended)
            x = fn.layer_norm(x + seen, width, *layer.attended_norm, epsilon)
            narrow = fn.linear(fn.gelu(fn.linear(x, *layer.widen)), *layer.narrow)
            x = fn.layer_norm(x + narrow, width, *layer.norm, epsilon)
        pooled = (x.float() * real[:, :, None]).sum(1) / lengths[:, None]
        return fn.normalize(pooled)

    def _attention(self, x: torch.Tensor, dense: Dense, mask: torch.Tensor | None) -> torch.Tensor:
        from torch.nn import functional as fn

        count, length, width = x.shape
        heads = self._shape.heads
        split = fn.linear(x, *dense).view(count, length, 3, heads, width // heads)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        seen = fn.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return seen.transpose(1, 2).reshape(count, length, width)


def _layer(weights: dict[str, torch.Tensor], at: int, kind: torch.dtype) -> Layer:
    import torch

    lead = f"encoder.layer.{at}"
    parts = [_dense(weights, f"{lead}.attention.self.{p}", kind) for p in ("query", "key", "value")]
    return Layer(
        Dense(torch.cat([p.weight for p in parts]), torch.cat([p.bias for p in parts])),
        _dense(weights, f"{lead}.attention.output.dense", kind),
        _dense(weights, f"{lead}.attention.output.LayerNorm", kind),
        _dense(weights, f"{lead}.intermediate.dense", kind),
        _dense(weights, f"{lead}.output.dense", kind),
        _dense(weights, f"{lead}.output.LayerNorm", kind),
    )


def _dense(weights: dict[str, torch.Tensor], name: str, kind: torch.dtype) -> Dense:
    return Dense(*(weights[f"{name}.{part}"].to(kind) for part in ("weight", "bias")))


def _batches(ids: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Rows of like length, longest first, each batch within the budget of padded tokens."""
    batch: list[int] = []
    for row in sorted(range(len(ids)), key=lambda row: -len(ids[row])):
        if batch and (len(batch) + 1) * len(ids[batch[0]]) > TOKENS_A_BATCH:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _multiplies_bfloat16() -> bool:
    """Whether the processor has instructions for it; without them bfloat16 is the slower."""
    import torch

    names = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    answers = (getattr(torch.cpu, name, None) for name in names)
    return any(answer() for answer in answers if answer)
