"""The grades of reports until 2013: a line "Grade 3 (Adequate)" under a heading, and a last table.

Those frameworks judge capacity to improve, outcomes and quality of provision too, areas that no
later one has; `area_text` names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.types import Area, Document, Framework, Judgement
from ingest.outline.sections import Section
from ingest.read.blocks import Block, BlockKind, Reading
from ingest.registers.inspections.areas import grade_of

_GRADE_LINE = re.compile(r"Grade [1-4][:.]? ?\(?(Outstanding|Good|Adequate|Inadequate)\)?", re.I)
_GRADE_CELL = re.compile(
    r"(?:Grade [1-4][:.]? ?)?\(?(Outstanding|Good|Adequate|Inadequate)\)?", re.I
)
_RECORD = re.compile(r"\brecord of main findings\b", re.IGNORECASE)


def read_grade_boxes(
    reading: Reading, document: Document, sections: Sequence[Section]
) -> Iterator[Judgement]:
    """The graded headings that stand on one page with their grade, then the rows of the record."""
    pages = {page.number: page.text for page in reading.pages}
    blocks = [block for section in sections for block in section.blocks]
    for head, line in pairwise(blocks):
        graded = _GRADE_LINE.fullmatch(line.text.strip())
        if graded and head.kind is BlockKind.HEADING and head.page == line.page:
            quote = pages[head.page][head.start : line.end]
            yield _judgement(document, head.text, graded[1], head.page, quote)
    for block in _record(sections):
        name, cell = [cell for cell in block.cells if cell]
        if graded := _GRADE_CELL.fullmatch(cell.strip()):
            quote = pages[block.page][block.start : block.end]
            yield _judgement(document, name, graded[1], block.page, quote)


def _record(sections: Sequence[Section]) -> Iterator[Block]:
    """The rows of two cells under "Record of main findings"."""
    for section in sections:
        if any(_RECORD.search(heading) for heading in section.heading):
            yield from (b for b in section.blocks if len([c for c in b.cells if c]) == 2)


def _judgement(document: Document, name: str, grade: str, page: int, quote: str) -> Judgement:
    area = _area(name.lower(), document.framework)
    return Judgement(document.id, area, " ".join(name.split()), grade_of(grade), page, quote)


def _area(name: str, framework: Framework | None) -> Area:
    """The area as later frameworks have it; OTHER where they have none like it."""
    if name.startswith("leadership"):
        return Area.LEADERS
    if name.startswith("overall effectiveness"):
        if framework is Framework.LOOKED_AFTER_2013 or "services" not in name:
            return Area.OVERALL
        return Area.IN_CARE if "looked after" in name else Area.HELP_AND_PROTECTION
    return Area.IN_CARE if name.startswith("outcomes for looked after") else Area.OTHER
