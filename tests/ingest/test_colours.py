"""Ratings that a Word plan gives by colour alone."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from corpus.plans import StatusWord
from corpus.settings import Settings
from corpus.types import Document, Kind
from ingest.outline.sections import split_sections
from ingest.read.files import read_here
from ingest.read.limits import Limits
from ingest.registers.plans.actions import read_actions

PLAN = Document("1", "plan.docx", "Plan", Kind.IMPROVEMENT_PLAN, "x", 1, False)
HEADS = ("Ref", "Action", "Lead", "Due date", "RAG")


def _status(tmp_path: Path, fills: dict[int, str], word: str = "") -> tuple[StatusWord, str | None]:
    """The rating and its printed word of the first row, whose cells are filled as told."""
    paper = docx.Document()
    table = paper.add_table(3, len(HEADS))
    rows = [
        HEADS,
        ("A1", "Visit every child who lives far from home", "Head of Care", "May 2024", word),
        ("A2", "Write to every family about the new service", "Head of Help", "June 2024", ""),
    ]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for at, fill in fills.items():
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), fill)
        table.cell(1, at)._tc.get_or_add_tcPr().append(shading)
    file = tmp_path / "plan.docx"
    paper.save(str(file))
    made = read_here(file, Limits.of(Settings()))
    first, second = read_actions(made, PLAN, split_sections(made))
    assert second.rag is StatusWord.NONE
    assert not {"Red", "Amber", "Green"} & set(made.pages[0].text.split()) or word
    return first.rag, first.status_text


@pytest.mark.parametrize(
    ("fill", "rag"),
    [
        ("FF0000", StatusWord.RED),
        ("C00000", StatusWord.RED),
        ("FFC000", StatusWord.AMBER),
        ("FFFF00", StatusWord.AMBER),
        ("00B050", StatusWord.GREEN),
        ("92D050", StatusWord.GREEN),
        ("C6E0B4", StatusWord.GREEN),
        ("D9D9D9", StatusWord.NONE),
        ("4472C4", StatusWord.COMPLETE),
        ("auto", StatusWord.NONE),
    ],
)
def test_an_empty_status_cell_is_rated_by_its_colour(
    tmp_path: Path, fill: str, rag: StatusWord
) -> None:
    assert _status(tmp_path, {4: fill}) == (rag, None)


def test_the_word_in_a_cell_stands_over_its_colour(tmp_path: Path) -> None:
    assert _status(tmp_path, {4: "FF0000"}, "Green") == (StatusWord.GREEN, "Green")


def test_the_shading_of_a_row_is_no_rating(tmp_path: Path) -> None:
    assert _status(tmp_path, dict.fromkeys(range(5), "C6E0B4")) == (StatusWord.NONE, None)


def test_a_colour_in_another_column_is_no_rating(tmp_path: Path) -> None:
    assert _status(tmp_path, {0: "FF0000"}) == (StatusWord.NONE, None)
