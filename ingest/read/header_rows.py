"""Which rows name a table's columns, told by their words where nothing else tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LABEL_WORDS = 5
_LONG_WORDS = 8
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?")
_VALUE = re.compile(r"\d|[.;,]$")
_FIGURE = re.compile(r"[£$€]?\d[\d,.]*\s?(?:%|per cent|m|k)?")


def names_columns(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a first row of three or more short labels stands over one that says or counts."""
    filled = [cell for cell in first if cell]
    if len(filled) < 3 or len(filled) < len(first) - 1:
        return False
    labels = all(
        len(cell.split()) <= _LABEL_WORDS and (_YEAR.fullmatch(cell) or not _VALUE.search(cell))
        for cell in filled
    )
    says = any(len(cell.split()) >= _LONG_WORDS for cell in second)
    counts = sum(1 for cell in second if _FIGURE.fullmatch(cell)) >= 2
    return labels and (says or counts)
