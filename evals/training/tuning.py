"""Fit a packaged model for a task of reading: low-rank changes to its weights, and two linear heads.

What comes out is the file that `corpus.embed.tuned_bert` reads.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as fn
from transformers import BertConfig, BertModel

from corpus.embed.processors import processors
from corpus.embed.tuned_bert import Base, packaged_encoder

_RANK = 8
_LOUDNESS = 2.0
_RATE, _RATE_OF_HEADS = 2e-3, 1e-3
_BATCH = 16
_DROPPED = 0.1
_WARM = 0.1
NOT_LABELLED = -100
"""A token or a whole that the fit isn't to learn from."""


@dataclass(frozen=True)
class Example:
    """A text's token ids, a label for each, and of the whole a class of each field and yes-or-no answers.

    `answers` are 0, 1 or NOT_LABELLED; `weight` is what the whole counts for; `types` are 1 for the tokens
    of the second of two texts.
    """

    ids: tuple[int, ...]
    labels: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()
    answers: tuple[int, ...] = ()
    weight: float = 1.0
    types: tuple[int, ...] = ()


@dataclass(frozen=True)
class Heads:
    """How many kinds a token may be of, classes each field of the whole has, and yes-or-no answers."""

    kinds: int = 0
    classes: tuple[int, ...] = ()
    answers: int = 0


def tuned(
    examples: Sequence[Example],
    heads: Heads,
    *,
    rounds: float,
    seed: int = 15,
    base: Base | None = None,
    rate: float = _RATE,
) -> dict[str, NDArray[np.float16]]:
    """The arrays of a task's file, fitted on the examples by so many rounds over all."""
    torch.manual_seed(seed)
    torch.set_num_threads(processors())  # embedding, if it came before, has left it at one
    chance = random.Random(seed)
    net = _Net(heads, base or packaged_encoder())
    changed = [
        each
        for name, each in net.named_parameters()
        if each.requires_grad and name.startswith("bert")
    ]
    asked = [*net.tokens.parameters(), *net.whole.parameters()]
    best = torch.optim.AdamW(
        [{"params": changed, "lr": rate}, {"params": asked, "lr": _RATE_OF_HEADS}],
        weight_decay=0.01,
    )
    steps = round(rounds * math.ceil(len(examples) / _BATCH))
    paced = torch.optim.lr_scheduler.LambdaLR(
        best, lambda step: min((step + 1) / (_WARM * steps), 1.0) * max(0.0, 1 - step / steps)
    )
    over_and_over = chain.from_iterable(_batches(examples, chance) for _ in count())
    for batch in islice(over_and_over, steps):
        best.zero_grad()
        torch.autograd.backward(net.loss(batch))
        torch.nn.utils.clip_grad_norm_([*changed, *asked], 1.0)
        best.step()
        paced.step()
    return net.arrays()


