"""The real documents, read whole."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpus.text import locate
from ingest.read.blocks import Block, BlockKind, Reading
from ingest.read.files import read_here
from ingest.read.limits import Limits

pytestmark = pytest.mark.real

LIMITS = Limits(200_000_000, 5000, 300, 2_000_000_000)


@cache
def readings(place: Path) -> dict[str, Reading]:
    """A third of the reports, and every other paper."""
    reports = sorted(place.glob("reports/*/*.pdf"))[::3]
    others = [*place.glob("council-papers/*.txt"), *place.glob("trace/*.*")]
    papers = [path for path in others if path.suffix in (".txt", ".pdf", ".docx")]
    return {str(path.relative_to(place)): read_here(path, LIMITS) for path in [*reports, *papers]}


def misplaced(reading: Reading, block: Block) -> list[str]:
    """What the block says that is not in its own stretch of its page."""
    page = reading.pages[block.page - 1].text
    stretch = page[block.start : block.end]
    said = [cell for cell in block.cells if cell] if block.cells else [block.text]
    return [text for text in said if locate(stretch, text) is None or locate(page, text) is None]


def test_all_that_a_block_says_is_in_its_stretch_of_its_page(real):
    wrong = [
        (name, block.page, text)
        for name, reading in readings(real).items()
        for block in reading.blocks
        for text in misplaced(reading, block)
    ]
    assert wrong == []


def test_blocks_come_in_the_order_of_the_pages_and_do_not_overlap(real):
    for name, reading in readings(real).items():
        ends = {}
        for block in reading.blocks:
            assert block.start < block.end, (name, block)
            assert block.start >= ends.get(block.page, 0), (name, block)
            ends[block.page] = block.end


def test_blocks_and_running_lines_leave_out_next_to_nothing(real):
    for name, reading in readings(real).items():
        held = sum(block.end - block.start for block in reading.blocks)
        whole = sum(len(page.text) for page in reading.pages)
        running = sum(len(line) + 8 for line in reading.running) * len(reading.pages)
        assert held + running + 8 * len(reading.pages) >= 0.97 * whole, name


def test_every_word_of_a_pdf_has_its_box(real):
    for name, reading in readings(real).items():
        if reading.media == "application/pdf":
            for page in reading.pages:
                boxed = [page.text[start:end] for start, end, _ in page.boxes]
                assert boxed == page.text.split(), (name, page.number)


def test_judgement_grids_give_an_area_and_a_grade_in_each_row(real):
    found = 0
    for name, reading in readings(real).items():
        grids = {b.table for b in reading.blocks if b.header and b.cells[-1] == "Grade"}
        for block in reading.blocks:
            if block.table in grids and not block.header:
                found += 1
                assert len([cell for cell in block.cells if cell]) == 2, (name, block.cells)
    assert found > 30


def test_hardly_any_paragraph_is_torn(real):
    """A paragraph that begins in lower case was torn from the one before it."""
    torn = total = 0
    for reading in readings(real).values():
        for block in reading.blocks:
            if block.kind is BlockKind.PARAGRAPH and not block.continues:
                total += 1
                torn += block.text[:1].islower() and len(block.text.split()) > 2
    assert torn <= 0.001 * total
