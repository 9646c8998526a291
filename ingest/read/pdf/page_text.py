"""A page's canonical text: its lines in reading order, and where each word of them stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.types import PageText, WordBoxes
from ingest.read.pdf.contents import Entry
from ingest.read.pdf.layout import Item
from ingest.read.pdf.lines import Line
from ingest.read.pdf.sheets import Sheet


class Written(NamedTuple):
    """A page's text, and the span of each of its lines, found by the line's identity."""

    page: PageText
    spans: dict[int, tuple[int, int]]

    def span(self, lines: Sequence[Line]) -> tuple[int, int]:
        """From the start of the first to the end of the last of these lines."""
        found = [self.spans[id(line)] for line in lines]
        return min(start for start, _ in found), max(end for _, end in found)


def in_order(head: Sequence[Line], items: Sequence[Item], foot: Sequence[Line]) -> list[Line]:
    """Every line of a page: running header, content (tables row by row), running footer."""
    lines = list(head)
    for item in items:
        if isinstance(item, Line):
            lines.append(item)
        elif isinstance(item, Entry):
            lines += item.lines
        else:
            lines += [line for row in item.rows for line in row.lines]
    return [*lines, *foot]


def write_page(number: int, lines: Iterable[Line], sheet: Sheet) -> Written:
    """The page's text: a blank between words, a line feed between lines."""
    parts: list[str] = []
    words: list[tuple[int, int, float, float, float, float]] = []
    spans: dict[int, tuple[int, int]] = {}
    at = 0
    for line in lines:
        start = at
        for word in line.words:
            end = at + len(word.text)
            words.append((at, end, word.x0, word.y0, word.x1, word.y1))
            at = end + 1
        spans[id(line)] = (start, at - 1)
        parts.append(line.text)
    boxes = WordBoxes.of(words if sheet.boxed else [])
    text = "\n".join(parts)
    return Written(PageText(number, text, boxes, *sheet.size, sheet.picture), spans)
