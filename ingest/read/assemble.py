"""Drafts of a whole document made into its blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.read.blocks import Block, BlockKind
from ingest.read.flow import Draft
from ingest.read.headings import settle_headings
from ingest.read.joining import Vocabulary, join
from ingest.read.levels import heading_ranks, item_levels
from ingest.read.markers import marked
from ingest.read.pagebreaks import goes_on
from ingest.read.pagetext import Written
from ingest.read.tables import TableNumbers, row_block

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+[A-Z‘“\"']")


def assemble(
    drafts: Sequence[Draft], written: Sequence[Written], known: Vocabulary
) -> tuple[Block, ...]:
    """Blocks in reading order. `written` are the pages, the first page first."""
    settle_headings(drafts)
    ranks, levels = heading_ranks(drafts), item_levels(drafts)
    tables = TableNumbers()
    blocks: list[Block] = []
    last: tuple[Draft, Block] | None = None
    for draft in drafts:
        page = written[draft.page - 1]
        if draft.row and draft.table:
            block = row_block(draft, page, known, tables, last)
        else:
            block = _text_block(draft, page, known, ranks.get(id(draft), levels.get(id(draft), 0)))
            if last and goes_on(*last, draft, block):
                block = _continued(last[1], draft, block, known)
        blocks.append(block)
        if draft.kind is not BlockKind.FOOTNOTE:
            last = (draft, block)
    return tuple(_numbered_paragraphs(blocks))


def _text_block(draft: Draft, page: Written, known: Vocabulary, level: int) -> Block:
    start, end = page.span(draft.lines)
    text = join([line.text for line in draft.lines], known)
    mark = None if draft.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) else marked(text)
    marker = ""
    if draft.kind is BlockKind.FOOTNOTE:
        found = re.match(r"([*†‡]|[0-9⁰¹²³⁴-⁹]{1,3})\s*(?=\S)", text)
        if found:
            marker, text = found[1], text[found.end() :]
    elif mark and not draft.entry:
        marker, text = mark.marker, mark.text
    return Block(draft.kind, draft.page, start, end, text, level, marker)


def _continued(before: Block, draft: Draft, block: Block, known: Vocabulary) -> Block:
    """The block as the rest of the one before it, which it goes on with."""
    whole = join([line.text for line in draft.lines], known)
    return replace(
        block, kind=before.kind, level=before.level, marker="", text=whole, continues=True
    )


def _numbered_paragraphs(blocks: Sequence[Block]) -> list[Block]:
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
