"""The topics that children's services are inspected on, as they show in the words of a text."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from assistant.language.words import stems

Counts = npt.NDArray[np.float64]
_LONGEST = 4


@lru_cache(maxsize=1)
def topic_names() -> tuple[str, ...]:
    """Every topic, in the order of the counts."""
    return tuple(name for name, _ in _topics())


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[float, ...]:
    stemmed = stems(text)
    runs = Counter(
        tuple(stemmed[at : at + length])
        for length in range(1, _LONGEST + 1)
        for at in range(len(stemmed) - length + 1)
    )
    return tuple(
        float(sum(min(len(wording), 2) for wording in wordings if wording in runs))
        for _, wordings in _topics()
    )


def topic_counts(texts: Sequence[str]) -> Counts:
    """How much each text speaks of each topic, shape `(len(texts), topics)`.

    A word of the topic counts once however often it stands there, a phrase twice as much.
    """
    return np.array([_counted(text) for text in texts]).reshape(len(texts), len(_topics()))


@lru_cache(maxsize=1)
def _topics() -> tuple[tuple[str, frozenset[tuple[str, ...]]], ...]:
    text = (files("assistant") / "data" / "topics.toml").read_text("utf-8")
    rows = tomllib.loads(text)["topic"]
    return tuple((row["name"], frozenset(tuple(stems(w)) for w in row["words"])) for row in rows)
