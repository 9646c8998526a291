from __future__ import annotations

from datetime import date

import pytest

from corpus.plans import Change, Progress
from corpus.types import Document, Kind
from ingest.outline.sections import split_sections
from ingest.read.text.document import read_text
from ingest.registers.minutes.decisions import read_decisions
from ingest.registers.minutes.progress import read_progress
from tests.ingest.made_readings import reading

MET = date(2023, 11, 7)


def minutes(kind: Kind = Kind.MINUTES) -> Document:
    return Document(
        "m", "m.pdf", "Minutes", kind, "text/plain", 1, False, body="Scrutiny", meeting_date=MET
    )


def progress(text: str) -> list[Progress]:
    made = reading("# Improvement plan\n" + text)
    return list(read_progress(made, minutes(), split_sections(made)))


def changes(text: str) -> set[tuple[str, str | None, str | None]]:
    return {(row.change.value, row.before, row.after) for row in progress(text)}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Contact desk (B1). The rating has gone from Amber to Green.", {("rag", "Amber", "Green")}),
        ("1a Same-day matching. 97% in August. At risk → On track.", {("rag", "Amber", "Green")}),
        ("Interviews. Members agreed that it is now Green; it was Amber.", {("rag", "Amber", "Green")}),
        ("Members were content with a move to Green.", {("rag", None, "Green")}),
        ("It was Not started and is now Red.", {("rag", "NotStarted", "Red")}),
        (
            "Trained all. Done (was On track).",
            {("rag", "Green", "Complete"), ("completed", None, None)},
        ),
        (
            "The last course ran on 3 May 2023. The action is complete.",
            {("rag", None, "Complete"), ("completed", None, "2023-05-03")},
        ),
        ("The date moves from 31 March to 31 December 2024.", {("due", "2024-03-31", "2024-12-31")}),
        ("A new deadline of 30 June 2024 was accepted.", {("due", None, "2024-06-30")}),
        (
            "The supplier cannot deliver before 31 March 2024 (was 30 September 2023).",
            {("due", "2023-09-30", "2024-03-31")},
        ),
        ("It has until 30 September 2024 instead of July.", {("due", None, "2024-09-30")}),
        (
            "The Head of Quality takes over from the Quality Manager.",
            {("owner", "Quality Manager", "Head of Quality")},
        ),
        ("The reading will not go ahead. Instead a joint audit of sixty files was ordered, "
         "which replaces it.", {("superseded", None, "a joint audit of sixty files was ordered")}),
        (
            "It had been shown as Done; it is re-opened and rated At risk.",
            {("rag", "Complete", "Amber"), ("reopened", None, "2023-11")},
        ),
    ],
)  # fmt: skip
def test_change_is_read_with_what_was_before(
    entry: str, expected: set[tuple[str, str | None, str | None]]
) -> None:
    assert changes(entry) == expected


@pytest.mark.parametrize(
    "entry",
    [
        "Members asked why it could not be Green.",
        "The Chair thanked staff for their work.",
        "Five per cent of enquiries had been re-opened.",
        "In the autumn term 94% were completed.",
        "Two officers had moved in on 12 January.",
        "The Director picked up the point about waiting times.",
        "The next meeting was agreed 12 December 2023.",
        "Action A4 was compared to B2, and it was not clear how it was done.",
    ],
)
def test_entry_that_changes_nothing_gives_no_row(entry: str) -> None:
    assert progress(entry) == []


@pytest.mark.parametrize(
    ("entry", "stands"),
    [
        ("Still Amber, with no change to the date.", "Amber"),
        ("The rating stays Green.", "Green"),
        ("There was no change to the rating, which is Green.", "Green"),
        ("This should have been finished by March 2023 and has not begun.", "NotStarted"),
    ],
)
def test_a_rating_that_stays_is_told_and_nothing_else(entry: str, stands: str) -> None:
    assert changes(entry) == {("rag", None, stands)}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "At the Board's wish it had been marked down one step, from on course to wavering.",
            {("rag", "Green", "wavering")},
        ),
        ("It goes back among the live actions as of concern.", {("rag", None, "of concern")}),
    ],
)
def test_a_plans_own_words_for_how_an_action_stands_are_kept_as_they_are(
    entry: str, expected: set[tuple[str, str | None, str | None]]
) -> None:
    assert changes(entry) == expected


