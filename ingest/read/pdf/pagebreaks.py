"""Whether a block at the head of a page goes on with the last one of the page before."""

from __future__ import annotations

import re

from ingest.read.blocks import Block, BlockKind
from ingest.read.pdf.flow import Draft

_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*[⁰¹²³⁴-⁹]*$")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def goes_on(before: Draft, said: Block, draft: Draft, block: Block) -> bool:
    """Whether `draft`, made into `block`, is the rest of `before`, which says `said`.

    A sentence broken off, or one begun in lower case, is; so is a new sentence that stands at the
    indent of the item before, whose last line was full.
    """
    if draft.page != before.page + 1 or said.kind not in _PROSE:
        return False
    if draft.kind is BlockKind.HEADING or block.marker or draft.entry or before.entry:
        return False
    if draft.kind not in _PROSE or abs(draft.lines[0].size - before.lines[0].size) > 1:
        return False
    ended = bool(_ENDED.search(said.text))
    if block.text[:1].islower():
        return not said.text.endswith(":")
    last = before.lines[-1]
    full = last.x1 > before.edge - 0.22 * (before.edge - last.x0)
    if not ended:
        return full or said.text.endswith((",", "-", "–"))
    return full and _hangs_alike(before, draft)


def _hangs_alike(before: Draft, draft: Draft) -> bool:
    """Whether a page's first lines stand at the indent of the item that ended the last page."""
    first, last = before.lines[0], before.lines[-1]
    hanging = len(before.lines) > 1 and last.x0 > first.x0 + 3
    return hanging and all(abs(line.x0 - last.x0) < 3 for line in draft.lines)
