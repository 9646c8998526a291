"""Words of a page made into lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ingest.read.words import Word


class Line(NamedTuple):
    """Words that stand beside each other, left to right, with no wide gap between them."""

    words: tuple[Word, ...]
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def line_of(words: Iterable[Word]) -> Line:
    """One line of these words; its size and weight are those of most of its letters."""
    words = tuple(words)
    sizes: dict[float, int] = {}
    bold = 0
    letters = 0
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        letters += len(word.text)
        bold += len(word.text) if word.bold else 0
    return Line(
        words,
        min(word.x0 for word in words),
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
        max(sizes, key=lambda size: sizes[size]),
        2 * bold > letters,
    )
