"""Tables without vertical rules, found by the white between their columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.read.pdf.lines import Line, bands
from ingest.read.pdf.rows import Row, Table, column_of, make_row, parted_by_space
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
    groups = bands(lines)
    at = 0
    while at < len(groups):
        end = _stretch(groups, at, rules) if len(groups[at]) > 1 else at
        start = _upward(groups, at, end, rules) if end > at else at
        table = _table(groups[start:end], rules) if end > at else None
        at = end if table else at + 1
        tables += [table] if table else []
    return tables


def _stretch(groups: list[list[Line]], start: int, rules: Rules) -> int:
    """How far the columns of the group at `start` go on: the index past the last that fits."""
    kept = list(groups[start])
    columns = len(gutters(kept)) + 1
    end = start + 1
    pending: list[Line] = []
    for at in range(start + 1, len(groups)):
        group = groups[at]
        below = kept + pending
        gap = min(line.y0 for line in group) - max(line.y1 for line in below)
        trial = [*below, *group]
        left = len(gutters(trial)) + 1
        if gap > _reach(group, rules) or left < max(2, columns - (len(group) > 1)):
            break
        pending += group
        if len(group) > 1 or _wraps(group[0], kept) or _ruled_below(group[0], below, rules):
            kept, pending, end = kept + pending, [], at + 1
            columns = max(columns, len(gutters(kept)) + 1)
    return end


def _upward(groups: list[list[Line]], start: int, end: int, rules: Rules) -> int:
    """Where the table really starts: lone lines over it, in one of its inner columns, are the
    rest of a row of the page before if a rule parts them from the first full row."""
    body = [line for group in groups[start:end] for line in group]
    inner = [white[1] for white in gutters(body)]
    above = start
    while above and len(groups[above - 1]) == 1:
        line = groups[above - 1][0]
        if not any(abs(line.x0 - edge) < 3 for edge in inner):
            break
        above -= 1
    if above == start:
        return start
    top, bottom = groups[start - 1][0].y1 - 3, groups[start][0].y0 + 3
    return above if any(top < y < bottom for y, _, _ in rules.across) else start


def _reach(group: list[Line], rules: Rules) -> float:
    """How far below the line before a group may stand and still belong to its table."""
    line = group[0]
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


def _table(groups: list[list[Line]], rules: Rules) -> Table | None:
    lines = [line for group in groups for line in group]
    whites = gutters(lines)
    several = sum(1 for group in groups if len(group) > 1)
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    y0, y1 = min(line.y0 for line in lines), max(line.y1 for line in lines)
    levels = _levels(rules, left, right, y0, y1)
    if not whites or several < (1 if len(levels) > 1 else 2):
        return None
    edges = (left, *(white[1] for white in whites))
    inner = [level for level in levels if y0 < level < y1]
    if inner and len(levels) > 1:
        rows = _ruled_rows(lines, edges, rules, inner)
    elif is_columns_of_prose(groups, edges, right):
        return None
    else:
        rows = [make_row(part, edges) for part in parted_by_space(lines)]
    closed = not levels or any(level > y1 - 3 for level in levels)
    return Table(tuple(rows), edges, y0, y1, bool(inner), closed)


def _levels(rules: Rules, left: float, right: float, top: float, bottom: float) -> list[float]:
    """Where rules cross the table, at least a third of its width together, top to bottom."""
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


def is_columns_of_prose(
    groups: Sequence[Sequence[Line]], edges: Sequence[float], right: float
) -> bool:
    """Whether it is text set in columns: long lines that fill them, with no rows to be seen."""
    if len(edges) > 3 or len(groups) < 6:
        return False
    widths = [end - start for start, end in pairwise((*edges, right))]
    filled = 0
    total = 0
    for group in groups:
        for line in group:
            total += 1
            filled += line.x1 - line.x0 > 0.7 * widths[column_of(line, edges)]
    steady = [b[0].y0 - a[0].y0 < 1.7 * a[0].size for a, b in pairwise(groups)]
    return filled > 0.6 * total and sum(steady) > 0.85 * len(steady)
