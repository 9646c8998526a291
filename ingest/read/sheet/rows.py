"""A sheet's rows as pieces: what stands above its table, the row that names columns, the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.letters import without_unseen
from ingest.read.blocks import BlockKind
from ingest.read.header_rows import names_columns
from ingest.read.unpaged import Piece

_TABLE = 3
"""Fewest filled cells of a row that belongs to a table; a line above one has fewer."""


@dataclass(frozen=True)
class SheetRow:
    """A row's cells in order, "" for empty; the columns of cells that are drawn over the row above
    too; the rating that an empty cell's colour gives; and the row's number in its sheet.
    """

    cells: tuple[str, ...]
    merged: tuple[int, ...] = ()
    rated: tuple[str, ...] = ()
    number: int = 0


def pieces_of(rows: Sequence[SheetRow], table: int) -> Iterator[Piece]:
    """The pieces of one sheet; `table` is the number of its table in the file.

    Rows without a word are left out, and so are columns in which no row has one.
    """
    plain = [_plain(row) for row in rows]
    kept = [row for row in plain if any(row.cells)]
    used = [
        at for at in range(_width(kept)) if any(at < len(r.cells) and r.cells[at] for r in kept)
    ]
    narrow = [_narrowed(row, used) for row in kept]
    begins = next((at for at, row in enumerate(narrow) if _filled(row) >= _TABLE), len(narrow))
    for at, row in enumerate(narrow):
        if at < begins or len(used) < _TABLE:
            text = " ".join(cell for cell in row.cells if cell)
            yield Piece(BlockKind.HEADING if at == 0 else BlockKind.PARAGRAPH, text, int(at == 0))
            continue
        following = narrow[at + 1].cells if at + 1 < len(narrow) else ()
        header = at == begins and names_columns(row.cells, following)
        yield Piece(
            BlockKind.TABLE_ROW,
            cells=row.cells,
            table=table,
            header=header,
            merged=row.merged,
            rated=row.rated,
            row=row.number,
        )


def _plain(row: SheetRow) -> SheetRow:
    cells = tuple(" ".join(without_unseen(cell).split()) for cell in row.cells)
    return SheetRow(cells, row.merged, row.rated, row.number)


def _narrowed(row: SheetRow, used: Sequence[int]) -> SheetRow:
    """The row with the columns that are used, numbered anew."""
    return SheetRow(
        tuple(row.cells[at] if at < len(row.cells) else "" for at in used),
        tuple(place for place, at in enumerate(used) if at in row.merged),
        tuple(row.rated[at] if at < len(row.rated) else "" for at in used) if row.rated else (),
        row.number,
    )


def _filled(row: SheetRow) -> int:
    return sum(1 for cell in row.cells if cell)


def _width(rows: Sequence[SheetRow]) -> int:
    return max((len(row.cells) for row in rows), default=0)
