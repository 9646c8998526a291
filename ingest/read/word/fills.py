"""The colour that an empty table cell is filled with, where it can only be a rating."""

from __future__ import annotations

from collections.abc import Sequence
from colorsys import rgb_to_hsv
from typing import Any

from ingest.read.word.text import qn

_HUES = (
    ("Red", 0, 18), ("Amber", 18, 66), ("Green", 72, 166), ("Blue", 186, 262), ("Red", 342, 361),
)  # fmt: skip
"""Degrees of the colour circle: orange and yellow are Amber."""
_LEAST_COLOUR, _LEAST_LIGHT = 0.18, 0.35


def fill_of(cell: Any) -> str:
    """A cell's own fill as six hexadecimal digits; "" where it has none."""
    shading = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    if shading is None:
        return ""
    solid = shading.get(qn("w:val")) == "solid"
    fill = str(shading.get(qn("w:color" if solid else "w:fill"), "")).upper()
    return fill if len(fill) == len("RRGGBB") and not set(fill) - set("0123456789ABCDEF") else ""


def ratings_of(texts: Sequence[str], fills: Sequence[str]) -> tuple[str, ...]:
    """For each cell of a row "Red", "Amber", "Green" or "Blue" if it is empty and filled so, else "".

    A fill that a cell with words has too is the row's shading. () where no cell is rated.
    """
    shading = {fill for text, fill in zip(texts, fills, strict=True) if text}
    rated = tuple(
        "" if text or fill in shading else _colour(fill)
        for text, fill in zip(texts, fills, strict=True)
    )
    return rated if any(rated) else ()


def _colour(fill: str) -> str:
    if not fill:
        return ""
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, colour, light = rgb_to_hsv(red, green, blue)
    if colour < _LEAST_COLOUR or light < _LEAST_LIGHT:
        return ""
    return next((word for word, low, high in _HUES if low <= hue * 360 < high), "")
