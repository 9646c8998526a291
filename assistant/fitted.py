"""Small fitted models, as they are shipped: a file of numbers each, and the arithmetic to use it.

They are made by `evals.training` and stand beside the code that uses them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Trees:
    """Boosted regression trees (Friedman, 2001): the sum of a leaf of each, as a probability.

    `names` are the features in the order of a row. Of node i, `feature[i]` is what it looks at (-1
    in a leaf), `threshold[i]` goes left when not exceeded, and `value[i]` is a leaf's share of the
    log odds. `missing_left[i]` says where a missing value (NaN) goes. `roots` are the trees.
    """

    names: tuple[str, ...]
    base: float
    roots: NDArray[np.int32]
    feature: NDArray[np.int32]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    missing_left: NDArray[np.bool_]
    value: NDArray[np.float64]

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
        """A probability a row, shape (n,); a feature that a row lacks is missing."""
        return np.asarray(1 / (1 + np.exp(-self.sums(rows))))

    def sums(self, rows: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
        """What the trees sum to, a value a row: log odds, or what a regression was fitted on."""
        if not rows:
            return np.zeros(0)
        table = np.array([[row.get(name, np.nan) for name in self.names] for row in rows])
        at = np.repeat(self.roots[None, :], len(table), axis=0)
        lines = np.arange(len(table))[:, None]
        while True:
            feature = self.feature[at]
            inner = feature >= 0
            if not inner.any():
                return np.asarray(self.base + self.value[at].sum(axis=1))
            seen = table[lines, np.maximum(feature, 0)]
            goes_left = np.where(np.isnan(seen), self.missing_left[at], seen <= self.threshold[at])
            at = np.where(inner, np.where(goes_left, self.left[at], self.right[at]), at)


@dataclass(frozen=True, eq=False)
class Linear:
    """A multinomial logistic classifier: `weights` of shape (features, labels), and a bias a label."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats

    def probabilities(self, row: Floats) -> dict[str, float]:
        """Each label's probability, summing to 1."""
        odds = row @ self.weights + self.bias
        raised = np.exp(odds - odds.max())
        return dict(zip(self.labels, (raised / raised.sum()).tolist(), strict=True))

    def each(self, rows: Floats) -> Floats:
        """Each label's own probability where several may hold: shape (rows, labels)."""
        return np.asarray(1 / (1 + np.exp(-(rows @ self.weights + self.bias))), np.float32)


def beside(
    rows: Sequence[Mapping[str, float]], less: Sequence[str], numbered: Sequence[str] = ()
) -> list[dict[str, float]]:
    """How each row stands beside the others of its question; what it lacks is left out.

    `r_NAME` is its sign less the most that any has (0 for the best), `o_NAME` how many different
    values are above its own.
    """
    most = {name: max((r[name] for r in rows if name in r), default=0.0) for name in less}
    values = {n: sorted({r[n] for r in rows if n in r}, reverse=True) for n in numbered}
    return [
        {
            **{f"r_{name}": row[name] - most[name] for name in less if name in row},
            **{f"o_{n}": float(values[n].index(row[n])) for n in numbered if n in row},
        }
        for row in rows
    ]


@lru_cache(maxsize=16)
def trees(package: str, name: str) -> Trees:
    """The trees in a package's file."""
    return trees_of(arrays(package, name))


def trees_of(held: Mapping[str, Any]) -> Trees:
    """Trees from the arrays that a file of them holds."""
    return Trees(
        names=tuple(json.loads(str(held["names"]))),
        base=float(held["base"]),
        roots=held["roots"],
        feature=held["feature"],
        threshold=held["threshold"],
        left=held["left"],
        right=held["right"],
        missing_left=held["missing_left"],
        value=held["value"].astype(np.float64),
    )


@lru_cache(maxsize=16)
def linear(package: str, name: str) -> dict[str, Linear]:
    """The classifiers in a package's file, by the field that each decides."""
    return linear_of(arrays(package, name))


def linear_of(held: Mapping[str, Any]) -> dict[str, Linear]:
    """Classifiers from the arrays that a file of them holds, by the field that each decides."""
    fields = json.loads(str(held["fields"]))
    return {
        field: Linear(
            tuple(labels),
            held[f"{field}_weights"].astype(np.float32),
            held[f"{field}_bias"].astype(np.float32),
        )
        for field, labels in fields.items()
    }


@lru_cache(maxsize=16)
def arrays(package: str, name: str) -> dict[str, NDArray[Any]]:
    """The arrays in a package's file, by their names."""
    with np.load(BytesIO(_content(package, name))) as held:
        return dict(held)


def _content(package: str, name: str) -> bytes:
    return (files(package) / name).read_bytes()
