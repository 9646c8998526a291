"""An officer's own spreadsheet is read as a plan: dates in three forms, merged cells, colours alone."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from corpus.errors import ReadingLimitExceeded, UnreadableDocument
from corpus.plans import StatusWord
from corpus.settings import Settings
from corpus.sources import SourceFile
from corpus.types import Entry, Kind
from ingest.entry import make_entry
from ingest.read.files import read_here
from ingest.read.limits import Limits

HEAD = ("Ref", "Priority", "Action", "Lead officer", "Deadline", "Measure of success", "RAG")
ROWS: tuple[tuple[Any, ...], ...] = (
    ("1.1", "Front door", "Put two senior practitioners on the contact desk every weekday until 8 pm.",
     "Ann Lee, Head of Access", datetime(2024, 3, 31), "Decisions within one day", "Green"),
    ("1.2", None, "Text the worker on call as soon as the police log that a child is missing.",
     "Bo Day, Service Manager", "30/06/2024", "Return interviews within 72 hours", None),
    ("1.3", "Homes", "Buy and refurbish a house in Eastmoor as a children’s home with four bedrooms.",
     "Cy Fox, Assistant Director", "September 2024", "Four children live there", "Not started"),
)  # fmt: skip


def workbook(folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet.append(["Marlbury Council children’s services improvement plan"])
    sheet.append(["Agreed by the Improvement Board on 18 May 2023"])
    sheet.append([])
    sheet.append(list(HEAD))
    for row in ROWS:
        sheet.append(list(row))
    sheet.cell(5, 5).number_format = "DD/MM/YYYY"
    sheet.merge_cells("B5:B6")
    sheet.cell(6, 7).fill = PatternFill("solid", start_color="FFC00000")
    sheet.append(
        ["9.9", "x", "A line that nobody is to see, struck from the plan.", "x", "x", "x", "x"]
    )
    sheet.row_dimensions[8].hidden = True
    other = book.create_sheet("Lists")
    other.append(["Secret words"])
    other.sheet_state = "hidden"
    path = folder / "plan.xlsx"
    book.save(path)
    return path


def separated(folder: Path, separator: str) -> Path:
    path = folder / "plan.csv"
    lines = ["Marlbury Council children’s services improvement plan", "Agreed on 18 May 2023", ""]
    lines.append(separator.join(HEAD))
    for row in ROWS:
        cells = [f"{c:%d/%m/%Y}" if isinstance(c, date) else c or "" for c in row]
        lines.append(separator.join(f'"{cell}"' for cell in cells))
    path.write_text("\r\n".join(lines), "utf-8-sig")
    return path


def entry_of(path: Path) -> Entry:
    reading = read_here(path, Limits.of(Settings()))
    return make_entry(reading, SourceFile(str(path), path.name), Settings())


def test_a_workbook_is_a_plan_with_its_actions(tmp_path: Path) -> None:
    entry = entry_of(workbook(tmp_path))
    assert entry.document.kind is Kind.IMPROVEMENT_PLAN
    assert entry.document.authority == "Marlbury"
    assert [a.ref for a in entry.actions] == ["1.1", "1.2", "1.3"]
    assert [a.due for a in entry.actions] == ["2024-03-31", "2024-06-30", "2024-09"]
    assert [a.owner for a in entry.actions] == [row[3] for row in ROWS]
    assert [a.rag for a in entry.actions] == [
        StatusWord.GREEN,
        StatusWord.RED,
        StatusWord.NOT_STARTED,
    ]


def test_a_cell_over_two_rows_is_given_to_both(tmp_path: Path) -> None:
    first, second, third = entry_of(workbook(tmp_path)).actions
    assert (first.theme, second.theme, third.theme) == ("Front door", "Front door", "Homes")


def test_what_is_hidden_in_a_workbook_is_left_out_and_told(tmp_path: Path) -> None:
    reading = read_here(workbook(tmp_path), Limits.of(Settings()))
    text = reading.pages[0].text
    assert "Secret" not in text and "nobody is to see" not in text
    assert any("hidden sheets were left out: Lists" in each for each in reading.warnings)
    assert any("Plan: 1 hidden rows or columns" in each for each in reading.warnings)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separated_values_are_the_same_plan(tmp_path: Path, separator: str) -> None:
    entry = entry_of(separated(tmp_path, separator))
    assert [a.ref for a in entry.actions] == ["1.1", "1.2", "1.3"]
    assert [a.due for a in entry.actions] == ["2024-03-31", "2024-06-30", "2024-09"]


def test_a_sheet_without_headings_loses_no_word(tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text(
        "1.1,Visit every child weekly,Ann Lee,31/03/2024\n1.1,Visit monthly,,\n", "utf-8"
    )
    text = read_here(path, Limits.of(Settings())).pages[0].text
    assert "Visit every child weekly" in text and "Visit monthly" in text


def test_a_damaged_workbook_is_told_with_what_to_do(tmp_path: Path) -> None:
    whole = workbook(tmp_path).read_bytes()
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(whole[:-60])
    with pytest.raises(UnreadableDocument, match="is a damaged workbook"):
        read_here(broken, Limits.of(Settings()))


def test_a_workbook_whose_inside_is_damaged_is_told_with_what_to_do(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    with ZipFile(workbook(tmp_path)) as whole, ZipFile(broken, "w") as made:
        for part in whole.namelist():
            made.writestr(part, b"<sheet" if "sheet1" in part else whole.read(part))
    with pytest.raises(UnreadableDocument, match="open it in Excel and save it again"):
        read_here(broken, Limits.of(Settings()))


def test_a_workbook_that_unpacks_to_far_more_than_it_is_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", b" " * 120_000_000)
    with pytest.raises(ReadingLimitExceeded, match="unpacks to 120 MB"):
        read_here(path, Limits.of(Settings()))
