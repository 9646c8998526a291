"""Minutes as their entries: each numbered paragraph, lettered resolution or row of a log, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.quotes import Quote
from corpus.text import locate
from ingest.outline.sections import Section
from ingest.read.blocks import Block, BlockKind, Reading

_RESOLVED = re.compile(
    r"\W*(?:it was |members |the \w+ )?(?:RESOLVED|Resolved|AGREED|ORDERED|DECIDED|DECISIONS?)\b"
    r"(?: unanimously)?\s*[:–—-]*\s*(?P<rest>.*)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Entry:
    """An entry and what it stands under. `label` is its printed number; rows keep their cells.

    `resolved` is whether it is what the meeting resolved.
    """

    label: str
    text: str
    heading: tuple[str, ...]
    blocks: tuple[Block, ...]
    cells: tuple[str, ...] = ()
    resolved: bool = False

    def quotes(self, reading: Reading) -> tuple[Quote, ...]:
        """Its words as they stand on each page."""
        pages = {page.number: page.text for page in reading.pages}
        return tuple(
            Quote(b.page, b.text if locate(pages[b.page], b.text) else _slice(pages, b))
            for b in self.blocks
        )


def _slice(pages: dict[int, str], block: Block) -> str:
    return pages[block.page][block.start : block.end]


def entries_of(sections: tuple[Section, ...]) -> list[Entry]:
    """The entries in order; headings, footnotes and column heads are none."""
    found: list[Entry] = []
    for section in sections:
        resolving = bool(section.heading and _RESOLVED.fullmatch(section.heading[-1]))
        for group in _groups(section.blocks):
            block = group[0]
            if block.kind is BlockKind.HEADING:
                continue
            text = " ".join(each.text for each in group)
            told = _RESOLVED.match(text)
            if told and block.kind is not BlockKind.LIST_ITEM:
                resolving = True
                if not told["rest"].strip():
                    continue
                text = told["rest"]
            elif block.kind is not BlockKind.LIST_ITEM:
                resolving = False
            label = block.marker or (block.cells[0] if _is_number(block.cells) else "")
            cells = tuple(cell for cell in block.cells if cell)
            found.append(Entry(label, text, section.heading, tuple(group), cells, resolving))
    return found


def _groups(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Blocks with what goes on with them over a page."""
    group: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.FOOTNOTE or block.header:
            continue
        if group and block.continues:
            group.append(block)
            continue
        if group:
            yield group
        group = [block]
    if group:
        yield group


def _is_number(cells: tuple[str, ...]) -> bool:
    return bool(cells) and bool(re.fullmatch(r"\w{0,3}[./]?\d{1,3}(?:[./]\d+)?", cells[0]))
