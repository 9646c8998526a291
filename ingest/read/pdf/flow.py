"""Lines and tables in reading order made into drafts of blocks, page by page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.read.blocks import BlockKind
from ingest.read.markers import marked
from ingest.read.pdf.contents import Entry
from ingest.read.pdf.layout import Item
from ingest.read.pdf.lines import Line
from ingest.read.pdf.rows import Row, Table

_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*[⁰¹²³⁴-⁹]*$")
_LITTLE = 200
"""With fewer letters than this outside its tables, a document's body is in them."""


class Measure(NamedTuple):
    """What is usual in a document: its body's size and weight, and lines' distance by size."""

    size: float
    bold: bool
    italic: bool
    pitch: dict[float, float]

    def between(self, size: float) -> float:
        """The usual distance from one line's top to the next's, in points."""
        return self.pitch.get(round(size), 1.24 * size)


@dataclass
class Draft:
    """A block in the making: its lines on one page, or a table's row."""

    kind: BlockKind
    page: int
    lines: list[Line]
    row: Row | None = None
    table: Table | None = None
    entry: bool = False
    edge: float = field(default=0.0)
    """The right edge of the column that its lines are set in."""

    @property
    def text(self) -> str:
        """Its lines' words, hyphens at line ends unmended."""
        return " ".join(line.text for line in self.lines)


def measure(pages: Sequence[Sequence[Item]]) -> Measure:
    """What is usual, counted over all lines outside tables; over theirs where little else is."""
    letters: Counter[tuple[float, bool, bool]] = Counter()
    in_tables: Counter[tuple[float, bool, bool]] = Counter()
    steps: dict[float, Counter[float]] = {}
    for items in pages:
        before: Line | None = None
        for item in items:
            if not isinstance(item, Line):
                before = None
                _count(item, letters if isinstance(item, Entry) else in_tables)
                continue
            letters[item.size, item.bold, item.italic] += item.letters
            if before and abs(before.size - item.size) < 0.3:
                step = round(2 * (item.y1 - before.y1)) / 2
                if 0.9 * item.size < step < 2 * item.size:
                    steps.setdefault(round(item.size), Counter())[step] += 1
            before = item
    if sum(letters.values()) < _LITTLE:
        letters += in_tables
    size, bold, italic = letters.most_common(1)[0][0] if letters else (11.0, False, False)
    usual = {size: counted.most_common(1)[0][0] for size, counted in steps.items()}
    return Measure(size, bold, italic, usual)


def _count(item: Entry | Table, letters: Counter[tuple[float, bool, bool]]) -> None:
    lines = item.lines if isinstance(item, Entry) else [ln for row in item.rows for ln in row.lines]
    for line in lines:
        letters[line.size, line.bold, line.italic] += line.letters


def drafts(number: int, items: Sequence[Item], usual: Measure) -> Iterator[Draft]:
    """The drafts of one page."""
    edge = _right_edge(items)
    small = _footnotes_from(items, usual)
    current: Draft | None = None
    for at, item in enumerate(items):
        if isinstance(item, Line):
            in_notes = at >= small
            if current and not _begins(item, current, usual, edge, in_notes):
                current.lines.append(item)
                continue
            if current:
                yield current
            current = Draft(_kind(item, usual, in_notes), number, [item], edge=edge)
            continue
        if current:
            yield current
            current = None
        yield from _set_apart(number, item)
    if current:
        yield current


def _set_apart(number: int, item: Entry | Table) -> Iterator[Draft]:
    if isinstance(item, Entry):
        yield Draft(BlockKind.LIST_ITEM, number, list(item.lines), entry=True)
        return
    for row in item.rows:
        yield Draft(BlockKind.TABLE_ROW, number, row.lines, row=row, table=item)


