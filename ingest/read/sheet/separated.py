"""Tables of separated values (.csv), as spreadsheets export them."""

from __future__ import annotations

import csv
from pathlib import Path

from corpus.errors import UnreadableDocument
from ingest.read.blocks import Reading
from ingest.read.sheet.rows import SheetRow, pieces_of
from ingest.read.sniff import Media
from ingest.read.text.document import decode
from ingest.read.unpaged import unpaged

_SEPARATORS = (",", ";", "\t")


def read_separated(data: bytes, path: Path) -> Reading:
    """A table of values parted by commas, semicolons or tabs, whichever parts its lines alike.

    UnreadableDocument where a cell is left open to the end of the file.
    """
    text = decode(data).replace("\x00", "")
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=_separator(text)))
    except csv.Error as error:
        why = f"is no table of separated values ({error}): export it from the spreadsheet again"
        raise UnreadableDocument(str(path), why) from error
    sheet = [SheetRow(tuple(row), number=number) for number, row in enumerate(rows, 1)]
    return unpaged(Media.CSV, pieces_of(sheet, 1))


def _separator(text: str) -> str:
    """The separator by which most rows have as many cells as one another, and more than one."""

    def alike(separator: str) -> int:
        widths = [len(row) for row in csv.reader(text.splitlines()[:200], delimiter=separator)]
        return max((widths.count(width) for width in set(widths) if width > 1), default=0)

    return max(_SEPARATORS, key=alike)
