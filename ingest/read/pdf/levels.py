"""How deep headings and list items lie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.read.blocks import BlockKind
from ingest.read.pdf.flow import Draft

_DEEPEST = 6


def heading_ranks(drafts: Iterable[Draft]) -> dict[int, int]:
    """The level of each heading, by its identity: the larger, then the bolder, the higher."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    sizes: list[float] = []
    for size in sorted({draft.lines[0].size for draft in headings}, reverse=True):
        if not sizes or sizes[-1] - size > 0.6:
            sizes.append(size)
    styles = sorted({_style(draft, sizes) for draft in headings})
    return {id(draft): min(1 + styles.index(_style(draft, sizes)), _DEEPEST) for draft in headings}


def _style(draft: Draft, sizes: Sequence[float]) -> tuple[int, bool, bool]:
    line = draft.lines[0]
    rank = min(range(len(sizes)), key=lambda at: abs(sizes[at] - line.size))
    return rank, not line.bold, line.italic


def item_levels(drafts: Iterable[Draft]) -> dict[int, int]:
    """The level of each list item, by its identity: how far it is indented within its list."""
    levels: dict[int, int] = {}
    indents: list[float] = []
    for draft in drafts:
        if draft.kind is BlockKind.FOOTNOTE:
            continue
        if draft.kind is not BlockKind.LIST_ITEM:
            indents = []
            continue
        x = draft.lines[0].x0
        while indents and x < indents[-1] - 4:
            indents.pop()
        if not indents or x > indents[-1] + 4:
            indents.append(x)
        levels[id(draft)] = len(indents)
    return levels
