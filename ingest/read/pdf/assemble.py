"""Drafts of a whole document made into its blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.read.blocks import Block, BlockKind
from ingest.read.joining import Vocabulary, join
from ingest.read.markers import marked
from ingest.read.numbered import numbered_paragraphs
from ingest.read.pdf.flow import Draft
from ingest.read.pdf.headings import settle_headings
from ingest.read.pdf.levels import heading_ranks, item_levels
from ingest.read.pdf.merged import merged_columns
from ingest.read.pdf.page_text import Written
from ingest.read.pdf.pagebreaks import goes_on
from ingest.read.pdf.rules import Rules
from ingest.read.pdf.tables import TableNumbers, row_block


def assemble(
    drafts: Sequence[Draft],
    written: Sequence[Written],
    known: Vocabulary,
    rules: Sequence[Rules] = (),
) -> tuple[Block, ...]:
    """Blocks in reading order. `written` are the pages, the first page first; `rules` theirs."""
    settle_headings(drafts)
    ranks, levels = heading_ranks(drafts), item_levels(drafts)
    tables = TableNumbers()
    blocks: list[Block] = []
    last: tuple[Draft, Block] | None = None
    for draft in drafts:
        page = written[draft.page - 1]
        if draft.row and draft.table:
            block = row_block(draft, page, known, tables, last)
            above = last[0] if last and last[1].table == block.table else None
            if rules:
                block = replace(block, merged=merged_columns(draft, above, rules[draft.page - 1]))
        else:
            block = _text_block(draft, page, known, ranks.get(id(draft), levels.get(id(draft), 0)))
            if last and goes_on(*last, draft, block):
                block = _continued(last[1], draft, block, known)
        blocks.append(block)
        if draft.kind is not BlockKind.FOOTNOTE:
            last = (draft, block)
    return tuple(numbered_paragraphs(blocks))


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
