"""Workbooks (.xlsx), sheet by sheet; what is hidden in one is left out, and told."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from corpus.errors import ReadingLimitExceeded, UnreadableDocument
from ingest.read.archives import check_unpacked
from ingest.read.blocks import Reading
from ingest.read.sheet.rows import SheetRow, pieces_of
from ingest.read.sniff import Media
from ingest.read.unpaged import Piece, unpaged
from ingest.read.word.fills import ratings_of

if TYPE_CHECKING:
    from ingest.read.limits import Limits

_MOST_CELLS = 400_000
_DAMAGE = (BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, TypeError, OSError)
"""What openpyxl raises on a workbook that isn’t whole; lxml’s own errors are SyntaxErrors."""

_RGB = len("FFRRGGBB")


def read_workbook(data: bytes, path: Path, limits: Limits) -> Reading:
    """A workbook as one stretch of text: each sheet under its name, a row a line.

    Formulas are read as the values that were last worked out. UnreadableDocument where it can't be
    opened, ReadingLimitExceeded where it has far too many cells.
    """
    from openpyxl import load_workbook

    check_unpacked(data, path, limits, "workbook")
    try:
        book = load_workbook(BytesIO(data), data_only=True)
    except _DAMAGE as error:
        why = f"is a workbook that can't be opened ({error}): open it in Excel and save it again"
        raise UnreadableDocument(str(path), why) from error
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    _check_size(shown, path)
    pieces: list[Piece] = []
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    warnings = [f"hidden sheets were left out: {', '.join(hidden)}"] if hidden else []
    for number, sheet in enumerate(shown, 1):
        pieces += pieces_of(list(_rows(sheet)), number)
        if left := _hidden_lines(sheet):
            warnings.append(f"{sheet.title}: {left} hidden rows or columns were left out")
    return unpaged(
        Media.XLSX,
        pieces,
        title=book.properties.title or "",
        author=book.properties.creator or "",
        warnings=tuple(warnings),
    )


def _check_size(sheets: list[Any], path: Path) -> None:
    cells = sum((sheet.max_row or 0) * (sheet.max_column or 0) for sheet in sheets)
    if cells > _MOST_CELLS:
        why = f"has {cells:,} cells, more than the {_MOST_CELLS:,} that are read: split it"
        raise ReadingLimitExceeded(str(path), why)


def _rows(sheet: Any) -> Iterator[SheetRow]:
    """The rows that are shown; a cell over several rows is given in the first of them."""
    below = _below_merged(sheet)
    columns = [at for at in range(1, (sheet.max_column or 0) + 1) if not _is_hidden(sheet, at)]
    for number, row in enumerate(sheet.iter_rows(), 1):
        if sheet.row_dimensions[number].hidden:
            continue
        cells = [row[at - 1] for at in columns if at <= len(row)]
        texts = tuple(_text(cell.value, cell.number_format) for cell in cells)
        merged = tuple(place for place, at in enumerate(columns) if (number, at) in below)
        yield SheetRow(texts, merged, ratings_of(texts, [_fill(cell) for cell in cells]), number)


def _below_merged(sheet: Any) -> set[tuple[int, int]]:
    """The places under the first row of a merged cell, in its first column."""
    return {
        (row, merged.min_col)
        for merged in sheet.merged_cells.ranges
        for row in range(merged.min_row + 1, merged.max_row + 1)
    }


def _is_hidden(sheet: Any, column: int) -> bool:
    """Columns are kept in groups, each under the letter of its first."""
    return any(
        each.hidden and each.min <= column <= each.max
        for each in sheet.column_dimensions.values()
        if each.min and each.max
    )


def _hidden_lines(sheet: Any) -> int:
    rows = sum(1 for each in sheet.row_dimensions.values() if each.hidden)
    columns = sum(1 for at in range(1, (sheet.max_column or 0) + 1) if _is_hidden(sheet, at))
    return rows + columns


def _text(value: object, form: str) -> str:
    """A cell as a person reads it: a day written out, a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime | date):
        return f"{value.day} {value:%B %Y}" if "d" in form.lower() else f"{value:%B %Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        shown = value * 100 if "%" in form else value
        return f"{shown:g}{'%' if '%' in form else ''}"
    return str(value)


def _fill(cell: Any) -> str:
    """A cell's own solid colour as six hexadecimal digits; "" where it has none, or a theme's."""
    fill = cell.fill
    colour = fill.start_color.rgb if fill and fill.fill_type == "solid" else None
    return colour[2:].upper() if isinstance(colour, str) and len(colour) == _RGB else ""
