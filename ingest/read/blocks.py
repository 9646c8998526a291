"""What reading a file gives: its pages' canonical text, and blocks that point into it.

A block is a heading, a paragraph, a list item or a table row. It lies on one page; one that
runs over a page break is two blocks, the second marked `continues`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.types import PageText


class BlockKind(StrEnum):
    """The sorts of block."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one page. `text` is clean: line ends joined, their hyphens mended.

    `start` and `end` are offsets in the page's text. `level` is a heading's depth from 1, or a
    list item's from 1. `marker` is an item's or paragraph's printed bullet or number ("4.2", "a)"),
    which `text` leaves out. A table row's `cells` are in column order, empty cells as ""; `table`
    counts the document's tables from 1, and `header` marks a row that names the columns. `merged`
    has the columns whose cell is the one above, drawn over both rows and given there. `rated`
    has, where some empty cell is filled so, "Red", "Amber", "Green" or "" for each cell: a colour
    is no text, so it is in neither `text` nor `cells`. `row` is a spreadsheet's row number, else 0.
    """

    kind: BlockKind
    page: int
    start: int
    end: int
    text: str
    level: int = 0
    marker: str = ""
    continues: bool = False
    cells: tuple[str, ...] = ()
    table: int = 0
    header: bool = False
    merged: tuple[int, ...] = ()
    rated: tuple[str, ...] = ()
    row: int = 0


@dataclass(frozen=True)
class Reading:
    """A file as read. Where `paged` is false there is one page, numbered 1, and none is cited.

    `running` holds the distinct running headers and footers that were dropped from the blocks.
    `title`, `author` and `created` are what the file's own properties claim (hints, not facts).
    `scanned` lists the pages that are pictures with no text. `losses` are those of the `warnings`
    that say that the file is damaged or was read in part.
    """

    media: str
    paged: bool
    pages: tuple[PageText, ...]
    blocks: tuple[Block, ...]
    running: tuple[str, ...] = ()
    title: str = ""
    author: str = ""
    created: date | None = None
    source_url: str = ""
    scanned: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
