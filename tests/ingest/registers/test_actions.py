from __future__ import annotations

import pytest

from corpus.plans import Action, StatusWord
from corpus.types import Document, Kind
from ingest.outline.sections import split_sections
from ingest.registers.plans.actions import read_actions, tables_not_understood
from tests.ingest.made_readings import reading


def plan(text: str, kind: Kind = Kind.IMPROVEMENT_PLAN) -> tuple[Action, ...]:
    made = reading(text)
    document = Document("d", "plan.pdf", "Plan", kind, "application/pdf", 1, True)
    return read_actions(made, document, split_sections(made))


def not_understood(text: str) -> tuple[str, ...]:
    made = reading(text)
    document = Document("d", "p", "Plan", Kind.IMPROVEMENT_PLAN, "application/pdf", 1, True)
    return tables_not_understood(made, document, split_sections(made))


def test_columns_are_known_by_many_names() -> None:
    first, second = plan(
        """
        # Oddly headed
        | Inspectors told us | So we are going to | It falls to | Finished by | We will have got there if | Where it stands
        | Decisions take too long (4) | Put two managers on the desk | Access Manager | Easter 2024 | Nine in ten in a day | Slipping
        | Plans are vague (7) | Train every worker in writing plans | Practice Lead | 31 May 2024 | 70% good | On course
        """
    )
    assert (first.owner, first.due, first.due_text) == ("Access Manager", None, "Easter 2024")
    assert (first.rag, first.status_text) == (StatusWord.AMBER, "Slipping")
    assert (first.recommendation_refs, first.answers_text) == (
        ("4",),
        "Decisions take too long (4)",
    )
    assert (second.due, second.measure, second.rag) == ("2024-05-31", "70% good", StatusWord.GREEN)
    assert second.theme == "Oddly headed"


def test_columns_without_names_are_told_by_what_stands_in_them() -> None:
    first, second = plan(
        """
        # Priority 1
        | 1.1 | Set up a daily meeting with police and health colleagues | Head of MASH | 30/6/23 | On track
        | 1.2 | Write a strategy for placements and agree it with members | Head of Homes | Dec 2023 | Delayed
        """
    )
    assert (first.ref, first.owner, first.due, first.rag) == (
        "1.1", "Head of MASH", "2023-06-30", StatusWord.GREEN,
    )  # fmt: skip
    assert (second.due, second.rag) == ("2023-12", StatusWord.AMBER)


def test_table_of_label_and_value_is_an_action_a_group() -> None:
    first, second = plan(
        """
        # Cards
        | Action | Set up a daily meeting with police and health
        | Lead officer | Head of MASH
        | Deadline | 30 June 2023
        | RAG | Amber
        | Action | Write a sufficiency strategy
        | Lead officer | Head of Homes
        | Deadline | December 2023
        | RAG | Green
        """
    )
    assert (first.owner, first.rag) == ("Head of MASH", StatusWord.AMBER)
    assert (second.text, second.due) == ("Write a sufficiency strategy", "2023-12")


@pytest.mark.parametrize(
    ("line", "text", "owner", "due", "rag"),
    [
        (
            "- Train sixty staff in thresholds (Practice Lead; by September 2023; on track).",
            "Train sixty staff in thresholds", "Practice Lead", "2023-09", StatusWord.GREEN,
        ),
        (
            "- Review supervision. Owner: Practice Lead. Due: 30 June 2023. Status: complete.",
            "Review supervision", "Practice Lead", "2023-06-30", StatusWord.COMPLETE,
        ),
        (
            "- Launch a campaign for carers – Fostering Manager – Jan 2024 – Red",
            "Launch a campaign for carers", "Fostering Manager", "2024-01", StatusWord.RED,
        ),
        (
            "The Head of Early Help will open three hubs in the north by 31 March 2024.",
            "The Head of Early Help will open three hubs in the north by 31 March 2024.",
            "Head of Early Help", "2024-03-31", StatusWord.NONE,
        ),
        (
            "We will recruit ten practitioners by December 2023. The Staffing Lead owns this.",
            "We will recruit ten practitioners by December 2023. The Staffing Lead owns this.",
            "Staffing Lead", "2023-12", StatusWord.NONE,
        ),
    ],
)  # fmt: skip
def test_owner_and_deadline_stand_inside_a_bullet_or_sentence(
    line: str, text: str, owner: str, due: str, rag: StatusWord
) -> None:
    (action,) = plan("# Doing better\n" + line)
    assert (action.text, action.owner, action.due, action.rag) == (text, owner, due, rag)


def test_bullet_that_promises_nothing_is_no_action() -> None:
    assert plan("# Our people\n- Good practice needs people who stay.") == ()
    assert plan("# Risks\n- Recruit ten staff (HR Lead; by June 2023; red).") == ()


def test_table_that_says_nothing_of_actions_is_named() -> None:
    (told,) = not_understood("# Odd\n| Colour | Town | Sheep\n| red | Bath | 4\n| blue | Wells | 5")
    assert (
        told == "no actions read from the table on page 1 with the columns: Colour | Town | Sheep"
    )


def test_minutes_have_no_actions_of_a_plan() -> None:
    table = """
    # Action log
    | No. | Action agreed | Who | By when | Status
    | 1 | Write to members about private fostering | The Director | 30 June 2023 | Open
    """
    assert plan(table, Kind.MINUTES) == ()


def test_blue_means_what_the_plan_says_it_means() -> None:
    key = "How we rate: Blue = not yet started. Green = on track."
    row = "| 1 | Open a clinic for young people | Nurse Lead | June 2023 | Blue"
    head = "# Health\n| Ref | Action | Lead | Due | RAG\n"
    assert plan(f"{head}{row}\n| 2 | Buy a van for it | Van Lead | May 2023 | Green")[0].rag == (
        StatusWord.COMPLETE
    )
    assert plan(f"{key}\n{head}{row}\n| 2 | Buy a van for it | Van Lead | May 2023 | Green")[
        0
    ].rag == (StatusWord.NOT_STARTED)


def test_labels_on_lines_under_an_item_belong_to_it() -> None:
    first, second = plan(
        """
        # Care leavers
        1.1. We will review every pathway plan.
        Lead: Leaving Care Manager
        By: 31 December 2021
        Status: Amber
        1.2. We will open a drop-in in the town.
        Lead: Housing Manager
        By: March 2022
        """
    )
    assert (first.owner, first.due, first.rag) == (
        "Leaving Care Manager", "2021-12-31", StatusWord.AMBER,
    )  # fmt: skip
    assert (second.text, second.due) == ("We will open a drop-in in the town.", "2022-03")


def test_deadline_is_when_it_ends_where_a_plan_gives_both() -> None:
    (action, _) = plan(
        """
        # Leaders
        | No | Action | Start date | End date | Lead | RAG
        | 1 | Publish a scorecard to all managers each week | Jan 24 | Mar 24 | Head of Data | Red
        | 2 | Hold a challenge session on it each month | Feb 24 | Sept 24 | Head of Data | Green
        """
    )
    assert action.due == "2024-03"
