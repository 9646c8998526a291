"""Numbered paragraphs told from numbered lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.read.blocks import Block, BlockKind

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+[A-Z‘“\"']")


def numbered_paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """Numbered items that are paragraphs of prose rather than a list, called so.

    Between two headings they are of one sort: prose if most run to several sentences.
    """
    found = list(blocks)
    start = 0
    for at in range(len(found) + 1):
        if at == len(found) or found[at].kind is BlockKind.HEADING:
            _settle_numbered(found, start, at)
            start = at + 1
    return found


def _settle_numbered(blocks: list[Block], start: int, end: int) -> None:
    numbered = [at for at in range(start, end) if _is_numbered(blocks[at])]
    long = sum(1 for at in numbered if _SENTENCE_END.search(blocks[at].text))
    if 2 * long <= len(numbered):
        return
    for at in range(start, end):
        block = blocks[at]
        goes_with = block.continues and blocks[at - 1].kind is BlockKind.PARAGRAPH
        if block.kind is BlockKind.LIST_ITEM and (at in numbered or goes_with):
            blocks[at] = replace(block, kind=BlockKind.PARAGRAPH, level=0)


def _is_numbered(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM and block.marker[:1].isdigit()
