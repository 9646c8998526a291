"""Lines of a text file made into paragraphs, whether it was wrapped at a width or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.read.markers import marked
from ingest.read.text.markup import Source

_ENDED = re.compile(r"[.!?:;][\"'”’)\]*]*$")
_INNER_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z‘“])")
_UNFINISHED = frozenset(
    """a an and are as at be by for from has have in into is its of on or our that the their these
    this to was were which who will with""".split()
)


@dataclass
class Paragraph:
    """Lines that belong together, or one table row. `apart` if a blank line stands before it."""

    lines: list[str]
    indent: int = 0
    heading: int = 0
    bold: bool = False
    apart: bool = True
    followed: bool = False
    """Whether a line that is no part of it stands right under it."""
    cells: tuple[str, ...] = ()
    bold_cells: tuple[bool, ...] = ()
    divided: bool = False
    link: bool = False

    @property
    def text(self) -> str:
        """Its lines with blanks between."""
        return " ".join(self.lines)


def paragraphs(lines: Sequence[Source]) -> list[Paragraph]:
    """The paragraphs of a file's lines."""
    lines = _with_spaced_rows(lines)
    width = wrap_width(lines)
    found: list[Paragraph] = []
    apart = True
    room_after: Source | None = None
    for line in lines:
        if line.divider and found and found[-1].cells:
            found[-1].divided = True
            continue
        if line.blank:
            apart = True
            continue
        if found and not apart and room_after and _wraps(found[-1], room_after, line, width):
            found[-1].lines.append(line.text)
            found[-1].bold = found[-1].bold and line.bold
        elif found and apart and _interrupted(found[-1], line):
            found[-1].lines.append(line.text)
        else:
            if found and not apart:
                found[-1].followed = True
            found.append(_paragraph(line, apart))
        apart = False
        room_after = line
    for paragraph in found:
        _part_by_bars(paragraph)
    return found


def _with_spaced_rows(lines: Sequence[Source]) -> list[Source]:
    """Lines with those made rows that lie under each other in as many parted fields."""
    found: list[Source] = []
    for count, run in groupby(lines, lambda line: len(line.fields)):
        members = list(run)
        is_table = count > 1 and len(members) + count >= 5
        found += [_as_row(line) if is_table else line for line in members]
    return found


def _as_row(line: Source) -> Source:
    return Source(cells=line.fields, bold_cells=(line.bold,) * len(line.fields))


def _part_by_bars(paragraph: Paragraph) -> None:
    """A paragraph of three or more fields with bars between is a table's row."""
    if paragraph.text.count(" | ") >= 2 and not paragraph.cells:
        paragraph.cells = tuple(cell.strip() for cell in paragraph.text.split(" | "))
        paragraph.bold_cells = (False,) * len(paragraph.cells)


def _paragraph(line: Source, apart: bool) -> Paragraph:
    return Paragraph(
        [line.text] if line.text else [],
        line.indent,
        line.heading,
        line.bold,
        apart,
        cells=line.cells,
        bold_cells=line.bold_cells,
        link=line.link,
    )


def wrap_width(lines: Sequence[Source]) -> int:
    """The width that a file's lines were wrapped at; 0 where a line is a whole paragraph."""
    lengths = sorted(line.width for line in lines if line.text)
    if not lengths or lengths[-1] > 160:
        return 0
    widest = lengths[-1 - len(lengths) // 50]
    full = sum(
        1 for line, after in pairwise(lines) if line.width > 0.8 * widest and not after.blank
    )
    return widest if widest >= 50 and full >= 3 else 0


def _wraps(whole: Paragraph, before: Source, line: Source, width: int) -> bool:
    """Whether a line goes on with the one right above it, which had no room for its first word."""
    if before.heading or line.heading or line.cells or before.cells:
        return False
    mark = marked(line.text)
    if mark and (mark.bullet or line.indent <= whole.indent):
        return False
    unended = not _ENDED.search(before.text)
    if not width:
        return unended and line.text[:1].islower() and not line.bold
    if line.text[:1].islower() or (marked(whole.text) and line.indent > whole.indent):
        return True
    first = line.text.split(maxsplit=1)[0]
    return before.width + 1 + len(first) > width - 1


def _interrupted(before: Paragraph, line: Source) -> bool:
    """Whether a blank line, as page breaks leave behind, stands in the middle of a sentence."""
    if before.heading or before.cells or before.bold or line.heading or line.cells or line.bold:
        return False
    text = before.text
    if _ENDED.search(text) or len(text) < 60 or marked(line.text):
        return False
    if line.text[:1].islower():
        return True
    pieces = _INNER_END.split(text)
    rest = pieces[-1].split()
    if len(pieces) < 2 or not rest:
        return False
    return len(rest) <= 3 or rest[-1].lower() in _UNFINISHED
