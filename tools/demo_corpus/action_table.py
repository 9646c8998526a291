"""A plan's action table, whose rows and merged cells may run over a page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable

SIZE, LEADING, PAD = 9.2, 11.6, 4
_TINTS = {
    "Complete": "#9ec5e8",
    "Green": "#a9d8a0",
    "Amber": "#f7cf7f",
    "Red": "#ef9a93",
    "Not started": "#e2e2e2",
}


@dataclass(frozen=True)
class Row:
    """An action's cells as lines of text. `opens` says that a new group of rows begins here."""

    cells: tuple[tuple[str, ...], ...]
    opens: bool
    tint: str = ""
    begun: bool = False

    def __len__(self) -> int:
        return max(len(cell) for cell in self.cells)


@dataclass(frozen=True)
class Columns:
    """The header, the widths in points, and which column is merged over a group's rows."""

    names: tuple[str, ...]
    widths: tuple[float, ...]
    merged: int = 1

    def lines(self, text: str, column: int, bold: bool = False) -> tuple[str, ...]:
        """`text` broken to fit its column."""
        face = "Helvetica-Bold" if bold else "Helvetica"
        return tuple(simpleSplit(text, face, SIZE, self.widths[column] - 2 * PAD))


class ActionTable(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Rows under a header that is repeated on each page; a row is cut between any two lines."""

    def __init__(self, columns: Columns, rows: tuple[Row, ...]) -> None:
        super().__init__()
        self.columns, self.rows = columns, rows
        self.header = tuple(
            columns.lines(name, at, bold=True) for at, name in enumerate(columns.names)
        )

    def _header_height(self) -> float:
        return max(len(cell) for cell in self.header) * LEADING + 2 * PAD

    def _row_height(self, row: Row) -> float:
        return len(row) * LEADING + 2 * PAD

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its size."""
        self.width = sum(self.columns.widths)
        self.height = self._header_height() + sum(map(self._row_height, self.rows))
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Two tables, of which the first fits; none where not even one line of a row does."""
        room = height - self._header_height()
        for at, row in enumerate(self.rows):
            if self._row_height(row) > room:
                return self._split_at(at, int((room - 2 * PAD) // LEADING))
            room -= self._row_height(row)
        return [self]

    def _split_at(self, at: int, lines: int) -> list[Flowable]:
        row = self.rows[at]
        if lines < 2 or len(row) - lines < 1:
            if at == 0:
                return []
            return [self._of(self.rows[:at]), self._of(self.rows[at:])]
        above = replace(row, cells=tuple(cell[:lines] for cell in row.cells))
        below = replace(row, cells=tuple(cell[lines:] for cell in row.cells), begun=True)
        return [self._of((*self.rows[:at], above)), self._of((below, *self.rows[at + 1 :]))]

    def _of(self, rows: tuple[Row, ...]) -> ActionTable:
        return ActionTable(self.columns, rows)

    def draw(self) -> None:
        """Draw the header, then each row down from it."""
        top = self.height
        self._draw_cells(self.header, top, self._header_height(), "#0b5c6b", bold=True)
        top -= self._header_height()
        for row in self.rows:
            height = self._row_height(row)
            self._draw_tint(row, top, height)
            self._draw_cells(row.cells, top, height)
            self._draw_rule(row, top)
            top -= height
        self._draw_frame()

    def _draw_tint(self, row: Row, top: float, height: float) -> None:
        width = self.columns.widths[-1]
        self.canv.setFillColor(HexColor(_TINTS[row.tint]))
        self.canv.rect(self.width - width, top - height, width, height, stroke=0, fill=1)

    def _draw_cells(
        self,
        cells: tuple[tuple[str, ...], ...],
        top: float,
        height: float,
        fill: str = "",
        bold: bool = False,
    ) -> None:
        if fill:
            self.canv.setFillColor(HexColor(fill))
            self.canv.rect(0, top - height, self.width, height, stroke=0, fill=1)
        self.canv.setFillColor(white if fill else black)
        self.canv.setFont("Helvetica-Bold" if bold else "Helvetica", SIZE)
        x = 0.0
        for cell, width in zip(cells, self.columns.widths, strict=True):
            for at, line in enumerate(cell):
                self.canv.drawString(x + PAD, top - PAD - SIZE - at * LEADING + 1, line)
            x += width

    def _draw_rule(self, row: Row, top: float) -> None:
        """A rule above the row: over every column where a group opens, else past the merged one."""
        if row.begun:
            return
        merged = self.columns.merged
        start = sum(self.columns.widths[:merged])
        self.canv.setLineWidth(0.5)
        if row.opens:
            self.canv.line(0, top, self.width, top)
        else:
            self.canv.line(0, top, start, top)
            self.canv.line(start + self.columns.widths[merged], top, self.width, top)

    def _draw_frame(self) -> None:
        x = 0.0
        for width in (*self.columns.widths, 0.0):
            self.canv.line(x, 0, x, self.height)
            x += width
        self.canv.line(0, 0, self.width, 0)
        self.canv.line(0, self.height, self.width, self.height)
