"""Workbooks an officer would send on: filters, colours with their word, links to the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from corpus.errors import UsageError
from corpus.letters import web_address
from ui.plain import plain

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from corpus.library import Library

_FILLS = {
    "Complete": "BDD7EE",
    "Green": "C6E0B4",
    "Amber": "FFE699",
    "Red": "F4B6B6",
    "NotStarted": "D9D9D9",
    "Superseded": "E4DFEC",
    "unanswered": "F4B6B6",
    "answered": "C6E0B4",
}
_HEADER = "1F3864"
_WIDE, _NARROW = 55, 16
_LONG_TEXT = 40
_MOST_LETTERS = 32_000


@dataclass(frozen=True)
class Sheet:
    """One sheet: a row a fact, in the order of `columns`.

    Cells of the columns named in `coloured` are filled by their word; a "document" or "page"
    cell links to the row's place in the file.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[dict[str, object]]
    coloured: tuple[str, ...] = ()


def write_workbook(sheets: Sequence[Sheet], places: dict[str, str], out: Path | IO[bytes]) -> None:
    """The sheets as a workbook; `places` has the address of each document by its path.

    An address may say `{page}` where a page's number goes.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet, places)
    try:
        book.save(out)
    except OSError as error:
        raise UsageError(f"{out} can't be written: {error.strerror}") from error


def places_of(library: Library) -> dict[str, str]:
    """Where each document is to be opened: on the web where it says so, else as the file read."""
    found = {}
    for document in library.documents():
        address = web_address(document.source_url)
        files = [Path(file.absolute) for file in library.sources(document.id)]
        if address:
            found[document.path] = address
        elif files and files[0].is_absolute():
            found[document.path] = files[0].as_uri()
    return found


def _fill(page: Worksheet, sheet: Sheet, places: dict[str, str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    page.append(list(sheet.columns))
    for cell in page[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=_HEADER)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    for at, row in enumerate(sheet.rows, 2):
        for column, name in enumerate(sheet.columns, 1):
            cell = page.cell(at, column)
            _put(cell, row.get(name))
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if name in sheet.coloured and str(row.get(name)) in _FILLS:
                cell.fill = PatternFill("solid", start_color=_FILLS[str(row[name])])
            if name in ("document", "page", "pages", "plan", "report"):
                _link(cell, row, name, places)
    for column, name in enumerate(sheet.columns, 1):
        longest = max((len(str(row.get(name) or "")) for row in sheet.rows), default=0)
        width = _WIDE if longest > _LONG_TEXT else max(_NARROW, len(name) + 4)
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"


def _put(cell: Any, value: object) -> None:
    """Set a cell. A text that begins like a formula stays a text."""
    if isinstance(value, bool):
        cell.value = "yes" if value else "no"
    elif isinstance(value, int | float):
        cell.value = value
    elif isinstance(value, list):
        _put(cell, "; ".join(str(each) for each in value))
    elif value is not None:
        cell.value = plain(str(value))[:_MOST_LETTERS]
        if cell.data_type == "f":
            cell.data_type = "s"
            cell.quotePrefix = True


def _link(cell: Any, row: dict[str, object], name: str, places: dict[str, str]) -> None:
    from openpyxl.styles import Font

    named = row.get(name) if name in ("document", "plan", "report") else row.get("document")
    address = places.get(str(named))
    if not address or cell.value in (None, ""):
        return
    pages = row.get("pages") or row.get("page")
    first = pages[0] if isinstance(pages, list) and pages else pages
    address = address.replace("{page}", str(first) if isinstance(first, int) else "1")
    on_page = name != "report" and isinstance(first, int) and address.lower().endswith(".pdf")
    cell.hyperlink = f"{address}#page={first}" if on_page else address
    cell.font = Font(color="0563C1", underline="single")
