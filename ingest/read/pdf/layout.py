"""A page's lines and tables in the order in which a reader takes them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.read.pdf.contents import Entry, contents
from ingest.read.pdf.grids import cut_at_rules, find_grids, grid_table, inside
from ingest.read.pdf.gutters import gutters, is_columns_of_prose, open_tables
from ingest.read.pdf.lines import Line, bands, merged
from ingest.read.pdf.rows import Table, strips_of
from ingest.read.pdf.rules import Rules

Item = Line | Entry | Table


def lay_out(lines: Sequence[Line], rules: Rules) -> list[Item]:
    """What stands on a page, in reading order."""
    tables, rest = _gridded(lines, rules)
    entries = contents(rest)
    rest = _without(rest, [line for entry in entries for line in entry.lines])
    tables += open_tables(rest, rules)
    rest = _without(rest, [line for table in tables for row in table.rows for line in row.lines])
    placed: list[tuple[float, Item]] = [(entry.y0, entry) for entry in entries]
    placed += [(table.y0, table) for table in tables]
    flow = _in_columns(rest)
    return _woven(flow, sorted(placed, key=lambda item: item[0]))


def _without(lines: Sequence[Line], taken: Sequence[Line]) -> list[Line]:
    """Lines none of whose words are in those taken."""
    gone = {id(word) for line in taken for word in line.words}
    return [line for line in lines if id(line.words[0]) not in gone]


def _gridded(lines: Sequence[Line], rules: Rules) -> tuple[list[Table], list[Line]]:
    """The tables drawn as grids, and the lines that lie in none."""
    tables: list[Table] = []
    rest = list(lines)
    for grid in find_grids(rules):
        within = [line for line in rest if inside(line, grid)]
        pieces = cut_at_rules(within, grid.rules)
        table = grid_table(pieces, grid)
        if table is None:
            continue
        table = _unframed(table)
        rest = [line for line in rest if not inside(line, grid)] + _without(
            pieces, [line for row in table.rows for line in row.lines]
        )
        tables.append(table)
    return tables, rest


def _unframed(table: Table) -> Table:
    """The table without the text that stands over or under it in the same frame."""
    rows = list(table.rows)
    while len(rows) > 1 and _is_frame_text(rows[0].cells):
        rows.pop(0)
    while len(rows) > 1 and _is_frame_text(rows[-1].cells):
        rows.pop()
    tops = [line.y0 for row in rows for line in row.lines]
    return table._replace(rows=tuple(rows), y0=min(tops))


def _is_frame_text(cells: Sequence[Sequence[Line]]) -> bool:
    return bool(cells[0]) and not any(cells[1:])


def _in_columns(lines: Sequence[Line]) -> list[Line]:
    """Lines in reading order: down each column where text is set in columns, else downwards."""
    ordered: list[Line] = []
    strips = strips_of(lines)
    at = 0
    while at < len(strips):
        end = _side_by_side(strips, at)
        stretch = [line for strip in strips[at:end] for line in strip]
        if stretch and is_columns_of_prose([stretch]):
            edge = gutters(stretch)[0][1]
            ordered += [merged(b) for b in bands(line for line in stretch if line.x0 < edge - 1)]
            ordered += _in_columns([line for line in stretch if line.x0 >= edge - 1])
            at = end
        else:
            ordered += [merged(band) for band in bands(strips[at])]
            at += 1
    return ordered


def _side_by_side(strips: list[list[Line]], start: int) -> int:
    """Where strips that a gutter parts end, the first at `start`; `start` where it parts none."""
    kept: list[Line] = []
    end = start
    for at in range(start, len(strips)):
        kept += strips[at]
        if not gutters(kept):
            break
        if at == end or gutters(strips[at]):
            end = at + 1
    return end


def _woven(flow: list[Line], placed: list[tuple[float, Item]]) -> list[Item]:
    """Lines with the tables put in where they stand."""
    items: list[Item] = []
    waiting = list(placed)
    for line in flow:
        while waiting and waiting[0][0] <= line.middle:
            items.append(waiting.pop(0)[1])
        items.append(line)
    return items + [item for _, item in waiting]
