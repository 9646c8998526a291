"""A plan's tables as whole rows: those cut by a page joined, merged cells given to each row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.outline.sections import Section
from ingest.read.blocks import Block, BlockKind
from ingest.read.header_rows import names_columns
from ingest.registers.plans.columns import Role, header_words, role_named

_SAID_ONCE = 1


@dataclass
class PlanRow:
    """A row with its cells whole, the blocks it is printed in, and what heads it in its table.

    `own` has the cells as printed in this row, before merged ones were given to it.
    """

    cells: list[str]
    blocks: list[Block]
    merged: set[int]
    heading: tuple[str, ...]
    theme: str | None = None
    own: list[str] = field(default_factory=list)


@dataclass
class PlanTable:
    """A table of one plan, with the row that names its columns ([] where none does)."""

    header: list[str]
    rows: list[PlanRow]
    heading: tuple[str, ...]

    @property
    def body(self) -> list[list[str]]:
        """The cells of its rows."""
        return [row.cells for row in self.rows]


def plan_tables(sections: Iterable[Section]) -> list[PlanTable]:
    """Every table of a paper, in order."""
    grouped: dict[int, list[tuple[Block, tuple[str, ...]]]] = {}
    for section in sections:
        for block in section.blocks:
            if block.kind is BlockKind.TABLE_ROW and block.cells and block.table:
                grouped.setdefault(block.table, []).append((block, section.heading))
    tables: list[PlanTable] = []
    for rows in grouped.values():
        table = _table(rows)
        before = tables[-1] if tables else None
        if not table.header and before and before.header and _same_width(table, before):
            table.header = before.header
        tables.append(table)
    return [_stood_up(table) for table in tables]


def _table(blocks: Sequence[tuple[Block, tuple[str, ...]]]) -> PlanTable:
    header: list[str] = []
    rows: list[PlanRow] = []
    theme: str | None = None
    for block, heading in blocks:
        cells = [cell.strip() for cell in block.cells]
        if block.header or cells == header:
            header = header or cells
            continue
        filled = [cell for cell in cells if cell]
        if block.continues and rows:
            _go_on(rows[-1], block, cells)
        elif len(filled) == _SAID_ONCE and len(cells) > 2 and not block.merged and cells[0]:
            theme = filled[0]
        else:
            rows.append(PlanRow(cells, [block], set(block.merged), heading, theme))
    if not header and len(rows) > 1 and _heads(rows[0].cells, rows[1].cells):
        header = rows.pop(0).cells
    _give_merged(rows)
    return PlanTable(header, rows, blocks[0][1])


def _heads(cells: Sequence[str], below: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    named = len(filled) > 2 and header_words(cells) >= max(3, len(filled) - 2)
    return named or names_columns(cells, below)


def _go_on(row: PlanRow, block: Block, cells: Sequence[str]) -> None:
    """Add the rest of a row, from the head of the next page."""
    row.blocks.append(block)
    for at, cell in enumerate(cells):
        if cell and at < len(row.cells):
            joined = row.cells[at].endswith("-") and cell[:1].islower()
            row.cells[at] = row.cells[at][:-1] + cell if joined else f"{row.cells[at]} {cell}"
            row.cells[at] = row.cells[at].strip()


def _give_merged(rows: Sequence[PlanRow]) -> None:
    """Give each row what is printed once in a cell over several rows."""
    above: PlanRow | None = None
    for row in rows:
        row.own = list(row.cells)
        for at in row.merged:
            if above and at < len(above.cells) and at < len(row.cells) and not row.cells[at]:
                row.cells[at] = above.cells[at]
        above = row


def _same_width(table: PlanTable, before: PlanTable) -> bool:
    return bool(table.rows) and len(table.rows[0].cells) == len(before.header)


def _stood_up(table: PlanTable) -> PlanTable:
    """A table that gives one action as lines of label and value, as a row an action."""
    every = ([table.header] if table.header else []) + table.body
    if not table.rows or any(len(row) != 2 for row in every):
        return table
    labels = [role_named(row[0]) for row in every]
    if sum(1 for label in labels if label) < max(3, 0.6 * len(labels)) or Role.ACTION not in labels:
        return table
    first = next(row[0] for row, label in zip(every, labels, strict=True) if label)
    header = list(dict.fromkeys(row[0] for row in every))
    made: list[PlanRow] = []
    blocks = [*([table.rows[0].blocks] if table.header else []), *(r.blocks for r in table.rows)]
    for (label, value), held in zip(every, blocks, strict=True):
        if label == first or not made:
            made.append(PlanRow([""] * len(header), [], set(), table.heading))
        made[-1].cells[header.index(label)] = value
        made[-1].blocks += held
    for row in made:
        row.own = list(row.cells)
    return PlanTable(header, made, table.heading)
