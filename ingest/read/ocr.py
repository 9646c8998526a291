"""The words of pages that are pictures, through RapidOCR (the `ocr` extra)."""

from __future__ import annotations

import logging
from typing import Any

from ingest.read.words import Word

_DPI = 200
_LEAST_SCORE = 0.5


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
        scale = _DPI / 72
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
        return words


def _engine() -> Any:
    try:
        from rapidocr import RapidOCR
    except ImportError:
        return None
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR()


def _spread(text: str, x0: float, y0: float, x1: float, y1: float) -> list[Word]:
    """A line's words, each given the share of the line's width that its letters take."""
    step = (x1 - x0) / max(len(text), 1)
    words: list[Word] = []
    at = 0
    for part in text.split():
        at = text.index(part, at)
        left, right = x0 + at * step, x0 + (at + len(part)) * step
        words.append(Word(part, left, y0, right, y1, round(0.85 * (y1 - y0), 1), False))
        at += len(part)
    return words
