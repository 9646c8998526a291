"""The grades an inspection gave: from its grid of judgements, and from sentences beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.text import locate
from corpus.types import Area, Document, Framework, Judgement, Kind
from ingest.outline.sections import Section
from ingest.read.blocks import Block, Reading
from ingest.registers.inspections.areas import GRADE, area_of, grade_of
from ingest.registers.inspections.grade_boxes import read_grade_boxes
from ingest.registers.inspections.judgement_grid import read_grid
from ingest.registers.inspections.send_outcomes import read_outcome

_UNGRADED = (Framework.ILACS_FOCUSED, Framework.ILACS_MONITORING)
_BOXED = (Framework.LOOKED_AFTER_2013, Framework.OTHER)
_GRID_PAGES = 3
_LONGEST_HEADING = 200
_OVERALL = re.compile(
    r"(?P<area>[Tt]he overall judgement) is (?:that children['’]s services (?:are )?)?"
    rf"(?P<grade>{GRADE})\b"
    r"|(?P<area2>Children['’]s services in (?:the )?[^.]{3,70}?) (?:(?:is|are) )?"
    rf"(?P<grade2>{GRADE})\b"
)
_BOARD = re.compile(
    r"(?P<area>The (?:effectiveness of the )?(?:LSCB|(?:[A-Z][\w'’]+ |and |of |the )*"
    r"[Ss]afeguarding [Cc]hildren [Bb]oard(?: \([A-Z]+\))?))"
    rf"(?: is)? (?P<grade>{GRADE})(?:\.?$|,? because\b)"
)
_JUDGED = re.compile(
    r"(?P<area>The overall effectiveness of [^.;]{5,160}?"
    r"|The effectiveness of the help and protection provided to [^.;]{5,80}?"
    r"|The quality of practice|Leadership and governance) (?:is|are) "
    rf"(?:judged (?:to be )?|considered to be )?(?P<grade>{GRADE})(?=[.,;]|$| because\b| and\b)"
)
_HEADED = re.compile(rf"(?P<area>.+?)(?::| is| are|,| [-–])? (?P<grade>{GRADE})\.?")


def read_judgements(
    reading: Reading, document: Document, sections: tuple[Section, ...]
) -> tuple[Judgement, ...]:
    """Every judgement that this inspection itself made; none where its grade isn't certain."""
    if document.kind is not Kind.INSPECTION_LETTER or document.framework in _UNGRADED:
        return ()
    if document.framework is Framework.AREA_SEND:
        return read_outcome(reading, document, sections)
    blocks = [block for section in sections for block in section.blocks]
    firm = [*_from_grid(reading, document), *_from_sentences(blocks, document)]
    if document.framework in _BOXED:
        firm += read_grade_boxes(reading, document, sections)
    headed = list(_from_headings(blocks, document))
    grades = _grades_by_key((*firm, *headed))
    pages = {page.number: page.text for page in reading.pages}
    found: dict[str, Judgement] = {}
    for judgement in (*firm, *headed):
        certain = len(grades[_key(judgement)]) == 1
        if certain and locate(pages[judgement.page], judgement.quote):
            found.setdefault(_key(judgement), judgement)
    return tuple(found.values())


def _key(judgement: Judgement) -> str:
    return judgement.area_text if judgement.area is Area.OTHER else judgement.area.value


def _grades_by_key(judgements: Iterable[Judgement]) -> dict[str, set[str]]:
    grades: dict[str, set[str]] = {}
    for judgement in judgements:
        grades.setdefault(_key(judgement), set()).add(judgement.grade)
    return grades


def _from_grid(reading: Reading, document: Document) -> Iterator[Judgement]:
    """The grid's rows, and the overall judgement in the words above it."""
    for page in reading.pages[:_GRID_PAGES]:
        rows = read_grid(page.text)
        for row in rows:
            quote = page.text[row.start : row.end]
            yield Judgement(document.id, row.area, row.area_text, row.grade, page.number, quote)
        if rows:
            above = " ".join(page.text[: min(row.start for row in rows)].split())
            yield from _overall(above, page.number, document)
            return


def _overall(text: str, page: int, document: Document) -> Iterator[Judgement]:
    found = _OVERALL.search(text)
    if found:
        area, grade = found["area"] or found["area2"], found["grade"] or found["grade2"]
        yield Judgement(document.id, Area.OVERALL, area, grade_of(grade), page, found[0])


def _from_sentences(blocks: Iterable[Block], document: Document) -> Iterator[Judgement]:
    """What is said of the safeguarding board, and the grades of reports that had no grid."""
    for block in blocks:
        board = _BOARD.match(block.text)
        if board:
            quote = board[0].removesuffix(" because").rstrip(",")
            grade = grade_of(board["grade"])
            area = Area.SAFEGUARDING_BOARD
            yield Judgement(document.id, area, board["area"], grade, block.page, quote)
        judged = _JUDGED.match(block.text) if document.framework is Framework.OTHER else None
        if judged:
            area = _area_judged(judged["area"])
            grade = grade_of(judged["grade"])
            yield Judgement(document.id, area, judged["area"], grade, block.page, judged[0])


def _area_judged(words: str) -> Area:
    if words.startswith("The overall"):
        return Area.IN_CARE if "looked after" in words else Area.OVERALL
    if "help and protection" in words:
        return Area.HELP_AND_PROTECTION
    return Area.LEADERS if words.startswith("Leadership") else Area.OTHER


def _from_headings(blocks: Iterable[Block], document: Document) -> Iterator[Judgement]:
    """Headings that end in the grade: "The experiences and progress of care leavers: good"."""
    for block in blocks:
        headed = _HEADED.fullmatch(block.text) if len(block.text) < _LONGEST_HEADING else None
        area = area_of(headed["area"]) if headed else None
        if headed and area and not block.marker and not block.cells:
            grade = grade_of(headed["grade"])
            yield Judgement(document.id, area, headed["area"], grade, block.page, block.text)
