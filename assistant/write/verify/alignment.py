"""Each word of one text beside the word of another that means the most like it in its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.check.tokens import Token
from corpus.embed.embedder import Embedder
from corpus.embed.vectors import Vectors


@dataclass(frozen=True, eq=False)
class Meant:
    """A text's words as a model sees them: spans, unit vectors, and the whole's unit vector."""

    spans: tuple[tuple[int, int], ...]
    vectors: Vectors
    whole: Vectors

    def of(self, token: Token) -> Vectors | None:
        """A token's unit vector, the mean of its pieces'; None where it was cut off."""
        rows = [n for n, (s, e) in enumerate(self.spans) if s < token.end and e > token.start]
        if not rows:
            return None
        mean = self.vectors[rows].mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)


def meant_by(embedder: Embedder, text: str) -> Meant | None:
    """The text, seen by the embedding model; None of a model that doesn't tell words apart."""
    return _meant(embedder, text)


@lru_cache(maxsize=512)
def _meant(embedder: Embedder, text: str) -> Meant | None:
    read = embedder.tokens(text)
    if read is None:
        return None
    spans, states = read
    pooled = states.mean(axis=0)
    inner = [n for n, (start, end) in enumerate(spans) if end > start]
    unit = states[inner] / np.linalg.norm(states[inner], axis=1, keepdims=True)
    return Meant(tuple(spans[n] for n in inner), unit, pooled / np.linalg.norm(pooled))


def likeness(ours: list[Vectors | None], theirs: list[Vectors | None]) -> Vectors:
    """Cosines, shape (len(ours), len(theirs)); 0 where a word was cut off."""
    found = np.zeros((len(ours), len(theirs)), np.float32)
    for row, one in enumerate(ours):
        for column, other in enumerate(theirs):
            if one is not None and other is not None:
                found[row, column] = float(one @ other)
    return found
