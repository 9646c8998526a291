"""`scrutineer plan import`: shown before it is taken in, and not taken in unasked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.errors import UsageError
from tests.ingest.test_plan_sheet import sheet
from ui.terminal import app


def run(*given: str) -> str:
    result = CliRunner().invoke(app, ["plan", *given], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_a_sheet_is_shown_and_taken_in_and_its_actions_are_listed(tmp_path: Path) -> None:
    library = ("--library", str(tmp_path / "library"))
    path = str(sheet(tmp_path / "plan.xlsx"))
    given = ("import", path, "--authority", "Bristol", "--date", "2024-07-01", "--by", "Ann Lee")
    (shown,) = json.loads(run(*given, "--yes", "--json", *library))["tables"]
    assert (shown["rows"], shown["actions"]) == (6, 5)
    rows = json.loads(run("overdue", "--on", "2024-11-30", "--json", *library))
    assert [(row["ref"], row["authority"]) for row in rows] == [
        ("1.1", "Bristol"),
        ("1.2", "Bristol"),
    ]


def test_nothing_is_taken_in_unasked(tmp_path: Path) -> None:
    path = str(sheet(tmp_path / "plan.xlsx"))
    with pytest.raises(UsageError, match="nothing was taken in"):
        run("import", path, "--authority", "Bristol", "--library", str(tmp_path / "library"))
    assert not (tmp_path / "library").exists()


def test_a_role_that_there_isnt_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    path = str(sheet(tmp_path / "plan.xlsx"))
    with pytest.raises(UsageError, match="with a role of: reference"):
        run("import", path, "--column", "boss=Who", "--library", str(tmp_path / "library"))
