"""A paper as the lines and paragraphs that a marking may stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.types import PageText
from ingest.describe.front import without_markup
from ingest.read.blocks import Block, BlockKind, Reading

HEAD = 10
"""So many units from a page's top are its head, where markings usually stand."""

_SHORT = 7


@dataclass(frozen=True)
class Unit:
    """A paragraph, heading, row or running line; `place` counts from 0 through its page.

    `cells` are a row's. `numbered` is whether it bears a number, as a section or agenda item does;
    `begins` whether a line is the first of its paragraph.
    """

    page: int
    place: int
    text: str
    heading: bool = False
    running: bool = False
    numbered: bool = False
    item: bool = False
    begins: bool = True
    cells: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def in_head(self) -> bool:
        """Whether it stands at the head of its page, or runs along its edge."""
        return self.running or self.place < HEAD

    @property
    def labels(self) -> bool:
        """Whether it is set as a label is: a heading, a running line, in capitals, or very short."""
        return self.heading or self.running or self.text.isupper() or self.words <= _SHORT


def units_of(reading: Reading) -> tuple[Unit, ...]:
    """Every page's running lines and blocks, in order, with what a reader sees of each."""
    blocks: dict[int, list[Block]] = {}
    for block in reading.blocks:
        blocks.setdefault(block.page, []).append(block)
    return tuple(
        unit for page in reading.pages for unit in _units_of_page(page, blocks.get(page.number, []))
    )


def _units_of_page(page: PageText, blocks: list[Block]) -> Iterator[Unit]:
    for line in _outside(page, blocks):
        yield Unit(page.number, 0, line, running=True)
    for place, block in enumerate(blocks):
        cells = tuple(_plain(cell) for cell in block.cells if cell.strip())
        yield Unit(
            page.number,
            place,
            " | ".join(cells) if cells else _plain(block.text),
            heading=block.kind is BlockKind.HEADING,
            numbered=bool(re.search(r"\d", block.marker or block.text[:3])),
            item=block.kind is BlockKind.LIST_ITEM,
            cells=cells,
        )


def lines_of(reading: Reading) -> tuple[Unit, ...]:
    """Every page's lines as they are printed, and its tables' rows; `place` counts lines from 0.

    A marking may be set like what follows it, and be one paragraph with it to who reads the page's
    layout; its line is still its own.
    """
    blocks: dict[int, list[Block]] = {}
    for block in reading.blocks:
        blocks.setdefault(block.page, []).append(block)
    return tuple(
        unit for page in reading.pages for unit in _lines_of_page(page, blocks.get(page.number, []))
    )


def _lines_of_page(page: PageText, blocks: list[Block]) -> Iterator[Unit]:
    at = place = 0
    rows: set[int] = set()
    for line in page.text.split("\n"):
        end = at + len(line)
        block = next((each for each in blocks if each.start < end and at < each.end), None)
        begins = block is None or at <= block.start
        at = end + 1
        shown = _shown(line, block)
        if not shown or (block and block.start in rows):
            continue
        if block and block.cells:
            rows.add(block.start)
        cells = tuple(_plain(cell) for cell in block.cells if cell.strip()) if block else ()
        yield Unit(
            page.number,
            place,
            shown,
            heading=bool(block and block.kind is BlockKind.HEADING),
            running=block is None,
            numbered=bool(block and re.search(r"\d", block.marker or shown[:3])),
            item=bool(block and block.kind is BlockKind.LIST_ITEM),
            begins=begins,
            cells=cells,
        )
        place += 1


def _shown(line: str, block: Block | None) -> str:
    if block and block.cells:
        return " | ".join(_plain(cell) for cell in block.cells if cell.strip())
    return _plain(line)


def _outside(page: PageText, blocks: list[Block]) -> Iterator[str]:
    """The page's lines that lie in no block: its running headers and footers."""
    at = 0
    for line in page.text.split("\n"):
        end = at + len(line)
        if line.strip() and not any(b.start < end and at < b.end for b in blocks):
            yield _plain(line)
        at = end + 1


def _plain(text: str) -> str:
    """Without markup, on one line."""
    return " ".join(without_markup(text).split())
