"""What an inspection asks for, and what it lists as going well: each item whole, with its pages."""

from __future__ import annotations

from collections import Counter

from corpus.text import locate
from corpus.types import STRENGTH, Document, Framework, Kind, Quote, Recommendation
from ingest.outline.sections import Section
from ingest.read.blocks import Block, BlockKind, Reading
from ingest.registers.inspections.item_owner import owner_of_item
from ingest.registers.inspections.list_items import Gatherer, Item
from ingest.registers.inspections.recommendation_lists import (
    COUNCIL,
    LOCAL_AREA,
    asks_nothing,
    is_contents_line,
)

_CONTENTS_LINES = 4
_JOINT = (Framework.AREA_SEND, Framework.JOINT)


def read_recommendations(
    reading: Reading, document: Document, sections: tuple[Section, ...]
) -> tuple[Recommendation, ...]:
    """Every item of an inspection's lists, strengths last; none from any other paper."""
    if document.kind is not Kind.INSPECTION_LETTER:
        return ()
    contents = _contents_pages(reading)
    blocks = [
        block
        for section in sections
        for block in section.blocks
        if block.kind is not BlockKind.FOOTNOTE and block.page not in contents
    ]
    whose = LOCAL_AREA if document.framework in _JOINT else COUNCIL
    items = Gatherer(whose, boxed=document.framework is Framework.AREA_SEND).gather(blocks)
    pages = {page.number: page.text for page in reading.pages}
    kept = [item for item in items if not asks_nothing(item.text)]
    kept.sort(key=lambda item: item.kind == STRENGTH)
    return tuple(_recommendation(document, n, item, pages) for n, item in enumerate(kept, 1))


def _contents_pages(reading: Reading) -> set[int]:
    """Pages that hold a table of contents, whose lines look like headings."""
    lines = Counter(block.page for block in reading.blocks if is_contents_line(block.text))
    headed = {b.page for b in reading.blocks if b.text.strip().lower().startswith("contents")}
    return {page for page in headed if lines[page] >= _CONTENTS_LINES}


def _recommendation(
    document: Document, n: int, item: Item, pages: dict[int, str]
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
        whose=item.body or owner_of_item(item.text, item.theme, item.whose),
    )


def _quote(block: Block, page: str) -> Quote:
    """The block's words as they stand on the page."""
    whole = locate(page, block.text)
    return Quote(block.page, block.text if whole else page[block.start : block.end])
