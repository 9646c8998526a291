"""Cells drawn over several rows: told by the rule between two rows that stops short of them."""

from __future__ import annotations

from itertools import pairwise

from ingest.read.pdf.flow import Draft
from ingest.read.pdf.rules import Rules

_LEVEL = 3.0


def merged_columns(draft: Draft, above: Draft | None, rules: Rules) -> tuple[int, ...]:
    """The row's empty columns that no rule parts from the row above on the same page.

    None where no rule parts the two rows at all: then nothing can be told from rules.
    """
    if draft.row is None or draft.table is None or above is None or above.page != draft.page:
        return ()
    top = min(line.y0 for line in draft.row.lines)
    begins = min(line.y0 for line in above.row.lines) if above.row else 0.0
    between = [rule for rule in rules.across if begins + _LEVEL < rule[0] < top + _LEVEL]
    if not between:
        return ()
    level = max(y for y, _, _ in between)
    spans = [(x0, x1) for y, x0, x1 in between if level - y < _LEVEL]
    edges = (*draft.table.edges, max(x1 for _, x1 in spans))
    middles = [(left + right) / 2 for left, right in pairwise(edges)]
    return tuple(
        column
        for column, (cell, x) in enumerate(zip(draft.row.cells, middles, strict=False))
        if not cell and not any(x0 <= x <= x1 for x0, x1 in spans)
    )
