"""Table rows made into blocks, and tables followed over page breaks."""

from __future__ import annotations

import re

from ingest.read.blocks import Block, BlockKind
from ingest.read.header_rows import names_columns
from ingest.read.joining import Vocabulary, join
from ingest.read.pdf.flow import Draft
from ingest.read.pdf.page_text import Written
from ingest.read.pdf.rows import Row, Table

_ENDED = re.compile(r"[.!?:;)][\"'”’]*$")


class TableNumbers:
    """Counts a document's tables from 1; one that goes on over a page keeps its number."""

    def __init__(self) -> None:
        self.count = 0
        self.header: tuple[str, ...] = ()
        self.last: tuple[Draft, Block] | None = None
        """The last row of the page before, while a table goes on from it."""
        self._table: Table | None = None

    def enter(
        self, draft: Draft, cells: tuple[str, ...], before: tuple[Draft, Block] | None
    ) -> None:
        """Come to a row, `cells`; `before` is what came before it."""
        table = draft.table
        if table is None or table is self._table:
            return
        self._table = table
        self.last = before if goes_on(table, before, draft.page) else None
        if self.last is None:
            self.count += 1
            self.header = cells if has_header(table) else ()


def row_block(
    draft: Draft,
    page: Written,
    known: Vocabulary,
    tables: TableNumbers,
    before: tuple[Draft, Block] | None,
) -> Block:
    """A row as a block. It `continues` where it is the rest of the last row of the page before."""
    if draft.row is None:
        raise ValueError("no row")
    cells = tuple(join([line.text for line in cell], known) for cell in draft.row.cells)
    tables.enter(draft, cells, before)
    header = bool(tables.header) and cells == tables.header
    continues = False
    if tables.last and not header:
        continues = _rest_of(cells, *tables.last)
        tables.last = None
    start, end = page.span(draft.lines)
    return Block(
        BlockKind.TABLE_ROW,
        draft.page,
        start,
        end,
        " | ".join(cell for cell in cells if cell),
        continues=continues,
        cells=cells,
        table=tables.count,
        header=header,
    )


def goes_on(table: Table, last: tuple[Draft, Block] | None, page: int) -> bool:
    """Whether a table at the head of a page has the columns of the one that ended the last."""
    if last is None or last[0].table is None or last[0].page != page - 1:
        return False
    before = last[0].table.edges
    return len(before) == len(table.edges) and all(
        abs(one - other) < 14 for one, other in zip(before, table.edges, strict=True)
    )


def _rest_of(cells: tuple[str, ...], draft: Draft, before: Block) -> bool:
    """Whether cells are the rest of the row before them: some go on, and none starts afresh."""
    pairs = [(old, new) for old, new in zip(before.cells, cells, strict=True) if new]
    if any(not old for old, _ in pairs) or (cells[0] and before.cells[0]):
        return False
    broken = any(new[:1].islower() or not _ENDED.search(old) for old, new in pairs)
    left_open = draft.table is not None and not draft.table.closed
    return broken or left_open


def has_header(table: Table) -> bool:
    """Whether a table's first row names its columns: bold where the next isn't, or by its words."""
    if len(table.rows) < 2:
        return False
    first, second = table.rows[0], table.rows[1]
    if first.filled > 1 and _bold(first) and not _bold(second):
        return True
    return names_columns(_texts(first), _texts(second))


def _texts(row: Row) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row.cells]


def _bold(row: Row) -> bool:
    return all(line.bold for line in row.lines)