def _right_edge(items: Sequence[Item]) -> float:
    """How far to the right full lines reach: the farthest but for stray ones."""
    ends = sorted(item.x1 for item in items if isinstance(item, Line))
    return ends[-1 - len(ends) // 20] if ends else 0.0


def _footnotes_from(items: Sequence[Item], usual: Measure) -> int:
    """Where the footnotes at the page's end begin; past the end where there are none."""
    at = len(items)
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if not isinstance(item, Line) or item.size > 0.92 * usual.size:
            break
        if _is_note(item):
            at = index
    return at


def _is_note(line: Line) -> bool:
    first = line.words[0]
    raised = first.text.isdigit() and first.size < 0.85 * line.size
    plain = bool(re.fullmatch(r"\d{1,3}|[*†‡]|[⁰¹²³⁴-⁹]+", first.text)) and len(line.words) > 1
    return raised or plain or bool(re.match(r"[*†‡⁰¹²³⁴-⁹]", first.text))


def is_headline(line: Line, usual: Measure) -> bool:
    """Whether a line is set as headings are: larger than the body, or bold or italic."""
    larger = line.size > usual.size + max(0.9, 0.07 * usual.size)
    stands_out = (line.bold and not usual.bold) or (line.italic and not usual.italic)
    return larger or (stands_out and line.size > 0.85 * usual.size)


def _kind(line: Line, usual: Measure, in_notes: bool) -> BlockKind:
    if in_notes:
        return BlockKind.FOOTNOTE
    mark = marked(line.text)
    if is_headline(line, usual) and not (mark and mark.bullet):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH


def _begins(line: Line, current: Draft, usual: Measure, edge: float, in_notes: bool) -> bool:
    """Whether a line starts a new block rather than going on with the current one."""
    last = current.lines[-1]
    if in_notes:
        return current.kind is not BlockKind.FOOTNOTE or _is_note(line)
    if current.kind is BlockKind.FOOTNOTE or line.y1 <= last.y0:
        return True
    heading = current.kind is BlockKind.HEADING
    if heading != is_headline(line, usual) and not _is_bold_start(line, current):
        return True
    if abs(line.size - last.size) > (0.6 if heading else 1.6):
        return True
    if heading and (line.bold, line.italic) != (last.bold, last.italic):
        return _ENDS.search(last.text) is not None or not _runs_on(line, last)
    if line.y1 - last.y1 > _farthest(line, usual, heading):
        return not (heading and line.text[:1].islower() and line.y0 - last.y1 < 1.2 * line.size)
    if marked(line.text) and _stands_as_item(line, current, edge):
        return True
    return not heading and _broken_off(line, last, edge)


def _runs_on(line: Line, last: Line) -> bool:
    """Whether a line in lower case stands right under another: one sentence in two weights."""
    return line.text[:1].islower() and line.y1 - last.y1 <= 1.3 * line.size


def _is_bold_start(line: Line, current: Draft) -> bool:
    """Whether a bold line only goes on with a paragraph that is partly bold itself."""
    return (
        current.kind is not BlockKind.HEADING
        and line.bold
        and current.lines[-1].words[-1].bold
        and not current.lines[-1].bold
    )


def _farthest(line: Line, usual: Measure, heading: bool) -> float:
    return 1.55 * line.size if heading else 1.22 * usual.between(line.size)


def _stands_as_item(line: Line, current: Draft, edge: float) -> bool:
    """Whether a line that starts like an item is one: not a number that wrapped to its start."""
    mark = marked(line.text)
    if mark is None or mark.bullet:
        return mark is not None
    first, last = current.lines[0], current.lines[-1]
    hangs = len(current.lines) > 1 and current.lines[1].x0 > first.x0 + 3
    if hangs or (marked(first.text) and line.x0 < last.x0 - 3):
        return line.x0 < last.x0 - 3 or abs(line.x0 - first.x0) < 3 or bool(_ENDS.search(last.text))
    return bool(_ENDS.search(last.text)) or _had_room(line, last, edge)


def _had_room(line: Line, last: Line, edge: float) -> bool:
    """Whether the line's first word would have fitted on the last: so the break was meant."""
    first = line.words[0]
    return last.x1 + 0.4 * last.size + (first.x1 - first.x0) < edge - 0.5 * last.size


def _broken_off(line: Line, last: Line, edge: float) -> bool:
    """Whether the last line ended a sentence early and this one starts another."""
    return (
        bool(_ENDS.search(last.text))
        and not line.text[:1].islower()
        and _had_room(line, last, edge)
        and last.x1 < edge - 0.12 * (edge - last.x0)
    )
