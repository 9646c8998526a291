"""The items of an inspection's lists, gathered from the paper's blocks in one walk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from corpus.types import STRENGTH
from ingest.read.blocks import Block, BlockKind
from ingest.read.markers import marked
from ingest.registers.inspections.item_owner import names_bodies
from ingest.registers.inspections.recommendation_lists import (
    BOARD,
    LOCAL_AREA,
    ends_list,
    is_step,
    leads_in,
    list_head,
    part_head,
)

_HEADING_WORDS = 12
_LONGEST_THEME = 90
_LONGEST_PROSE_ITEM = 700
_LETTER = re.compile(r"[^\W\d_]")


@dataclass
class Item:
    """An item being gathered, block by block; `body` is whom the paper prints beside it."""

    kind: str
    whose: str
    theme: str | None
    printed_no: str | None
    blocks: list[Block]
    body: str = ""

    @property
    def text(self) -> str:
        """The whole item."""
        return " ".join(block.text for block in self.blocks)

    @property
    def is_open(self) -> bool:
        """Whether its last sentence is not finished."""
        return not self.text.rstrip().endswith((".", ";", "!", "?", ")"))

    @property
    def announces(self) -> bool:
        """Whether bullets that follow are its own: it ends in a colon, or has such already."""
        prose = not self.blocks[0].marker
        return prose and (self.text.rstrip().endswith(":") or bool(self.blocks[-1].marker))


@dataclass
class _List:
    """The list being read, its items so far, and prose that stands in it.

    `boxed` where each paragraph is an item, as in the boxes that end an area SEND report.
    """

    kind: str
    whose: str
    level: int
    boxed: bool = False
    numbered: bool | None = None
    bullet: str = ""
    items: list[Item] = field(default_factory=list)
    prose: list[Block] = field(default_factory=list)


class Gatherer:
    """Walks the blocks once: a list lasts from its heading to the next that isn't its own.

    `whose` are the lists that don't say; `boxed` where paragraphs under a formal list are items.
    """

    def __init__(self, whose: str, *, boxed: bool = False) -> None:
        self._done: list[Item] = []
        self._list: _List | None = None
        self._theme: str | None = None
        self._whose = whose
        self._boxed = boxed

    def gather(self, blocks: Iterable[Block]) -> list[Item]:
        """The items in order."""
        held = [_with_marker(block) for block in blocks if _LETTER.search(block.text)]
        for block, following in zip(held, [*held[1:], None], strict=False):
            self._take(block, following)
        self._close()
        return self._done

    def _take(self, block: Block, following: Block | None) -> None:
        if self._begins(block, following) or self._list is None:
            return
        if block.kind is BlockKind.TABLE_ROW:
            self._row(self._list, block)
        elif self._continues(self._list, block):
            self._list.items[-1].blocks.append(block)
        elif leads_in(block.text):
            self._list.prose.append(block)
        elif block.marker and block.kind is not BlockKind.HEADING:
            self._item(self._list, block)
        elif _is_theme(self._list, block, following):
            self._theme = block.text.strip().rstrip(":")
        elif block.kind is BlockKind.HEADING or ends_list(block.text):
            self._close()
        elif self._list.boxed:
            self._list.items.append(self._new(self._list, block))
        elif self._list.items:
            self._close()
        else:
            self._list.prose.append(block)

    def _begins(self, block: Block, following: Block | None) -> bool:
        """Whether the block heads a list, or the part of the report whose lists follow."""
        if block.marker and block.kind is not BlockKind.HEADING:
            return False
        part = part_head(block.text) if _may_head(block) else None
        head = list_head(block.text)
        if part and block.page > 1 and not self._is_theme_here(block, following):
            self._whose = part
        if head is None:
            return False
        self._close()
        self._whose = head.whose or self._whose
        level = block.level if block.kind is BlockKind.HEADING else 0
        self._list = _List(head.kind, self._whose, level, self._boxed and head.formal)
        self._theme = head.agency
        return True

    def _is_theme_here(self, block: Block, following: Block | None) -> bool:
        """Whether a board's name stands over items of a list that several bodies share."""
        return self._list is not None and _is_theme(self._list, block, following)

    def _new(self, within: _List, block: Block, number: str | None = None, body: str = "") -> Item:
        return Item(within.kind, within.whose, self._theme, number, [block], body)

    def _item(self, within: _List, block: Block) -> None:
        if within.items and within.boxed and within.items[-1].announces:
            within.items[-1].blocks.append(block)
            return
        numbered = block.marker.strip("(.)").isdigit()
        if within.numbered is None:
            within.numbered, within.bullet = numbered, block.marker
        if within.items and _is_sub_item(within, block, numbered):
            within.items[-1].blocks.append(block)
        elif numbered != within.numbered:
            self._close()
        else:
            number = block.marker.strip("(.)") if numbered else None
            within.items.append(self._new(within, block, number))

    def _row(self, within: _List, block: Block) -> None:
        """A table row is an item where the list is set as a table; its longest cell is the text."""
        text = max(block.cells, key=len, default="")
        row = replace(block, text=text)
        if within.items and (within.numbered is not None or not within.items[-1].blocks[0].cells):
            self._close()
        elif block.continues and within.items:
            within.items[-1].blocks.append(row)
        elif not block.header and text and list_head(text) is None:
            beside = " ".join(cell for cell in block.cells if cell and cell != text)
            within.items.append(self._new(within, row, body=_body(beside)))

    def _continues(self, within: _List, block: Block) -> bool:
        """Whether the block goes on with the last item: marked so, or its sentence is open."""
        if not within.items or block.kind is BlockKind.HEADING or block.marker:
            return False
        last = within.items[-1]
        next_page = block.page == last.blocks[-1].page + 1
        begins_small = block.text[:1].islower() or block.text[:1].isdigit()
        return block.continues or (last.is_open and (begins_small or next_page))

    def _close(self) -> None:
        """End the list. One without items, set as prose, gives its paragraphs as items."""
        if self._list is not None:
            self._done += self._list.items or self._from_prose(self._list)
        self._list, self._theme = None, None

    def _from_prose(self, within: _List) -> list[Item]:
        """The paragraphs of a list that has no items; strengths told in prose are none."""
        items: list[Item] = []
        for block in [] if within.kind == STRENGTH else within.prose:
            if block.continues and items:
                items[-1].blocks.append(block)
            elif not _introduces(block):
                items.append(self._new(within, block))
        return [item for item in items if len(item.text) < _LONGEST_PROSE_ITEM]


