"""What the tracker exports as CSV comes back, taken in as a plan, as it went out."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import corpus
from assistant.export.plans import action_row
from assistant.tracking.story import Story
from corpus.library import Library
from corpus.plans import Action
from corpus.settings import Settings
from corpus.types import Document
from ingest.plan_sheet import Importing, look_at, take_in
from tests.assistant.plan_library import make_library
from ui.exports.columns import ACTIONS
from ui.exports.plan_sheets import action_line
from ui.terminal_views.printing import write_csv

PLAN = Path(corpus.__file__).parent / "documents" / "improvement-plan-version-2-july-2023.pdf"
FACTS = Importing("Wexcombe", date(2023, 7, 10), "Ann Lee", "The plan as we keep it")
OF_THE_PAPER = ("document", "page", "id")
DAY = date(2024, 1, 31)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo plan's actions as CSV, the first of them overseen by a board."""
    folder = tmp_path_factory.mktemp("out")
    with make_library(folder / "library", {"plan.pdf": PLAN}) as made:
        (plan,), (first, *rest) = made.documents(), made.actions()
        overseen = replace(first, board="Front Door Board", text=f"={first.text}")
        return written(folder / "actions.csv", plan, [overseen, *rest])


def written(path: Path, plan: Document, actions: list[Action]) -> Path:
    rows = [action_line(action_row(Story.begun(action, plan), DAY)) for action in actions]
    write_csv(rows, ACTIONS.names, path)
    return path


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as held:
        return [
            {name: value for name, value in row.items() if name not in OF_THE_PAPER}
            for row in csv.DictReader(held)
        ]


def as_workbook(path: Path) -> Path:
    """The CSV as a spreadsheet program would keep it, with every cell a text."""
    book = openpyxl.Workbook()
    with path.open(encoding="utf-8-sig", newline="") as held:
        for row in csv.reader(held):
            book.active.append(row)
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


@pytest.mark.parametrize("kept_as", ["csv", "xlsx"])
def test_export_taken_in_as_a_plan_and_exported_again_differs_in_nothing(
    exported: Path, tmp_path: Path, kept_as: str
) -> None:
    path = exported if kept_as == "csv" else as_workbook(exported)
    settings = Settings(library=tmp_path / "library")
    taken = take_in(path, settings, look_at(path, settings).roles, FACTS)
    with Library.open(settings) as library:
        plan = library.document(taken.document_id)
        again = written(tmp_path / "again.csv", plan, list(library.actions()))
    first = lines(exported)
    assert len(first) == 29
    assert first[0]["board"] == "Front Door Board"
    assert lines(again) == first