@pytest.mark.parametrize(
    ("entry", "ref"),
    [
        ("Contact desk (B1). Amber to Green.", "B1"),
        ("Action 1.4 moves from Red to Amber.", "1.4"),
        ("3a: the last report was switched off. Done (it was At risk).", "3a"),
        ("C1 | Last course ran. Signed off. | Green to Blue", "C1"),
        ("The panel met at 2.30 pm. Amber to Green.", None),
    ],
)
def test_ref_printed_in_the_entry_is_kept(entry: str, ref: str | None) -> None:
    assert progress(entry)[0].ref == ref


def test_row_says_who_said_so_and_when() -> None:
    (row,) = progress("25.3. The Head of Homes reported that it moves from Red to Amber.")
    assert (row.said_by, row.said_on, row.change) == ("Head of Homes", MET, Change.RAG)
    (other,) = progress("Amber to Green.")
    assert other.said_by == "Scrutiny"


def test_what_was_resolved_is_kept_part_by_part() -> None:
    made = reading("# 7. Plan\nRESOLVED:\n- that the report be noted;\n- that it come back.\nNext.")
    first, second = read_decisions(made, minutes(), split_sections(made))
    assert (first.text, first.item) == ("that the report be noted", "7. Plan")
    assert (second.text, second.decided_by, second.decided_on) == (
        "that it come back.", "Scrutiny", MET,
    )  # fmt: skip


def test_plan_reports_no_progress_and_decides_nothing() -> None:
    made = reading("# Plan\nAmber to Green.\nRESOLVED that it be so.")
    sections, plan = split_sections(made), minutes(Kind.IMPROVEMENT_PLAN)
    assert read_progress(made, plan, sections) == ()
    assert read_decisions(made, plan, sections) == ()


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "Action 4.1 has slipped and will now be delivered in May 2024.",
            {("due", None, "2024-05")},
        ),
        ("RAG changed: Amber > Green.", {("rag", "Amber", "Green")}),
        (
            "Members noted that the action had been completed in January 2024.",
            {("rag", None, "Complete"), ("completed", None, "2024-01")},
        ),
        (
            "It was resolved to merge this action with action 2.2.",
            {("superseded", None, "action 2.2")},
        ),
        (
            "Lead officer changed from Head of MASH to Head of Early Help.",
            {("owner", "Head of MASH", "Head of Early Help")},
        ),
        (
            "It could not be kept, and the Board had agreed 31 July 2024. Red.",
            {("due", None, "2024-07-31"), ("rag", None, "Red")},
        ),
        ("WF/05 had been folded into WF/04.", {("superseded", None, "WF/04")}),
        (
            "The new form went live on 24 November. It was done.",
            {("rag", None, "Complete"), ("completed", None, "2022-11-24")},
        ),
        (
            "The action remains Amber and the target date of June 2024 stands.",
            {("rag", None, "Amber")},
        ),
    ],
)
def test_other_wordings_are_read_too(
    entry: str, expected: set[tuple[str, str | None, str | None]]
) -> None:
    assert changes(entry) == expected


def of_rows(*rows: str) -> set[tuple[str, str | None, str | None]]:
    """The changes of a log, a line a row."""
    lines = ("# Improvement plan", "", "| Ref | Update | RAG |", "| --- | --- | --- |", *rows)
    made = read_text("\n".join(lines).encode())
    found = read_progress(made, minutes(), split_sections(made))
    return {(row.change.value, row.before, row.after) for row in found}


def test_a_rows_own_rating_counts_whatever_its_other_cells_tell() -> None:
    assert of_rows(
        "| A1 | Closed in May but 83% since. Re-opened by the Board. | AMBER (was B) |"
    ) == {
        ("rag", "Complete", "Amber"),
        ("reopened", None, "2023-11"),
    }
    assert ("rag", None, "Red") in of_rows("| A1 | Red | 7 |")
    assert ("rag", "Amber", "Red") in of_rows("| A1 | Both sites were lost. | Amber to Red |")
    assert ("completed", None, None) not in of_rows("| A1 | Sites are sought. | Not complete |")


def test_what_a_log_notes_is_said_on_the_day_that_its_row_has_a_cell_for() -> None:
    lines = ("# Improvement plan", "", "| Entry | Date | Noted |", "| --- | --- | --- |")
    row = "| 61 | 16 October 2023 | Exploitation mapping. The action is complete. |"
    made = read_text("\n".join((*lines, row)).encode())
    first, *_ = read_progress(made, minutes(), split_sections(made))
    assert (first.said_on, first.after) == (date(2023, 10, 16), "Complete")
    assert first.about == "Exploitation mapping. The action is complete."
