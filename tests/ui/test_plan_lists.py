"""`scrutineer plan` and `scrutineer officer` over the demo council's papers."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from typer.testing import CliRunner

from corpus.errors import UsageError
from tests.ui.web.recommendations.plans import PLAN, SECOND, library_of_plans
from ui.terminal import app

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "tracker.json"
SIGNED = ("--by", "Ann Lee", "--reason", "Seen on site.")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library_of_plans(tmp_path_factory.mktemp("plans") / "library")


def run(folder: Path, *given: str) -> str:
    result = CliRunner().invoke(app, [*given, "--library", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_overdue_as_json_and_csv_have_the_same_rows(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "overdue.csv"
    asked = ("plan", "overdue", "--on", "2024-06-01")
    rows = json.loads(run(folder, *asked, "--json"))
    assert run(folder, *asked, "--csv", str(out)) == ""
    lines = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert [line["days_late"] for line in lines] == [str(row["days_late"]) for row in rows]
    assert all(row["days_late"] > 0 and row["plan"] == SECOND for row in rows)


def test_a_plan_that_is_named_is_the_one_listed(folder: Path) -> None:
    rows = json.loads(run(folder, "plan", "due", "--weeks", "60", "--on", "2022-08-01",
                          "--plan", PLAN, "--json"))  # fmt: skip
    assert rows and {row["plan"] for row in rows} == {PLAN}


def test_versions_are_compared_with_marks(folder: Path) -> None:
    shown = run(folder, "plan", "compare", PLAN, SECOND)
    assert "(new)  {+" in shown
    assert "Due: " in shown


def test_changes_owners_and_unproven_are_listed(folder: Path) -> None:
    assert json.loads(run(folder, "plan", "changed", "--json"))
    assert json.loads(run(folder, "plan", "unproven", "--json"))
    owners = json.loads(run(folder, "plan", "owners", "--json"))
    assert sum(row["actions"] for row in owners) == 29


def test_the_workbook_has_a_sheet_for_every_list_with_the_same_rows(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "plan.xlsx"
    run(folder, "actions", "--document", SECOND, "--xlsx", str(out))
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["About", "Actions", "Overdue", "Due", "Changes", "Without evidence",
                               "Owners", "Themes", "Gaps"]  # fmt: skip
    asked = ("--plan", SECOND, "--json")
    for title, command in (("Overdue", "overdue"), ("Without evidence", "unproven"),
                           ("Owners", "owners")):  # fmt: skip
        rows = json.loads(run(folder, "plan", command, *asked))
        assert rows and book[title].max_row == len(rows) + 1
    for page in book.worksheets[1:]:
        assert page.freeze_panes == "A2" and page.auto_filter.ref and page.print_area
        assert "_" not in "".join(str(cell.value) for cell in page[1])


def test_an_officer_corrects_and_takes_back_and_the_history_has_both(folder: Path) -> None:
    rows = json.loads(run(folder, "actions", "--document", SECOND, "--json"))
    action = next(row["id"] for row in rows if row["ref"] == "4.2")
    run(folder, "officer", "status", action, "green", *SIGNED)
    now = {r["ref"]: r for r in json.loads(run(folder, "actions", "--document", SECOND, "--json"))}
    assert now["4.2"]["current"]["status"] == "Green"
    word = json.loads(run(folder, "officer", "history", "--json"))[-1]["id"]
    run(folder, "officer", "undo", word[:8], *SIGNED)
    history = json.loads(run(folder, "officer", "history", "--json"))
    assert [row["sort"] for row in history] == ["status", "undo"]
    assert history[0]["taken_back_by"] == history[1]["id"]
    assert "taken back" in run(folder, "officer", "history")


def test_without_a_name_nothing_is_kept(folder: Path) -> None:
    link = json.loads(run(folder, "trace", "--json"))[0]["links"][0]["id"]
    with pytest.raises(UsageError, match="Whose word is it"):
        run(folder, "officer", "confirm", link, "--reason", "Read.")
    with pytest.raises(UsageError, match="needs its reason"):
        run(folder, "officer", "reject", link, "--by", "Ann Lee")


def test_a_highlight_report_has_the_trackers_figures_and_fits_a_board(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.docx"
    asked = ("--plan", SECOND, "--on", "2024-06-01")
    run(folder, "plan", "report", str(out), *asked)
    late = json.loads(run(folder, "plan", "overdue", *asked, "--json"))
    made = Document(str(out))
    text = [paragraph.text for paragraph in made.paragraphs]
    assert f"29 actions, {len(late)} of them overdue on 1 June 2024." in text
    assert any(line.startswith("Nothing answers 10: ") for line in text)
    standing, overdue = made.tables[:2]
    assert sum(int(cell.text) for cell in standing.rows[1].cells) == 29
    days = [int(row.cells[3].text) for row in overdue.rows[1:]]
    assert days == sorted((row["days_late"] for row in late), reverse=True)[: len(days)]
    assert f"And {len(late) - len(days)} more: see the workbook." in text


_CHECKS = {
    "string": str, "number": (int, float), "integer": int, "boolean": bool, "null": type(None),
    "array": list,
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("overdue", ("overdue", "--on", "2024-06-01")),
        ("due", ("due", "--weeks", "60", "--on", "2023-08-01")),
        ("changes", ("changed",)),
        ("changes", ("unproven",)),
        ("owners", ("owners",)),
    ],
)
def test_json_has_the_columns_and_types_of_the_schema(
    folder: Path, key: str, asked: tuple[str, ...]
) -> None:
    wanted = json.loads(SCHEMA.read_text("utf-8"))["$defs"][key]["properties"]
    rows = json.loads(run(folder, "plan", *asked, "--json"))
    assert rows
    for row in rows:
        assert list(row) == list(wanted)
        for name, value in row.items():
            types = wanted[name]["type"]
            named = [types] if isinstance(types, str) else types
            assert any(isinstance(value, _CHECKS[each]) for each in named), name


def test_the_schema_file_is_what_the_command_prints() -> None:
    result = CliRunner().invoke(app, ["plan", "schema"], catch_exceptions=False)
    assert json.loads(result.stdout) == json.loads(SCHEMA.read_text("utf-8"))
