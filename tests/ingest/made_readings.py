"""Readings made by hand, from lines marked with what each block is.

"# x" is a heading ("## x" a deeper one), "- x" a bullet, "7. x" a numbered item, "| x | y" a
table row, "+ x" the rest of the block before a page break, "^ x" a footnote, "= x" a line that
is on the page and in no block (a footer), and any other line a paragraph.
"""

from __future__ import annotations

import re

from corpus.types import PageText
from ingest.read.blocks import Block, BlockKind, Reading


def reading(*pages: str, paged: bool = True) -> Reading:
    """A reading of these pages, a block a line."""
    texts, blocks = [], []
    for number, page in enumerate(pages, 1):
        text, made = _page(number, page)
        texts.append(PageText(number, text))
        blocks += made
    media = "application/pdf" if paged else "text/plain"
    return Reading(media, paged, tuple(texts), tuple(blocks))


def _page(number: int, page: str) -> tuple[str, list[Block]]:
    text = ""
    blocks: list[Block] = []
    for line in filter(None, map(str.strip, page.splitlines())):
        mark, words = _split(line)
        shown = words.replace(" | ", " ") if mark == "|" else words
        shown = f"{mark} {shown}" if mark[:1].isdigit() or mark == "-" else shown
        start = len(text) + shown.index(words.split(" | ")[0])
        text += shown + "\n"
        if mark != "=":
            blocks.append(_block(mark, words, number, start, len(text) - 1))
    return text, blocks


def _split(line: str) -> tuple[str, str]:
    found = re.match(r"(#+|[-|+^=]|\d+\.)\s+(.*)", line)
    return (found[1], found[2]) if found else ("", line)


def _block(mark: str, words: str, page: int, start: int, end: int) -> Block:
    if mark.startswith("#"):
        return Block(BlockKind.HEADING, page, start, end, words, level=len(mark))
    if mark == "|":
        cells = tuple(words.split(" | "))
        return Block(BlockKind.TABLE_ROW, page, start, end, words, cells=cells, table=page)
    if mark == "^":
        return Block(BlockKind.FOOTNOTE, page, start, end, words)
    if mark in ("", "+"):
        return Block(BlockKind.PARAGRAPH, page, start, end, words, continues=mark == "+")
    marker = "•" if mark == "-" else mark.rstrip(".")
    return Block(BlockKind.LIST_ITEM, page, start, end, words, level=1, marker=marker)
