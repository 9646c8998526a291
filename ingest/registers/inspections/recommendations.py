"""What an inspection asks for: each item of its lists, whole, with its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from corpus.text import locate
from corpus.types import Document, Framework, Kind, Quote, Recommendation
from ingest.outline.sections import Section
from ingest.read.blocks import Block, BlockKind, Reading
from ingest.read.markers import marked
from ingest.registers.inspections.recommendation_lists import (
    COUNCIL,
    LOCAL_AREA,
    asks_nothing,
    ends_list,
    is_contents_line,
    is_step,
    leads_in,
    list_head,
    part_head,
)

_HEADING_WORDS = 12
_LONGEST_THEME = 90
_LONGEST_PROSE_ITEM = 700
_CONTENTS_LINES = 4


@dataclass
class _Item:
    """An item being gathered, block by block."""

    kind: str
    whose: str
    theme: str | None
    printed_no: str | None
    blocks: list[Block]

    @property
    def text(self) -> str:
        return " ".join(block.text for block in self.blocks)

    @property
    def is_open(self) -> bool:
        """Whether its last sentence is not finished."""
        return not self.text.rstrip().endswith((".", ";", "!", "?", ")"))


@dataclass
class _List:
    """The list being read, its items so far, and prose that stands in it."""

    kind: str
    whose: str
    level: int
    numbered: bool | None = None
    bullet: str = ""
    items: list[_Item] = field(default_factory=list)
    prose: list[Block] = field(default_factory=list)


def read_recommendations(
    reading: Reading, document: Document, sections: tuple[Section, ...]
) -> tuple[Recommendation, ...]:
    """Every item of an inspection's lists of what must improve; none from any other paper."""
    if document.kind is not Kind.INSPECTION_LETTER:
        return ()
    contents = _contents_pages(reading)
    blocks = [
        _with_marker(block)
        for section in sections
        for block in section.blocks
        if block.kind is not BlockKind.FOOTNOTE and block.page not in contents
    ]
    whose = LOCAL_AREA if document.framework is Framework.AREA_SEND else COUNCIL
    items = _Gatherer(whose).gather(blocks)
    pages = {page.number: page.text for page in reading.pages}
    kept = [item for item in items if not asks_nothing(item.text)]
    return tuple(_recommendation(document, n, item, pages) for n, item in enumerate(kept, 1))


class _Gatherer:
    """Walks the blocks once: a list lasts from its heading to the next that isn't its own."""

    def __init__(self, whose: str) -> None:
        self._done: list[_Item] = []
        self._list: _List | None = None
        self._theme: str | None = None
        self._whose = whose

    def gather(self, blocks: Iterable[Block]) -> list[_Item]:
        """The items in order."""
        blocks = list(blocks)
        for block, following in zip(blocks, [*blocks[1:], None], strict=False):
            self._take(block, following)
        self._close()
        return self._done

    def _take(self, block: Block, following: Block | None) -> None:
        if self._begins(block):
            return
        if self._list is None:
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
        elif block.kind is BlockKind.HEADING or ends_list(block.text) or self._list.items:
            self._close()
        else:
            self._list.prose.append(block)

    def _begins(self, block: Block) -> bool:
        """Whether the block heads a list, or the part of the report whose lists follow."""
        if block.marker and block.kind is not BlockKind.HEADING:
            return False
        part = part_head(block.text) if _may_head(block) else None
        if part and block.page > 1:
            self._whose = part
        head = list_head(block.text)
        if head is None:
            return False
        self._close()
        self._whose = head.whose or self._whose
        level = block.level if block.kind is BlockKind.HEADING else 0
        self._list = _List(head.kind, self._whose, level)
        return True

    def _item(self, within: _List, block: Block) -> None:
        numbered = block.marker.strip("(.)").isdigit()
        if within.numbered is None:
            within.numbered, within.bullet = numbered, block.marker
        if within.items and _is_sub_item(within, block, numbered):
            within.items[-1].blocks.append(block)
        elif numbered != within.numbered:
            self._close()
        else:
            number = block.marker.strip("(.)") if numbered else None
            within.items.append(_Item(within.kind, within.whose, self._theme, number, [block]))

    def _row(self, within: _List, block: Block) -> None:
        """A table row is an item where the list is set as a table; its longest cell is the text."""
        if within.items and within.numbered is not None:
            self._close()
        elif not block.header and block.cells:
            text = max(block.cells, key=len)
            row = replace(block, text=text)
            within.items.append(_Item(within.kind, within.whose, self._theme, None, [row]))

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
            self._done += self._list.items or [
                _Item(self._list.kind, self._list.whose, self._theme, None, [block])
                for block in self._list.prose
                if len(block.text) < _LONGEST_PROSE_ITEM and not _introduces(block)
            ]
        self._list, self._theme = None, None


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
    return short and lesser and not ends_list(block.text)


def _introduces(block: Block) -> bool:
    return block.text.rstrip().endswith(":") or leads_in(block.text)


def _with_marker(block: Block) -> Block:
    """A paragraph that begins with a number or bullet, as the item it is."""
    found = marked(block.text) if block.kind is BlockKind.PARAGRAPH and not block.marker else None
    if found and (found.bullet or found.marker.isdigit()):
        return replace(block, kind=BlockKind.LIST_ITEM, marker=found.marker, text=found.text)
    return block


def _contents_pages(reading: Reading) -> set[int]:
    """Pages that hold a table of contents, whose lines look like headings."""
    lines = Counter(block.page for block in reading.blocks if is_contents_line(block.text))
    headed = {b.page for b in reading.blocks if b.text.strip().lower().startswith("contents")}
    return {page for page in headed if lines[page] >= _CONTENTS_LINES}


def _recommendation(
    document: Document, n: int, item: _Item, pages: dict[int, str]
) -> Recommendation:
    return Recommendation(
        document_id=document.id,
        n=n,
        printed_no=item.printed_no,
        list_name=item.whose,
        kind=item.kind,
        theme=item.theme,
        text=item.text,
        quotes=tuple(_quote(block, pages[block.page]) for block in item.blocks),
    )


def _quote(block: Block, page: str) -> Quote:
    """The block's words as they stand on the page."""
    whole = locate(page, block.text)
    return Quote(block.page, block.text if whole else page[block.start : block.end])
