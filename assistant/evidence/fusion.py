"""Several rankings as one."""

from __future__ import annotations

from collections.abc import Sequence

_RRF = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)."""


def fuse(rankings: Sequence[Sequence[str]]) -> dict[str, float]:
    """Reciprocal rank fusion: the sum over rankings of 1 / (60 + rank)."""
    fused: dict[str, float] = {}
    for ranking in rankings:
        for rank, found in enumerate(ranking, 1):
            fused[found] = fused.get(found, 0.0) + 1 / (_RRF + rank)
    return fused