def _batches(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """All of them once, in batches of like length, in an order of chance."""
    order = list(examples)
    chance.shuffle(order)
    found = []
    for start in range(0, len(order), 8 * _BATCH):
        near = sorted(order[start : start + 8 * _BATCH], key=lambda each: len(each.ids))
        found += [near[at : at + _BATCH] for at in range(0, len(near), _BATCH)]
    chance.shuffle(found)
    yield from found


class _LowRank(torch.nn.Module):
    """A linear map that stays, and a change to it of low rank that is learned."""

    def __init__(self, kept: torch.nn.Linear) -> None:
        super().__init__()
        self.kept = kept
        self.a = torch.nn.Parameter(
            torch.randn(_RANK, kept.in_features) / math.sqrt(kept.in_features)
        )
        self.b = torch.nn.Parameter(torch.zeros(kept.out_features, _RANK))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        change: torch.Tensor = _LOUDNESS * (x @ self.a.T) @ self.b.T
        kept: torch.Tensor = self.kept(x)
        return kept + change


class _Net(torch.nn.Module):
    def __init__(self, heads: Heads, base: Base) -> None:
        super().__init__()
        self.heads = heads
        self.bert = _bert_of(base)
        self.bert.requires_grad_(False)
        for name, part in list(self.bert.named_modules()):
            if name.startswith("encoder.") and isinstance(part, torch.nn.Linear):
                parent, _, own = name.rpartition(".")
                setattr(self.bert.get_submodule(parent), own, _LowRank(part))
        width = self.bert.config.hidden_size
        self.tokens = torch.nn.Linear(width, heads.kinds)
        self.whole = torch.nn.Linear(2 * width, sum(heads.classes) + heads.answers)
        self.train()

    def loss(self, batch: Sequence[Example]) -> torch.Tensor:
        """What the heads say of a batch beside its labels."""
        ids = _padded([each.ids for each in batch], 0)
        there = _padded([[1] * len(each.ids) for each in batch], 0)
        types = _padded([each.types or [0] * len(each.ids) for each in batch], 0)
        states = self.bert(
            input_ids=ids, attention_mask=there, token_type_ids=types
        ).last_hidden_state
        mean = (states * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        whole = self.whole(fn.dropout(torch.cat([states[:, 0], mean], 1), _DROPPED, self.training))
        total = torch.zeros(())
        if self.heads.kinds:
            labels = _padded([each.labels for each in batch], NOT_LABELLED, ids.shape[1])
            told = self.tokens(fn.dropout(states, _DROPPED, self.training))
            total = total + 3 * fn.cross_entropy(told.flatten(0, 1), labels.flatten())
        weights = torch.tensor([each.weight for each in batch])
        start = 0
        for field, size in enumerate(self.heads.classes):
            classes = torch.tensor([each.whole[field] for each in batch])
            told, start = whole[:, start : start + size], start + size
            lost = fn.cross_entropy(told, classes, reduction="none", ignore_index=NOT_LABELLED)
            total = total + 0.5 * (weights * lost).mean()
        if self.heads.answers:
            wanted = torch.tensor([each.answers for each in batch])
            said = whole[:, start:]
            lost = fn.binary_cross_entropy_with_logits(
                said, wanted.clamp(min=0).float(), reduction="none"
            )
            lost = (lost * (wanted != NOT_LABELLED)).sum(1)
            total = total + 0.5 * (weights * lost).mean()
        return total

    def arrays(self) -> dict[str, NDArray[np.float16]]:
        """What is learned, by the names that the encoder's own weights have."""
        found: dict[str, torch.Tensor] = {}
        for name, part in self.bert.named_modules():
            if isinstance(part, _LowRank):
                found[f"{name}.a"], found[f"{name}.b"] = part.a, _LOUDNESS * part.b
        for name in ("tokens", "whole"):
            head = getattr(self, name)
            found[f"{name}.weight"], found[f"{name}.bias"] = head.weight, head.bias
        return {name: each.detach().numpy().astype(np.float16) for name, each in found.items()}


def _bert_of(base: Base) -> BertModel:
    shape = base.shape()
    weights = {name: torch.tensor(np.array(held)) for name, held in base.weights().items()}
    sizes = BertConfig(
        vocab_size=len(weights["embeddings.word_embeddings.weight"]),
        hidden_size=shape.width,
        num_hidden_layers=shape.depth,
        num_attention_heads=shape.heads,
        intermediate_size=len(weights["encoder.layer.0.intermediate.dense.bias"]),
        layer_norm_eps=shape.epsilon,
    )
    bert = BertModel(sizes, add_pooling_layer=False)
    lacking = bert.load_state_dict(weights, strict=False).missing_keys
    if lacking:
        raise ValueError(f"the model to be changed lacks {', '.join(lacking)}")
    return bert


def _padded(rows: Sequence[Sequence[int]], by: int, length: int = 0) -> torch.Tensor:
    longest = max(length, *(len(row) for row in rows))
    return torch.tensor([[*row, *[by] * (longest - len(row))] for row in rows])
