"""Which rows name a table's columns, told by their words where nothing else tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LABEL_WORDS = 5
_LONG_WORDS = 8


def names_columns(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a first row of three or more short labels stands over a row that says more."""
    filled = [cell for cell in first if cell]
    if len(filled) < 3 or len(filled) < len(first) - 1:
        return False
    labels = all(
        len(cell.split()) <= _LABEL_WORDS and not re.search(r"\d|[.;,]$", cell) for cell in filled
    )
    return labels and any(len(cell.split()) >= _LONG_WORDS for cell in second)
