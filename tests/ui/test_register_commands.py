"""What the registers' commands give: whose each item is, strengths apart, and what comes next."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date

import pytest
from openpyxl import load_workbook

from corpus.library import Library
from corpus.settings import Settings
from corpus.types import (
    STRENGTH,
    Document,
    Entry,
    Kind,
    NextStep,
    NextStepKind,
    PageText,
    Quote,
    Recommendation,
)
from ui import terminal

ASKS = "Health visits are made in time."
WELL = "Partners know their children."
SENDS = "The LSP should send a statement of action by 9 May 2025."


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library of one letter, which asks, praises, and says what must be sent."""
    letter = Document("a" * 16, "jtai.pdf", "Letter", Kind.INSPECTION_LETTER, "pdf", 1, True)
    entry = Entry(
        letter,
        (PageText(1, "\n".join((ASKS, WELL, SENDS))),),
        (),
        recommendations=(
            Recommendation(
                letter.id, 1, "1", "What needs to improve", "priority action", None, ASKS,
                (Quote(1, ASKS),), "health",
            ),
            Recommendation(
                letter.id, 2, None, "Strengths", STRENGTH, None, WELL, (Quote(1, WELL),)
            ),
        ),
        next_steps=(
            NextStep(
                letter.id, NextStepKind.STATEMENT_OF_ACTION, "The LSP", date(2025, 5, 9), None,
                (Quote(1, SENDS),),
            ),
        ),
    )  # fmt: skip
    folder = tmp_path_factory.mktemp("registers") / "library"
    with Library.create_or_open(Settings(library=folder)) as made:
        made.save([entry])
    return folder


@pytest.fixture
def run(monkeypatch, capsys, library):
    """Runs a command over the library, and gives what it prints."""

    def run(*arguments):
        line = ["scrutineer", *map(str, arguments), "--library", str(library)]
        monkeypatch.setattr(sys, "argv", line)
        for stream in (sys.stdout, sys.stderr):
            monkeypatch.setattr(stream, "reconfigure", lambda **_: None, raising=False)
        with pytest.raises(SystemExit) as stopped:
            terminal.main()
        assert not stopped.value.code
        return capsys.readouterr().out

    return run


def test_each_recommendation_says_whose_it_is_and_of_what_kind(run):
    (row,) = json.loads(run("recommendations", "--json"))
    assert (row["text"], row["kind"], row["whose"]) == (ASKS, "priority action", "health")
    shown = run("recommendations")
    assert "health" in shown
    assert "priority action" in shown


def test_strengths_are_given_apart(run, tmp_path):
    (row,) = json.loads(run("recommendations", "--strengths", "--json"))
    assert (row["text"], row["kind"], row["whose"]) == (WELL, STRENGTH, None)
    run("recommendations", "--strengths", "--csv", tmp_path / "well.csv")
    with (tmp_path / "well.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(line["text"], line["pages"]) for line in csv.DictReader(file)] == [(WELL, "1")]


def test_what_comes_next_has_its_sender_and_day(run):
    (row,) = json.loads(run("next-steps", "--json"))
    assert row["kind"] == "statement of action"
    assert (row["whose"], row["due"], row["timing"]) == ("The LSP", "2025-05-09", None)
    assert (row["document"], row["pages"], row["quote"]) == ("jtai.pdf", [1], SENDS)
    assert "2025-05-09" in run("next-steps")


def test_the_workbook_has_a_sheet_of_each(run, tmp_path):
    run("recommendations", "--xlsx", tmp_path / "all.xlsx")
    book = load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == ["Recommendations", "Strengths", "What comes next"]
    cells = [cell.value for cell in book["Recommendations"][2]]
    assert {ASKS, "health", "priority action"} <= set(cells)
    run("next-steps", "--xlsx", tmp_path / "next.xlsx")
    assert load_workbook(tmp_path / "next.xlsx").sheetnames == ["What comes next"]
