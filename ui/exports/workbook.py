"""Workbooks to put before a committee: plain headings, real dates, colours with their word, links
that work for whoever reads, and pages that print.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from corpus.errors import UsageError
from corpus.letters import web_address
from ui.exports.columns import Column, Sort
from ui.plain import one_line, plain

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from corpus.library import Library

FILLS = {
    "Complete": "BDD7EE",
    "Green": "C6E0B4",
    "Amber": "FFE699",
    "Red": "F4B6B6",
    "Not started": "D9D9D9",
    "Superseded": "E4DFEC",
    "Unanswered": "F4B6B6",
    "To check": "FFE699",
    "Answered": "C6E0B4",
}
"""The colour that each word stands on; the word is always there, too."""

_WORDS = {"NotStarted": "Not started", "None": "No rating", "unanswered": "Unanswered",
          "to check": "To check", "answered": "Answered"}  # fmt: skip
_HEADER = "1F3864"
_WIDTHS = {
    Sort.NUMBER: 8,
    Sort.YES_NO: 10,
    Sort.DATE: 13,
    Sort.STATUS: 13,
    Sort.PAGE: 8,
    Sort.PAPER: 30,
}
_WIDE, _NARROW, _REFERENCE = 48, 20, 9
_LONG_TEXT = 30
_MOST_LETTERS = 32_000
_MARGIN = 0.35
"""Inches of paper left at the sides; twice that above and below, where the footer stands."""
_DAY_FORMAT = "D MMM YYYY"
_COVER_WIDTH = 80
_A_LINE = 14
_MOST_HEIGHT = 390
"""Points: of a line of text, and of the tallest row that a reader can still scroll past."""


@dataclass(frozen=True)
class Paper:
    """What a document is called, and the address that opens it for whoever reads, if there is one.

    An address may say `{page}` where a page's number goes.
    """

    title: str
    address: str | None = None


@dataclass(frozen=True)
class Sheet:
    """One sheet: a row a fact, in the order of the columns. `empty` is said where it has none."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, object]]
    empty: str = "Nothing."


@dataclass(frozen=True)
class Cover:
    """The first sheet: what the workbook is, in lines of a name and what it says."""

    title: str
    lines: Sequence[tuple[str, str]]


