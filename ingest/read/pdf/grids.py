"""Tables drawn as grids: vertical rules give the columns, horizontal ones the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from ingest.read.pdf.lines import Line, cut
from ingest.read.pdf.rows import Row, Table, parted_by_space
from ingest.read.pdf.rules import Rules

_TOUCH = 4.0


class Grid(NamedTuple):
    """Rules that touch one another; `xs` and `ys` are the places of its verticals and rows."""

    rules: Rules
    xs: tuple[float, ...]
    ys: tuple[float, ...]


def find_grids(rules: Rules) -> list[Grid]:
    """The grids on a page that have at least two columns; a mere frame is none."""
    groups: list[tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]] = []
    for down in rules.down:
        across = [rule for rule in rules.across if _touch(down, rule)]
        meets = [group for group in groups if any(rule in group[1] for rule in across)]
        merged_down = [down, *(rule for group in meets for rule in group[0])]
        merged_across = [*across]
        for group in meets:
            merged_across += [rule for rule in group[1] if rule not in merged_across]
        groups = [group for group in groups if group not in meets]
        groups.append((merged_down, merged_across))
    grids = [_grid(Rules(tuple(across), tuple(down))) for down, across in groups]
    return [grid for grid in grids if len(grid.xs) >= 3 and len(grid.ys) >= 2]


def _touch(down: tuple[float, float, float], across: tuple[float, float, float]) -> bool:
    x, top, bottom = down
    y, left, right = across
    return top - _TOUCH <= y <= bottom + _TOUCH and left - _TOUCH <= x <= right + _TOUCH


def _grid(rules: Rules) -> Grid:
    xs = places([rule[0] for rule in rules.down])
    ends = [end for _, top, bottom in rules.down for end in (top, bottom)]
    edges = [min(ends), max(ends)]
    ys = places([rule[0] for rule in rules.across] + edges)
    return Grid(rules, xs, ys)


def places(values: Sequence[float]) -> tuple[float, ...]:
    """Distinct values in order; those within four points of the one before are the same."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return tuple(found)


def cut_at_rules(lines: Sequence[Line], rules: Rules) -> list[Line]:
    """Lines with none reaching over a vertical rule."""
    found = list(lines)
    for x, top, bottom in rules.down:
        pieces: list[Line] = []
        for line in found:
            crossed = line.x0 + 2 < x < line.x1 - 2 and top - 1 <= line.middle <= bottom + 1
            pieces += cut(line, x) if crossed else (line,)
        found = pieces
    return found


def inside(line: Line, grid: Grid) -> bool:
    """Whether a line lies in the grid."""
    across = (line.x0 + line.x1) / 2
    return grid.ys[0] < line.middle < grid.ys[-1] and grid.xs[0] - 4 < across < grid.xs[-1] + 4


def grid_table(lines: Sequence[Line], grid: Grid) -> Table | None:
    """The grid's rows with their cells; None where fewer than two rows have anything in them.

    Full-width rows at the start and the end are text in a frame; the caller keeps their lines.
    """
    strips = [_Strip(grid, top, bottom) for top, bottom in zip(grid.ys, grid.ys[1:], strict=False)]
    cells: list[list[list[Line]]] = [[[] for _ in grid.xs[1:]] for _ in strips]
    for line in sorted(lines, key=lambda line: (line.y0, line.x0)):
        at = next((n for n, s in enumerate(strips) if s.top <= line.middle < s.bottom), None)
        if at is None:
            continue
        column = strips[at].column(line)
        while at > 0 and not strips[at].ruled_over(column) and cells[at - 1][column]:
            at -= 1
        cells[at][column].append(line)
    rows = [row for strip in cells for row in _rows(strip, len(strips))]
    rows = [row for row in rows if row.filled]
    if len(rows) < 2 and not any(row.filled > 1 for row in rows):
        return None
    return Table(tuple(rows), grid.xs[:-1], grid.ys[0], grid.ys[-1], True)


def _rows(cells: list[list[Line]], strips: int) -> Iterator[Row]:
    """The rows in a strip: one, unless the grid rules its columns and hardly any rows."""
    if strips > 2:
        yield from _header_apart(Row(tuple(tuple(cell) for cell in cells)))
        return
    lines = [line for cell in cells for line in cell]
    for part in parted_by_space(lines, framed=True):
        yield Row(tuple(tuple(line for line in cell if line in part) for cell in cells))


def _header_apart(row: Row) -> Iterator[Row]:
    """A row, and before it the bold header that no rule parts from it, if there is one."""
    heads = tuple(tuple(takewhile(lambda line: line.bold, cell)) for cell in row.cells)
    rest = tuple(cell[len(head) :] for head, cell in zip(heads, row.cells, strict=True))
    header, body = Row(heads), Row(rest)
    if body.filled and 2 * header.filled > len(row.cells) > 2:
        yield header
        yield body
    else:
        yield row


class _Strip(NamedTuple):
    """What lies between two of a grid's horizontal places."""

    grid: Grid
    top: float
    bottom: float

    def column(self, line: Line) -> int:
        """The first column of the cell that a line stands in; cells may span columns."""
        middle = (self.top + self.bottom) / 2
        walls = [rule for rule in self.grid.rules.down if rule[1] - 2 < middle < rule[2] + 2]
        across = (line.x0 + line.x1) / 2
        left = max((rule[0] for rule in walls if rule[0] <= across), default=self.grid.xs[0])
        return max(n for n, x in enumerate(self.grid.xs[:-1]) if n == 0 or x <= left + _TOUCH)

    def ruled_over(self, column: int) -> bool:
        """Whether a rule stands over the column's cell here."""
        across = (self.grid.xs[column] + self.grid.xs[column + 1]) / 2
        return any(
            abs(y - self.top) < _TOUCH and x0 - 2 <= across <= x1 + 2
            for y, x0, x1 in self.grid.rules.across
        )
