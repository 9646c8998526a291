"""The commands on plans, over the demo council's own papers."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

import corpus
from tests.assistant.plan_library import make_library
from ui.exports.columns import ACTIONS, Sort
from ui.terminal import app

DEMO = Path(corpus.__file__).parent / "documents"
PLAN, REPORT = "improvement-plan-2022-24.pdf", "wexcombe-childrens-services-inspection-2022.pdf"
MINUTES = "scrutiny-minutes-2022-11-08.pdf"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("plans") / "library"
    make_library(made, {name: DEMO / name for name in (PLAN, REPORT, MINUTES)}).close()
    return made


def run(folder: Path, *given: str) -> str:
    result = CliRunner().invoke(app, [*given, "--library", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_actions_as_json_have_what_became_of_them(folder: Path) -> None:
    rows = {row["ref"]: row for row in json.loads(run(folder, "actions", "--json"))}
    assert rows["1.4"]["current"]["due"] == "2023-02-28"
    (step,) = rows["1.4"]["history"]
    assert (step["document"], step["field"], step["from"]) == (MINUTES, "due", "2022-10-31")
    assert step["page"] == 1


def test_trace_as_csv_has_a_line_a_link_and_one_for_what_nothing_answers(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "trace.csv"
    run(folder, "trace", "--csv", str(out))
    lines = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    eighth = [line for line in lines if line["n"] == "8"]
    assert [(line["status"], line["action"]) for line in eighth] == [
        ("unanswered", "nothing answers this")
    ]
    assert {line["ref"] for line in lines if line["n"] == "2" and line["sure"] == "True"} == {
        "1.4", "1.5",
    }  # fmt: skip


def test_workbook_is_fit_for_a_committee(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "trace.xlsx"
    run(folder, "trace", "--xlsx", str(out))
    book = load_workbook(out)
    assert book.sheetnames == [
        "About", "Recommendations", "Actions", "To check", "Gaps", "Overdue", "Due", "Changes",
        "Without evidence", "Owners", "Themes", "Officers",
    ]  # fmt: skip
    sheet = book["Actions"]
    heads = [cell.value for cell in sheet[1]]
    row = next(r for r in sheet.iter_rows(min_row=2) if r[heads.index("Ref")].value == "2.4")
    told = dict(zip(heads, row, strict=True))
    assert told["Status in the plan"].value == "Red"
    assert told["Status in the plan"].fill.start_color.rgb.endswith("F4B6B6")
    assert told["Status now"].value == "Amber"
    assert told["Due by"].is_date
    assert (told["Overdue"].value, told["Days late"].value > 0) == ("Yes", True)
    gaps = [r[0].value for r in book["Gaps"].iter_rows(min_row=2)]
    assert gaps.count("Recommendation that nothing answers") == 2
    assert gaps.count("Action that answers no recommendation") == 4
    links = [c.hyperlink for s in book for r in s.iter_rows() for c in r if c.hyperlink]
    assert [each.target for each in links if not each.target.startswith("https://")] == []


def test_workbook_and_csv_tell_the_same(folder: Path, tmp_path: Path) -> None:
    """The round trip: what the sheet shows is what the CSV has, cell by cell."""
    book, table = tmp_path / "actions.xlsx", tmp_path / "actions.csv"
    run(folder, "actions", "--xlsx", str(book), "--csv", str(table))
    lines = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    header, *rows = load_workbook(book)["Actions"].iter_rows(values_only=True)
    shown = {c.heading: c for c in ACTIONS.shown if c.sort not in (Sort.PAPER, Sort.STATUS)}
    assert len(rows) == len(lines) > 0
    for row, line in zip(rows, lines, strict=True):
        for heading, value in zip(header, row, strict=True):
            if heading in shown:
                assert _as_csv(value) == _lined(line[shown[heading].name])


def _as_csv(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    words = {"Yes": "True", "No": "False", None: ""}
    return _lined(
        str(words.get(value, value) if value is None or isinstance(value, str) else value)
    )


def _lined(text: str) -> str:
    return " ".join(text.split())


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    from ui.exports.columns import plain_columns
    from ui.exports.workbook import Sheet, write_workbook

    out = tmp_path / "book.xlsx"
    write_workbook(
        [Sheet("One", plain_columns(("text",)), [{"text": '=HYPERLINK("http://x","y")'}])], {}, out
    )
    assert load_workbook(out)["One"]["A2"].data_type == "s"


def test_officer_confirms_a_link_by_its_id(folder: Path) -> None:
    first = json.loads(run(folder, "trace", "--recommendation", "1", "--json"))
    link = first[0]["links"][0]["id"]
    run(folder, "trace", "--confirm", link, "--by", "Ann Lee", "--reason", "Read both.", "--json")
    again = json.loads(run(folder, "trace", "--recommendation", "1", "--json"))
    assert again[0]["links"][0]["confirmed"] is True
    assert again[0]["links"][0]["officer"]["name"] == "Ann Lee"
    assert "confirmed by Ann Lee" in run(folder, "trace", "--recommendation", "1")


def test_trace_reads_as_text(folder: Path) -> None:
    shown = run(folder, "trace")
    assert "8. The oversight of children who live in private fostering" in shown
    assert "Nothing answers this." in shown
    assert "sure (0.99): the plan prints the recommendation's number (1)" in shown


def test_timeline_shows_each_area(folder: Path) -> None:
    rows = json.loads(run(folder, "timeline", "--authority", "wexcombe", "--json"))
    assert rows[0]["area"] == "overall effectiveness"
    assert rows[0]["points"][0]["grade"] == "Inadequate"


def test_timeline_is_written_as_csv_and_as_a_workbook(folder: Path, tmp_path: Path) -> None:
    table, book = tmp_path / "timeline.csv", tmp_path / "timeline.xlsx"
    asked = ("timeline", "--authority", "wexcombe")
    points = [p for row in json.loads(run(folder, *asked, "--json")) for p in row["points"]]
    assert run(folder, *asked, "--csv", str(table), "--xlsx", str(book)) == ""
    lines = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    assert [line["grade"] for line in lines] == [p["grade"] or "" for p in points]
    assert [line["note"] for line in lines] == [p["note"] for p in points]
    sheet = load_workbook(book)["Timeline"]
    heads = [cell.value for cell in sheet[1]]
    assert sheet.max_row == len(points) + 1
    assert sheet.freeze_panes == "A2"
    assert sheet.cell(2, heads.index("Page") + 1).value == 1
    assert sheet.cell(2, heads.index("Published") + 1).is_date
