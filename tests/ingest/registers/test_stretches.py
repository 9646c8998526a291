"""A paragraph of minutes that tells of several actions is read action by action."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.registers.minutes.stretches import stretches_of
from tests.ingest.registers.test_progress import progress

MET = date(2026, 6, 23)


def parts(text: str) -> list[str]:
    return list(stretches_of(text, MET))


def test_what_settles_one_action_ends_its_stretch():
    first = (
        "Ms Hallam began with calls. The night line (T1) is staffed. T1 goes from Amber to Green."
    )
    second = "Visits are late, she said. T2 stays Red."
    third = "The new form is in use. T3 is therefore Complete."
    assert parts(f"{first} {second} {third}") == [first, second, third]


@pytest.mark.parametrize(
    "after",
    [
        "It was Red in spring.",
        "The date moves from 31 March to 31 December 2026.",
        "That action has until 30 June 2027.",
        "Complete; it was Green.",
        "Instead a joint audit was ordered, which replaces it.",
    ],
)
def test_what_speaks_of_the_same_thing_goes_on(after):
    text = f"The forms were sent. The rating stays Amber. {after}"
    assert parts(text) == [text]


def test_titles_and_numbered_paragraphs_end_no_sentence():
    text = "4.2. Dr. Oyelaran said that Mr. Penn had left. T1 is Complete."
    assert parts(text) == [text]


def test_each_stretch_gives_its_own_changes_and_ref():
    rows = progress(
        "Front door. Members heard that 93% were decided in a day, and FD2 stays Amber. A police"
        " sergeant took up his desk on 5 October. That action is Complete. Fostering was poor: CC1"
        " goes from Amber to Red; the date of 31 March 2027 is unchanged. MO4 moves from Not"
        " started to Green. CC5, closed in June, is re-opened at Amber with a date of 28 February"
        " 2027. PW2 is now to finish by 29 January 2027."
    )
    assert [(row.ref, row.change.value, row.before, row.after) for row in rows] == [
        ("FD2", "rag", None, "Amber"),
        (None, "rag", None, "Complete"),
        (None, "completed", None, "2023-10-05"),
        ("CC1", "rag", "Amber", "Red"),
        ("MO4", "rag", "NotStarted", "Green"),
        ("CC5", "due", None, "2027-02-28"),
        ("CC5", "rag", "Complete", "Amber"),
        ("CC5", "reopened", None, "2023-11"),
        ("PW2", "due", None, "2027-01-29"),
    ]
    assert rows[1].about.startswith("A police sergeant")


def test_who_takes_a_ref_over_leads_it():
    (row,) = progress("Dana Whitlow would take 2.1 over from Colin Prowse.")
    assert (row.ref, row.change.value, row.after) == ("2.1", "owner", "Dana Whitlow")
