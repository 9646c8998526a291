"""A workbook that can be put before a committee: dates, words with colours, links that work."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from corpus.types import Document, Kind
from ui.exports.columns import Column, Sort
from ui.exports.workbook import Cover, Paper, Sheet, papers_of, write_workbook

PAPER = Document("a" * 16, "plan.pdf", "The plan", Kind.OTHER, "application/pdf", 2, True)
COLUMNS = (
    Column("document", "Paper", Sort.PAPER, ""),
    Column("page", "Page", Sort.PAGE, "", "document"),
    Column("due", "Due by", Sort.DATE, ""),
    Column("now", "Status now", Sort.STATUS, ""),
    Column("late", "Overdue", Sort.YES_NO, ""),
    Column("text", "Words", Sort.TEXT, ""),
)
ROW = {"document": "plan.pdf", "page": 2, "due": "2024-03-31", "now": "NotStarted", "late": True,
       "text": "Visit on time."}  # fmt: skip


def made(papers: dict[str, Paper], *rows: dict[str, object]) -> Any:
    out = BytesIO()
    write_workbook(
        [Sheet("Rows", COLUMNS, rows, "None.")],
        papers,
        out,
        Cover("What it is", [("As of", "1 May 2024")]),
    )
    return openpyxl.load_workbook(out)


class Held:
    """A library's list of documents."""

    def __init__(self, *documents: Document) -> None:
        self._documents = documents

    def documents(self) -> tuple[Document, ...]:
        return self._documents


def papers(document: Document) -> dict[str, Paper]:
    return papers_of(Held(document))  # type: ignore[arg-type]


def test_a_paper_is_called_by_its_title_and_linked_at_its_own_address_and_page():
    address = "https://council.example/plan.pdf"
    sheet = made(papers(replace(PAPER, source_url=address)), ROW)["Rows"]
    assert sheet["A2"].value == "The plan"
    assert sheet["A2"].hyperlink.target == sheet["B2"].hyperlink.target == f"{address}#page=2"


@pytest.mark.parametrize(
    "address",
    [None, "javascript:alert(1)", "file:///etc/passwd", "smb://evil.example/x", "data:,x"],
)
def test_nothing_else_is_ever_a_link(address):
    sheet = made(papers(replace(PAPER, source_url=address)), ROW)["Rows"]
    assert [cell.hyperlink for cell in sheet[2]] == [None] * len(COLUMNS)
    assert sheet["A2"].value == "The plan"


def test_dates_are_dates_and_a_status_is_its_word_on_its_colour():
    sheet = made({}, ROW)["Rows"]
    assert sheet["C2"].value == datetime(2024, 3, 31)
    assert sheet["C2"].is_date
    assert sheet["D2"].value == "Not started"
    assert sheet["D2"].fill.start_color.rgb.endswith("D9D9D9")
    assert sheet["E2"].value == "Yes"


def test_headings_are_plain_frozen_filtered_and_printed_on_every_page():
    sheet = made({}, ROW)["Rows"]
    assert [cell.value for cell in sheet[1]] == [column.heading for column in COLUMNS]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:F2")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == "'Rows'!$A$1:$F$2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth == 1 and sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_sheet_without_rows_says_so_and_the_cover_says_what_it_is():
    book = made({})
    assert book["Rows"]["A2"].value == "None."
    assert [cell.value for cell in book["About"]["A"]] == ["What it is", "As of"]


def test_what_is_no_date_stays_as_it_is_written():
    assert made({}, {**ROW, "due": "Q3 2024"})["Rows"]["C2"].value == "Q3 2024"
