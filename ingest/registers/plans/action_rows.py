"""A plan's tables as whole rows: those cut by a page joined, merged cells given to each row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.outline.sections import Section
from ingest.read.blocks import Block, BlockKind
from ingest.read.header_rows import names_columns
from ingest.registers.plans.columns import Role, header_words, role_named

_SAID_ONCE = 1
_DEEPEST_HEADER = 3
_SUB_WORDS = 4
_TITLE = re.compile(r"(?:action\s+)?(?P<ref>[A-Z]{0,3}[-/]?\d+(?:\.\d+)*[a-z]?)\b", re.IGNORECASE)


@dataclass
class PlanRow:
    """A row with its cells whole, the blocks it is printed in, and what heads it in its table.

    `own` has the cells as printed in this row, before merged ones were given to it; `labelled` what
    lines under it say by a label: "How we will know: ...".
    """

    cells: list[str]
    blocks: list[Block]
    merged: set[int]
    heading: tuple[str, ...]
    theme: str | None = None
    own: list[str] = field(default_factory=list)
    labelled: dict[Role, str] = field(default_factory=dict)


@dataclass
class PlanTable:
    """A table of one plan, with the row that names its columns ([] where none does)."""

    header: list[str]
    rows: list[PlanRow]
    heading: tuple[str, ...]
    title: str | None = None
    """What stands in a row of its own, the last such."""

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
        if stood := _stood_up(table):
            tables.append(stood)
            continue
        before = tables[-1] if tables else None
        if not table.header and before and before.header and _same_width(table, before):
            table.header = before.header
        tables.append(table)
    return tables


def _table(blocks: Sequence[tuple[Block, tuple[str, ...]]]) -> PlanTable:
    header: list[str] = []
    rows: list[PlanRow] = []
    theme: str | None = None
    for block, heading in blocks:
        cells = [cell.strip() for cell in block.cells]
        filled = [cell for cell in cells if cell]
        if header and not rows and _goes_under(header, cells, block.merged):
            header = _stacked(header, cells)
        elif len(filled) == _SAID_ONCE and len(cells) > 2 and not block.merged and cells[0]:
            theme = filled[0]
        elif block.header or cells == header:
            header = header or cells
        elif block.continues and rows:
            _go_on(rows[-1], block, cells)
        elif rows and not cells[0] and (labelled := _labelled(filled)):
            rows[-1].labelled |= labelled
            rows[-1].blocks.append(block)
        else:
            shown = _with_colours(cells, block.rated)
            rows.append(PlanRow(shown, [block], set(block.merged), heading, theme))
    if not header:
        header = _header_among(rows)
    _give_merged(rows)
    return PlanTable(header, rows, blocks[0][1], theme)


def _with_colours(cells: list[str], rated: Sequence[str]) -> list[str]:
    """The cells, an empty one with the name of the colour that it is filled with."""
    colours = [*rated, *[""] * (len(cells) - len(rated))]
    return [cell or colour for cell, colour in zip(cells, colours, strict=False)]


def _header_among(rows: list[PlanRow]) -> list[str]:
    """The first of a table's first rows that names its columns, taken out with what stands over it."""
    for at in range(min(_DEEPEST_HEADER, len(rows) - 1)):
        header, below = rows[at].cells, rows[at + 1]
        stacked = _goes_under(header, below.cells, tuple(below.merged))
        body = rows[at + 2] if stacked and at + 2 < len(rows) else below
        if not _heads(header, body.cells):
            continue
        band = [cell for row in rows[:at] for cell in row.cells if cell]
        del rows[: at + 1 + stacked]
        for row in rows if band else ():
            row.theme = row.theme or ": ".join(band)
        return _stacked(header, below.cells) if stacked else header
    return []


def _goes_under(header: Sequence[str], cells: Sequence[str], merged: Sequence[int]) -> bool:
    """Whether a row parts some of a header's columns: short words under those, and under no other."""
    filled = [at for at, cell in enumerate(cells) if cell]
    if len(filled) < 2 or len(cells) != len(header) or not merged:
        return False
    short = all(len(cells[at].split()) <= _SUB_WORDS for at in filled)
    parted = all(not header[at] or (at + 1 < len(header) and not header[at + 1]) for at in filled)
    return short and parted and all(cells[at] or at in merged for at in range(len(cells)))


def _stacked(header: Sequence[str], under: Sequence[str]) -> list[str]:
    """One name a column: what stands under where that says what for, else both."""
    found, group = [], ""
    for over, below in zip(header, under, strict=True):
        group = over or group
        both = f"{group}: {below}" if below else over
        found.append(below if below and role_named(below) else both)
    return found


def _heads(cells: Sequence[str], below: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    named = len(filled) > 2 and header_words(cells) >= max(3, len(filled) - 2)
    return named or names_columns(cells, below)


def _labelled(cells: Sequence[str]) -> dict[Role, str]:
    """What a row says of the one above, where each of its cells is a label and its value; else {}."""
    parted = [cell.partition(":") for cell in cells]
    roles = [role_named(label) if colon else None for label, colon, _ in parted]
    if not any(roles) or not all(colon for _, colon, _ in parted):
        return {}
    told = zip(roles, parted, strict=True)
    return {role: value.strip() for role, (_, _, value) in told if role}


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


def _stood_up(table: PlanTable) -> PlanTable | None:
    """A table that gives an action as pairs of label and value, as a row an action; None of any other."""
    every = ([table.header] if table.header else []) + [row.own for row in table.rows]
    pairs = [_pairs(row) for row in every]
    labels = [role_named(label) for each in pairs for label, _ in each]
    if not table.rows or not all(pairs):
        return None
    if sum(1 for label in labels if label) < max(3, 0.6 * len(labels)) or Role.ACTION not in labels:
        return None
    first = next(label for each in pairs for label, _ in each if role_named(label))
    header = list(dict.fromkeys(label for each in pairs for label, _ in each))
    made: list[PlanRow] = []
    blocks = [*([table.rows[0].blocks] if table.header else []), *(r.blocks for r in table.rows)]
    for told, held in zip(pairs, blocks, strict=True):
        if told[0][0] == first or not made:
            made.append(PlanRow([""] * len(header), [], set(), table.heading))
        for label, value in told:
            made[-1].cells[header.index(label)] = value
        made[-1].blocks += held
    title = _TITLE.match(table.title or "")
    for row in made:
        row.own = list(row.cells)
        if title and len(made) == 1:
            row.labelled[Role.REF] = title["ref"]
    return PlanTable(header, made, table.heading)


def _pairs(cells: Sequence[str]) -> list[tuple[str, str]]:
    """A row's labels and values, of two cells or four; a label may stand without its value."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and role_named(filled[0]):
        return [(filled[0], "")]
    if len(filled) not in (2, 4) or (len(cells) > len(filled) and not cells[0]):
        return []
    return list(zip(filled[::2], filled[1::2], strict=True))
