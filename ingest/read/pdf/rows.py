"""Rows of a table on one page, and how they are told apart by rules or by white space."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.read.pdf.lines import Line, bands


class Row(NamedTuple):
    """A table's row: the lines of each cell, in column order."""

    cells: tuple[tuple[Line, ...], ...]

    @property
    def lines(self) -> list[Line]:
        """Every line of it, cell by cell."""
        return [line for cell in self.cells for line in cell]

    @property
    def filled(self) -> int:
        """How many of its cells hold anything."""
        return sum(1 for cell in self.cells if cell)


class Table(NamedTuple):
    """A table on one page. `edges` are its columns' left edges; `ruled` if rules part its rows."""

    rows: tuple[Row, ...]
    edges: tuple[float, ...]
    y0: float
    y1: float
    ruled: bool
    closed: bool = True
    """Whether a rule closes its last row: one that runs over the page's end is left open."""


def column_of(line: Line, edges: Sequence[float]) -> int:
    """The column a line stands in: the last whose left edge isn't past the line's start."""
    at = 0
    for number, edge in enumerate(edges):
        if line.x0 >= edge - 2.0:
            at = number
    return at


def make_row(lines: Sequence[Line], edges: Sequence[float]) -> Row:
    """A row of these lines, each in the column it starts in, read downwards."""
    cells: list[list[Line]] = [[] for _ in edges]
    for band in bands(lines):
        for line in band:
            cells[column_of(line, edges)].append(line)
    return Row(tuple(tuple(cell) for cell in cells))


def parted_by_space(lines: Sequence[Line], framed: bool = False) -> list[list[Line]]:
    """Lines of a table without rules between its rows, as rows.

    A strip of white over all columns, wider than those between a cell's own lines, parts two
    rows. Where all strips are alike, each baseline is a row but for one that only goes on with a
    single cell in lower case; unless the lines are `framed` by rules, and so one row.
    """
    strips = strips_of(lines)
    gaps = [below[0].y0 - max(line.y1 for line in above) for above, below in pairwise(strips)]
    if not gaps:
        return strips
    least, size = min(gaps), strips[0][0].size
    alike = max(gaps) - least < 0.25 * size
    if alike and framed and least < 0.45 * size:
        return [[line for strip in strips for line in strip]]
    rows = [strips[0]]
    for gap, strip in zip(gaps, strips[1:], strict=True):
        wraps = len(strip) == 1 and strip[0].text[:1].islower()
        if (alike and wraps) or (not alike and gap - least < 0.25 * size and gap < 0.6 * size):
            rows[-1] = rows[-1] + strip
        else:
            rows.append(strip)
    return rows


def strips_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that overlap downwards, grouped: a grade set midway beside two lines joins them."""
    strips: list[list[Line]] = []
    bottom = float("-inf")
    for line in sorted(lines, key=lambda line: line.y0):
        if strips and line.y0 < bottom - 0.15 * line.size:
            strips[-1].append(line)
            bottom = max(bottom, line.y1)
        else:
            strips.append([line])
            bottom = line.y1
    return strips