def write_workbook(
    sheets: Sequence[Sheet],
    papers: Mapping[str, Paper],
    out: Path | IO[bytes],
    cover: Cover | None = None,
) -> None:
    """The sheets as a workbook; `papers` are the documents by path."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "Scrutineer"
    if cover:
        book.properties.title = cover.title
        _fill_cover(book.create_sheet("About"), cover)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet, papers)
    try:
        book.save(out)
    except OSError as error:
        raise UsageError(f"{out} can't be written: {error.strerror}") from error


def papers_of(library: Library) -> dict[str, Paper]:
    """Every document by its path, with its own address on the web where it is known.

    Never where a file lies: that opens for nobody else.
    """
    return {
        document.path: Paper(
            one_line(document.title) or document.path, web_address(document.source_url)
        )
        for document in library.documents()
    }


def addresses_of(papers: Mapping[str, Paper]) -> dict[str, str]:
    """The addresses of those that have one, by path."""
    return {path: paper.address for path, paper in papers.items() if paper.address}


def _fill_cover(page: Worksheet, cover: Cover) -> None:
    from openpyxl.styles import Alignment, Font

    page.append([plain(cover.title)])
    page["A1"].font = Font(bold=True, size=14)
    for name, said in cover.lines:
        page.append([plain(name), ""])
        cell = page.cell(page.max_row, 2)
        _put(cell, said)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        lines = len(said) // _COVER_WIDTH + 1
        page.row_dimensions[page.max_row].height = _A_LINE * lines + 2
        page.cell(page.max_row, 1).font = Font(bold=True)
        page.cell(page.max_row, 1).alignment = Alignment(vertical="top")
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 26, _COVER_WIDTH
    _print_well(page, landscape=False)


def _fill(page: Worksheet, sheet: Sheet, papers: Mapping[str, Paper]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    last = get_column_letter(len(sheet.columns))
    page.append([column.heading for column in sheet.columns])
    for cell in page[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=_HEADER)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    widths = [_width(column, sheet.rows) for column in sheet.columns]
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    for at, row in enumerate(sheet.rows, 2):
        for number, column in enumerate(sheet.columns, 1):
            _fill_cell(page.cell(at, number), column, row, papers)
        lines = max(
            (len(str(page.cell(at, n).value or "")) // max(1, int(width) - 1) + 1)
            for n, width in enumerate(widths, 1)
        )
        page.row_dimensions[at].height = min(_MOST_HEIGHT, _A_LINE * lines + 2)
    if not sheet.rows:
        page.append([sheet.empty])
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.print_area = f"A1:{last}{max(2, len(sheet.rows) + 1)}"
    _print_well(page, landscape=True)


def _fill_cell(
    cell: Any, column: Column, row: Mapping[str, object], papers: Mapping[str, Paper]
) -> None:
    from openpyxl.styles import Alignment, PatternFill

    value = row.get(column.name)
    match column.sort:
        case Sort.DATE:
            _put_day(cell, value)
        case Sort.STATUS:
            word = _WORDS.get(str(value), str(value)) if value is not None else None
            _put(cell, word)
            if word in FILLS:
                cell.fill = PatternFill("solid", start_color=FILLS[word])
        case Sort.PAPER:
            paper = papers.get(str(value))
            _put(cell, paper.title if paper else value)
            _link(cell, paper, _page(row, _page_column(column)))
        case Sort.PAGE:
            _put(cell, value)
            _link(cell, papers.get(str(row.get(column.of))), _first(value))
        case _:
            _put(cell, value)
    across = "left" if column.sort in (Sort.TEXT, Sort.LIST, Sort.PAPER, Sort.STATUS) else "center"
    cell.alignment = Alignment(vertical="top", horizontal=across, wrap_text=True)


def _page_column(column: Column) -> tuple[str, ...]:
    """The columns in which the page of a paper may stand."""
    return {"last_document": ("last_page",), "plan": ("plan_page", "page")}.get(
        column.name, ("page", "pages")
    )


def _page(row: Mapping[str, object], names: Sequence[str]) -> int | None:
    return next((page for name in names if (page := _first(row.get(name)))), None)


def _first(value: object) -> int | None:
    """The first page of a number or a list of them."""
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, int) else None


def _put(cell: Any, value: object) -> None:
    """Set a cell. A text that begins like a formula stays a text."""
    if isinstance(value, bool):
        cell.value = "Yes" if value else "No"
    elif isinstance(value, int | float):
        cell.value = value
    elif isinstance(value, list):
        _put(cell, "; ".join(str(each) for each in value))
    elif value is not None:
        cell.value = plain(str(value))[:_MOST_LETTERS]
        if cell.data_type == "f":
            cell.data_type = "s"
            cell.quotePrefix = True


def _put_day(cell: Any, value: object) -> None:
    """A day as a spreadsheet's own date, which sorts and filters; what is none stays a text."""
    try:
        cell.value = date.fromisoformat(str(value or ""))
        cell.number_format = _DAY_FORMAT
    except ValueError:
        _put(cell, value)


def _link(cell: Any, paper: Paper | None, page: int | None) -> None:
    from openpyxl.styles import Font

    if paper is None or paper.address is None or cell.value in (None, ""):
        return
    address = paper.address.replace("{page}", str(page or 1))
    on_page = page is not None and address.lower().split("?")[0].endswith(".pdf")
    cell.hyperlink = f"{address}#page={page}" if on_page else address
    cell.font = Font(color="0563C1", underline="single")


def _width(column: Column, rows: Sequence[Mapping[str, object]]) -> int:
    if column.sort in _WIDTHS:
        return max(_WIDTHS[column.sort], max(map(len, column.heading.split())) + 3)
    longest = max((len(str(row.get(column.name) or "")) for row in rows), default=0)
    if longest > _LONG_TEXT:
        return _WIDE
    return _NARROW if longest >= _REFERENCE else max(_REFERENCE, len(column.heading) + 3)


def _print_well(page: Worksheet, *, landscape: bool) -> None:
    """A4, one page wide, numbered."""
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = _MARGIN
    page.page_margins.top = page.page_margins.bottom = 2 * _MARGIN
    page.print_options.gridLines = landscape
    page.oddFooter.left.text = "&A"
    page.oddFooter.right.text = "Page &P of &N"
