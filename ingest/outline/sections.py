"""Blocks -> Sections: each stretch of a paper under the path of headings that it stands under."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.outline.headings import heading_text, is_contents, repaired
from ingest.read.blocks import Block, BlockKind, Reading

_PROSE_WORDS = 12


@dataclass(frozen=True)
class Section:
    """A stretch of a paper under one heading, which is its first block where it has one.

    `heading` is the path of headings, outermost first; () before the first heading. The titles
    on a paper's cover are not in the path of other sections. A list is in one section with its
    lead-in, the paragraph before it that ends in a colon.
    """

    heading: tuple[str, ...]
    blocks: tuple[Block, ...]


def split_sections(reading: Reading) -> tuple[Section, ...]:
    """The paper's sections, in order; together they hold all that was read but running titles."""
    blocks = repaired(reading)
    cover = _cover(blocks)
    path: list[Block] = []
    sections: list[tuple[tuple[str, ...], list[Block]]] = [((), [])]
    for block in blocks:
        if _heads(block):
            path = [*_above(block, path), block]
            sections.append((_names(path, cover), []))
        sections[-1][1].append(block)
    return tuple(Section(heading, tuple(held)) for heading, held in sections if held)


def _heads(block: Block) -> bool:
    """A heading, or a box of judgement and grade that serves as one."""
    return block.level > 0 and block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW)


def _above(block: Block, path: list[Block]) -> list[Block]:
    """The headings of the path that a new one stands under."""
    return [head for head in path if head.level < block.level and not is_contents(head)]


def _cover(blocks: list[Block]) -> list[Block]:
    """The headings before the paper's first prose or table."""
    titles: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            titles.append(block)
        elif block.kind is BlockKind.TABLE_ROW or len(block.text.split()) > _PROSE_WORDS:
            break
    return titles


def _names(path: list[Block], cover: list[Block]) -> tuple[str, ...]:
    """The path in words; a cover's title only for what stands right under it."""
    heads = [head for head in path[:-1] if head not in cover]
    return tuple(heading_text(head) for head in (*heads, path[-1]))