def _body(beside: str) -> str:
    """The bodies that the cell beside an item names as responsible; "" where it names none."""
    return " ".join(beside.split()) if names_bodies(beside) else ""


def _is_sub_item(within: _List, block: Block, numbered: bool) -> bool:
    """A bullet under a number, or a lesser bullet under an item that announces it."""
    if within.numbered:
        return not numbered
    lesser = not numbered and block.marker != within.bullet
    return lesser and within.items[-1].text.rstrip().endswith(":")


def _may_head(block: Block) -> bool:
    """A heading, or a line that could be one."""
    sentence = len(block.text.split()) > _HEADING_WORDS or block.text.rstrip().endswith(".")
    return block.kind is BlockKind.HEADING or not sentence


def _is_theme(within: _List, block: Block, following: Block | None) -> bool:
    """A short line inside a list, set less boldly than the list's own heading, over an item."""
    if following is None or not following.marker:
        return False
    if is_step(block.text):
        return True
    short = len(block.text) <= _LONGEST_THEME and not block.text.rstrip().endswith((".", ";", ":"))
    lesser = block.kind is not BlockKind.HEADING or block.level > within.level
    of_board = within.whose == LOCAL_AREA and part_head(block.text) == BOARD
    return short and lesser and (of_board or not ends_list(block.text))


def _introduces(block: Block) -> bool:
    return block.text.rstrip().endswith(":") or leads_in(block.text)


def _with_marker(block: Block) -> Block:
    """A paragraph that begins with a number or bullet, as the item it is."""
    found = marked(block.text) if block.kind is BlockKind.PARAGRAPH and not block.marker else None
    if found and (found.bullet or found.marker.isdigit()):
        return replace(block, kind=BlockKind.LIST_ITEM, marker=found.marker, text=found.text)
    return block
