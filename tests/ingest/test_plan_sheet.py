"""Spreadsheets taken in as plans: columns told, what is odd said with its rows, nothing lost."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook

from corpus.errors import UsageError
from corpus.library import Library
from corpus.settings import Settings
from ingest.pipeline import ingest
from ingest.plan_sheet import Importing, look_at, take_in
from ingest.registers.plans.columns import Role

HEADINGS = (
    "No",
    "Strand",
    "What we shall do",
    "Who",
    "Finish",
    "How we will tell",
    "BRAG",
    "Notes",
)
ROWS = (
    ("1.1", "Front door", "Answer every contact within one working day of its coming in",
     "Ann Lee, Head of Front Door", date(2024, 9, 30), "98% in a day", "Green", "ours alone"),
    ("1.2", None, "Put two more duty social workers on the Friday rota all year",
     "Ann Lee, Head of Front Door", "31/10/2024", "the rota is full", "Amber", None),
    ("1.2", "Care", "Write a later-life letter for each child placed for adoption",
     None, "03/04/2025", "all are written", "Red", None),
    ("2.1", "Care", "Go", "Jo Reid", "Spring term 2025", None, "Red", None),
    ("2.2", "Care", "Open the second contact centre in the north of the city",
     "Jo Reid", "13/25/2025", "it is open", "Not started", None),
    ("2.3", "Care", "Train all carers in the new approach to therapeutic care",
     "Jo Reid", "2025-03-01", None, "Green", None),
)  # fmt: skip
FACTS = Importing("Wexcombe", date(2024, 7, 1), "Ann Lee", "The plan as we keep it")


def sheet(path, headings=HEADINGS, rows=ROWS, merged=True):
    book = Workbook()
    page = book.active
    for row in ([headings] if headings else []), rows:
        for line in row:
            page.append(list(line))
    if merged:
        page.merge_cells("B2:B3")
    book.save(path)
    return path


@pytest.fixture
def settings(tmp_path):
    return Settings(library=tmp_path / "library")


def actions_of(settings, document):
    with Library.open(settings) as library:
        return library.actions(frozenset({document}))


def test_columns_are_told_and_what_is_odd_is_said_with_its_rows(tmp_path, settings):
    (table,) = look_at(sheet(tmp_path / "plan.xlsx"), settings).tables
    assert table.roles[Role.ACTION] == "What we shall do"
    assert table.roles[Role.DUE] == "Finish"
    assert (table.rows, table.actions) == (6, 5)
    said = "\n".join(table.notes)
    assert "No action is read from row 5" in said
    assert "Reference 1.2 stands in rows 3 and 4: each is kept" in said
    assert "“Strand” is merged downwards: row 3" in said
    assert "Deadlines are written in 3 forms" in said
    assert "row 4 may be day or month first" in said
    assert "No day could be read from the deadlines of row 6" in said
    assert "No owner stands in row 4" in said
    assert "used for nothing: Notes" in said


def test_a_sheet_without_headings_says_that_it_was_guessed(tmp_path, settings):
    path = sheet(tmp_path / "bare.xlsx", headings=None, merged=False)
    (table,) = look_at(path, settings).tables
    assert table.notes[0].startswith("No row names the columns")
    assert table.roles[Role.ACTION] == "column 3"


def test_an_owner_who_left_and_one_who_is_nobody_are_told_and_kept(tmp_path, settings):
    rows = [list(row) for row in ROWS]
    rows[0][3], rows[4][3], rows[5][3] = "Ann Lee (left in May)", "vacant", "Jo Reid (was Bo Day)"
    path = sheet(tmp_path / "plan.xlsx", rows=rows, merged=False)
    seen = look_at(path, settings)
    said = "\n".join(seen.tables[0].notes)
    assert "“Ann Lee (left in May)” in row 2 says more than who the owner is" in said
    assert "“vacant” in row 6 names no person or post: kept as the owner" in said
    assert "in row 7 says more than who the owner is: read as “Jo Reid”" in said
    taken = take_in(path, settings, seen.roles, FACTS)
    owners = [action.owner for action in actions_of(settings, taken.document_id)]
    assert [owners[0], *owners[3:]] == ["Ann Lee (left in May)", "vacant", "Jo Reid"]


def test_nothing_is_taken_in_by_a_look(tmp_path, settings):
    look_at(sheet(tmp_path / "plan.xlsx"), settings)
    assert not settings.library.exists()


def test_columns_as_said_hold_for_the_register_and_after_a_new_reading(tmp_path, settings):
    path = sheet(tmp_path / "plan.xlsx")
    said = {**look_at(path, settings).roles, Role.MEASURE: "Notes", Role.THEME: ""}
    taken = take_in(path, settings, said, FACTS)
    first = actions_of(settings, taken.document_id)
    assert [a.ref for a in first] == ["1.1", "1.2", "1.2", "2.2", "2.3"]
    assert first[0].measure == "ours alone"
    assert (first[3].due, first[3].due_text) == (None, "13/25/2025")
    ingest([settings.library / "originals"], settings)
    assert actions_of(settings, taken.document_id) == first
    with Library.open(settings) as library:
        held = library.document(taken.document_id)
    assert (held.title, held.authority, held.date) == (FACTS.title, "Wexcombe", FACTS.published)


def test_the_next_sheet_with_these_headings_has_its_columns_as_the_last(tmp_path, settings):
    path = sheet(tmp_path / "july.xlsx")
    take_in(path, settings, {**look_at(path, settings).roles, Role.MEASURE: "Notes"}, FACTS)
    later = sheet(tmp_path / "october.xlsx", rows=ROWS[:3], merged=False)
    seen = look_at(later, settings)
    assert seen.roles[Role.MEASURE] == "Notes"
    assert "july.xlsx" in seen.origin


def test_a_column_that_isnt_there_is_named_with_those_that_are(tmp_path, settings):
    with pytest.raises(UsageError, match=r"no column “Lead” for owner\. It has: No, Strand"):
        look_at(sheet(tmp_path / "plan.xlsx"), settings, {Role.OWNER: "Lead"})


def test_what_is_no_sheet_is_refused_in_a_line(tmp_path, settings):
    path = tmp_path / "plan.txt"
    path.write_text("Improvement plan\n\nThe Head of Fostering will recruit by May 2025.")
    with pytest.raises(UsageError, match="no workbook"):
        look_at(path, settings)


def test_a_csv_is_taken_in_alike(tmp_path, settings):
    path = tmp_path / "plan.csv"
    lines = [HEADINGS, *([str(cell or "") for cell in row] for row in ROWS)]
    path.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    seen = look_at(path, settings)
    taken = take_in(path, settings, seen.roles, FACTS)
    assert len(actions_of(settings, taken.document_id)) == seen.actions == 5
