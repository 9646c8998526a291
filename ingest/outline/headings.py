"""Headings as they ought to be: repaired from what the page's type alone suggests.

Type misleads: a running title looks like a heading, a heading that wraps comes in two, a bold
sentence isn't one, and a plain line may be one. No words are lost: what isn't a heading after
all is kept as a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.describe.dates import find_date
from ingest.outline.heading_levels import levelled
from ingest.read.blocks import Block, BlockKind, Reading

_MOST_WORDS = 30
_GRADE = r"(?:requires? improvement(?: to be good)?|good|outstanding|inadequate|adequate)"
_PARTS = re.compile(
    r"(?:what needs to improve(?: in this area of social work practice)?\??|recommendations?:?"
    r"|areas? for (?:priority action|improvement)s?:?|priority and immediate action:?"
    r"|headline findings:?|executive summary|summary of findings)",
    re.IGNORECASE,
)
_HANGS = re.compile(r"\b(?:and|of|is|are|the|for|to|in|with|or|a|an|by|from|on)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:table of )?contents:?", re.IGNORECASE)
_GRADED_LEVEL = 3


def repaired(reading: Reading) -> list[Block]:
    """The reading's blocks with their headings put right."""
    blocks = _joined(_without_running_titles(reading.blocks), reading)
    blocks = [_demoted(block, following) for block, following in _pairs(blocks)]
    blocks = [_promoted(block) for block in _outside_contents(blocks)]
    blocks = _with_graded_boxes(blocks)
    return _without_orphans(levelled(blocks))


def heading_text(block: Block) -> str:
    """A heading as a path names it: without footnote marks and closing colon."""
    text = re.sub(r"[¹²³⁰-⁹]+$", "", block.text.strip())
    text = re.sub(r"(?<=[a-z)])\d$", "", text).rstrip(" :–-")
    number = block.marker if block.marker[:1].isalnum() else ""
    return text if text.startswith(number) else f"{number} {text}"


def is_contents(block: Block) -> bool:
    """Whether a heading is that of the table of contents."""
    return bool(_CONTENTS.fullmatch(block.text.strip()))


def as_paragraph(block: Block) -> Block:
    """What was taken for a heading, as a line of text."""
    return replace(block, kind=BlockKind.PARAGRAPH, level=0)


def _pairs(blocks: list[Block]) -> Iterator[tuple[Block, Block | None]]:
    return zip(blocks, [*blocks[1:], None], strict=False)


def _without_running_titles(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All but the title where it comes again at the head or foot of later pages."""
    title = next((b for b in blocks if b.kind is BlockKind.HEADING and b.page == 1), None)
    for block in blocks:
        if not (title and block.page > 1 and block.text.casefold() == title.text.casefold()):
            yield block


def _joined(blocks: Iterable[Block], reading: Reading) -> list[Block]:
    """Headings that were cut at a line's end, whole again."""
    pages = {page.number: page.text for page in reading.pages} if reading.paged else {}
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and _goes_on(last, block, pages.get(block.page, "")):
            text = f"{last.text} {block.text}"
            joined[-1] = replace(last, text=text, end=max(last.end, block.end))
        else:
            joined.append(block)
    return joined


def _goes_on(last: Block, block: Block, page: str) -> bool:
    both = last.kind is block.kind is BlockKind.HEADING and last.page == block.page
    cut = block.text[:1].islower() or bool(_HANGS.search(last.text))
    between = page[last.end : block.start]
    return both and cut and not block.marker and not between.strip()


def _demoted(block: Block, following: Block | None) -> Block:
    """A bold sentence, a date, or a bold line that leads straight into a list is a paragraph."""
    if block.kind is not BlockKind.HEADING:
        return block
    text, words = block.text.rstrip(), len(block.text.split())
    sentence = words > _MOST_WORDS or (text.endswith((".", ";")) and words > 10)
    is_date = words <= 5 and find_date(text) is not None
    listed = following is not None and following.kind is BlockKind.LIST_ITEM
    leads = text.endswith(":") and words > 6 and listed
    wordless = not any(character.isalpha() for character in text)
    return as_paragraph(block) if sentence or is_date or wordless or leads else block


def _promoted(block: Block) -> Block:
    """A plain line with which every report heads one of its parts."""
    plain = block.kind is BlockKind.PARAGRAPH and not block.marker
    if plain and _PARTS.fullmatch(block.text.strip()):
        return replace(block, kind=BlockKind.HEADING, level=2)
    return block


def _outside_contents(blocks: list[Block]) -> Iterator[Block]:
    """A table of contents' lines are no headings, where the heading itself comes later."""
    heads = [b for b in blocks if b.kind is BlockKind.HEADING]
    contents_page = next((b.page for b in heads if is_contents(b)), 0)
    later = [b.text.casefold() for b in heads if b.page > contents_page]
    seen = False
    for block in blocks:
        within = seen and block.page == contents_page and block.kind is BlockKind.HEADING
        name = block.text.casefold()
        again = within and any(name.startswith(text) or text.startswith(name) for text in later)
        seen = seen or (block.kind is BlockKind.HEADING and is_contents(block))
        yield as_paragraph(block) if again else block


def _with_graded_boxes(blocks: list[Block]) -> list[Block]:
    """A box that names one judgement area and its grade heads the pages that follow it.

    It stays a table row; its level and its text make it a heading too. Where its first line was
    read as a heading apart, the two are one.
    """
    rows = Counter(block.table for block in blocks if block.table and not block.header)
    kept: list[Block] = []
    for block in blocks:
        cells = [cell for cell in block.cells if cell]
        graded = len(cells) == 2 and re.fullmatch(_GRADE, cells[1], re.IGNORECASE)
        if graded and rows[block.table] == 1:
            hangs = kept and kept[-1].kind is BlockKind.HEADING and _HANGS.search(kept[-1].text)
            start = kept.pop().text if hangs else ""
            name = f"{start} {cells[0]}: {cells[1]}".strip()
            kept.append(replace(block, level=_GRADED_LEVEL, text=name))
        else:
            kept.append(block)
    return kept


def _without_orphans(blocks: list[Block]) -> list[Block]:
    """A heading over nothing (the next one is no deeper) is kept as a line of text."""
    kept = []
    for n, (block, following) in enumerate(_pairs(blocks)):
        heads = block.kind is BlockKind.HEADING and n > 0 and not is_contents(block)
        empty = following is None or 0 < following.level <= block.level
        nothing = empty and (following is None or following.kind is not BlockKind.LIST_ITEM)
        kept.append(as_paragraph(block) if heads and nothing else block)
    return kept
