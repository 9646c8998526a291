"""Tables without vertical rules, found by the white between their columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.read.pdf.lines import Line
from ingest.read.pdf.rows import Row, Table, column_of, make_row, parted_by_space, strips_of
from ingest.read.pdf.rules import Rules

_LEAST_GUTTER = 5.0


def gutters(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Stretches of x that no line covers, between the leftmost and the rightmost."""
    found: list[tuple[float, float]] = []
    reached: float | None = None
    for line in sorted(lines, key=lambda line: line.x0):
        if reached is not None and line.x0 - reached >= _LEAST_GUTTER:
            found.append((reached, line.x0))
        reached = line.x1 if reached is None else max(reached, line.x1)
    return found


def open_tables(lines: Sequence[Line], rules: Rules) -> list[Table]:
    """Tables among lines that lie in no grid, from the top."""
    tables: list[Table] = []
    strips = strips_of(lines)
    at = 0
    while at < len(strips):
        end = _stretch(strips, at, rules) if gutters(strips[at]) else at
        if end > at and is_columns_of_prose(strips[at:end]):
            at = end
            continue
        start = _upward(strips, at, end, rules) if end > at else at
        table = _table(strips[start:end], rules) if end > at else None
        at = end if table else at + 1
        tables += [table] if table else []
    return tables


def _stretch(strips: list[list[Line]], start: int, rules: Rules) -> int:
    """How far the columns of the strip at `start` go on: the index past the last that fits."""
    kept = list(strips[start])
    columns = len(gutters(kept)) + 1
    end = start + 1
    pending: list[Line] = []
    for at in range(start + 1, len(strips)):
        strip = strips[at]
        below = kept + pending
        gap = min(line.y0 for line in strip) - max(line.y1 for line in below)
        trial = [*below, *strip]
        several = bool(gutters(strip))
        left = len(gutters(trial)) + 1
        if gap > _reach(strip, rules) or left < max(2, columns - several):
            break
        pending += strip
        if several or _wraps(strip[0], kept) or _ruled_below(strip[0], below, rules):
            kept, pending, end = kept + pending, [], at + 1
            columns = max(columns, len(gutters(kept)) + 1)
    return end


def _upward(strips: list[list[Line]], start: int, end: int, rules: Rules) -> int:
    """Where the table really starts.

    Lone lines over it, in one of its inner columns, are the rest of a row of the page before if a
    rule parts them from the first full row.
    """
    body = [line for strip in strips[start:end] for line in strip]
    inner = [white[1] for white in gutters(body)]
    above = start
    while above and len(strips[above - 1]) == 1:
        line = strips[above - 1][0]
        if not any(abs(line.x0 - edge) < 3 for edge in inner):
            break
        above -= 1
    if above == start:
        return start
    top, bottom = strips[start - 1][0].y1 - 3, strips[start][0].y0 + 3
    return above if any(top < y < bottom for y, _, _ in rules.across) else start


def _reach(strip: list[Line], rules: Rules) -> float:
    """How far below the line before a group may stand and still belong to its table."""
    line = strip[0]
    ruled = any(abs(y - line.y0) < 3 * line.size and x1 - x0 > 200 for y, x0, x1 in rules.across)
    return line.size * (4.0 if ruled else 2.6)


def _wraps(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line standing alone goes on with the cell above it, at ordinary spacing."""
    return any(
        abs(line.x0 - other.x0) < 3 and -0.2 * line.size < line.y0 - other.y1 < 0.45 * line.size
        for other in above
    )


def _ruled_below(line: Line, above: Sequence[Line], rules: Rules) -> bool:
    """Whether a rule as wide as the table stands somewhere under the line."""
    left, right = min(item.x0 for item in above), max(item.x1 for item in above)
    return any(
        line.y1 - 2 < y < line.y1 + 3 * line.size and x0 < left + 8 and x1 > right - 8
        for y, x0, x1 in rules.across
    )


def _table(strips: list[list[Line]], rules: Rules) -> Table | None:
    lines = [line for strip in strips for line in strip]
    whites = gutters(lines)
    several = sum(1 for strip in strips if gutters(strip))
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    y0, y1 = min(line.y0 for line in lines), max(line.y1 for line in lines)
    levels = _levels(rules, (left, right), (y0, y1))
    if not whites or several < (1 if len(levels) > 1 else 2):
        return None
    edges = (left, *(white[1] for white in whites))
    inner = [level for level in levels if y0 < level < y1]
    if inner and len(levels) > 1:
        rows = _ruled_rows(lines, edges, rules, inner)
    else:
        rows = [make_row(part, edges) for part in parted_by_space(lines)]
    closed = not levels or any(level > y1 - 3 for level in levels)
    return Table(tuple(rows), edges, y0, y1, bool(inner), closed)


def _levels(rules: Rules, across: tuple[float, float], down: tuple[float, float]) -> list[float]:
    """Where rules cross the table, at least a third of its width together, top to bottom."""
    (left, right), (top, bottom) = across, down
    reach: dict[float, float] = {}
    for y, x0, x1 in rules.across:
        if top - 16 < y < bottom + 16:
            level = next((known for known in reach if abs(known - y) < 3), y)
            reach[level] = reach.get(level, 0.0) + min(x1, right + 9) - max(x0, left - 9)
    return sorted(level for level, length in reach.items() if length > (right - left) / 3)


def _ruled_rows(
    lines: Sequence[Line], edges: Sequence[float], rules: Rules, levels: Sequence[float]
) -> list[Row]:
    """Rows parted by rules. A cell that no rule parts from the one above it is the same cell."""
    parts: list[list[list[Line]]] = [[[] for _ in edges] for _ in range(len(levels) + 1)]
    for line in sorted(lines, key=lambda line: (line.y0, line.x0)):
        at = sum(1 for level in levels if level < line.middle)
        column = column_of(line, edges)
        while at > 0 and parts[at - 1][column] and not _parted(line, levels[at - 1], rules):
            at -= 1
        parts[at][column].append(line)
    rows = [Row(tuple(tuple(cell) for cell in part)) for part in parts]
    return [row for row in rows if row.filled]


def _parted(line: Line, level: float, rules: Rules) -> bool:
    """Whether a rule at a level stands over the start of a line."""
    across = line.x0 + 1
    return any(abs(y - level) < 3 and x0 - 2 <= across <= x1 + 2 for y, x0, x1 in rules.across)


def is_columns_of_prose(strips: Sequence[Sequence[Line]]) -> bool:
    """Whether it is text set in columns: long lines that fill them, with no rows to be seen."""
    lines = [line for strip in strips for line in strip]
    whites = gutters(lines)
    if not 1 <= len(whites) <= 2:
        return False
    edges = (min(line.x0 for line in lines), *(white[1] for white in whites))
    columns = [[line for line in lines if column_of(line, edges) == n] for n in range(len(edges))]
    return max(map(len, columns)) >= 6 and all(_is_prose(column) for column in columns)


def _is_prose(column: Sequence[Line]) -> bool:
    """Whether lines run on under each other and mostly fill their width."""
    width = max(line.x1 for line in column) - min(line.x0 for line in column)
    full = sum(line.x1 - line.x0 > 0.7 * width for line in column)
    ordered = sorted(column, key=lambda line: line.y0)
    steady = sum(b.y0 - a.y0 < 1.7 * a.size for a, b in pairwise(ordered))
    return width > 100 and full > 0.6 * len(column) and steady > 0.8 * (len(column) - 1)
