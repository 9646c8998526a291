"""The words of pages that are pictures, through RapidOCR (the `ocr` extra)."""

from __future__ import annotations

import logging
import re
from statistics import median
from typing import Any

from ingest.read.pdf.words import Word

_DPI = 200
_MOST_PIXELS = 5000
_LEAST_SCORE = 0.5
_GLUED = re.compile(r"(?<=[a-z)’'][,;:])(?=\w)|(?<=[a-z][.?!])(?=[A-Z][a-z ])")
"""Where the blank after a mark was not seen."""


class Recogniser:
    """Reads pictures of pages; finds nothing where the extra isn't installed."""

    def __init__(self) -> None:
        self._engine = _engine()

    @property
    def available(self) -> bool:
        """Whether the extra is installed."""
        return self._engine is not None

    def words(self, page: Any) -> list[Word]:
        """The words seen on a pypdfium2 page, in points from its top left."""
        if self._engine is None:
            return []
        width, height = page.get_size()
        if not 0.05 < width / height < 20:
            return []
        scale = min(_DPI / 72, _MOST_PIXELS / max(width, height))
        picture = page.render(scale=scale).to_numpy()
        seen = self._engine(picture)
        if seen.boxes is None or seen.txts is None:
            return []
        words: list[Word] = []
        for corners, text, score in zip(seen.boxes, seen.txts, seen.scores, strict=True):
            if score >= _LEAST_SCORE:
                xs, ys = (
                    [float(x) / scale for x, _ in corners],
                    [float(y) / scale for _, y in corners],
                )
                words += _spread(text, min(xs), min(ys), max(xs), max(ys))
        return _levelled(words)


def _engine() -> Any:
    try:
        from rapidocr import RapidOCR
    except ImportError:
        return None
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR()


def _levelled(words: list[Word]) -> list[Word]:
    """Words with the page's usual size where theirs is near it: seen heights waver."""
    if not words:
        return words
    usual = median(word.size for word in words)
    return [word._replace(size=usual) if 0.72 < word.size / usual < 1.3 else word for word in words]


def _spread(text: str, x0: float, y0: float, x1: float, y1: float) -> list[Word]:
    """A line's words, each given the share of the line's width that its letters take."""
    text = _GLUED.sub(" ", text)
    step = (x1 - x0) / max(len(text), 1)
    words: list[Word] = []
    at = 0
    for part in text.split():
        at = text.index(part, at)
        left, right = x0 + at * step, x0 + (at + len(part)) * step
        words.append(Word(part, left, y0, right, y1, round(0.85 * (y1 - y0), 1), False))
        at += len(part)
    return words
