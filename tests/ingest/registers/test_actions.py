from __future__ import annotations

import pytest

from corpus.plans import Action, StatusWord
from corpus.settings import Settings
from corpus.sources import SourceFile
from corpus.types import Document, Entry, Kind
from ingest.entry import make_entry
from ingest.outline.sections import split_sections
from ingest.read.html.document import read_html
from ingest.read.text.document import read_text
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


def test_heads_in_two_rows_under_a_band_name_columns_and_the_newest_colour_counts() -> None:
    page = """
        <p>Harling Council: our improvement plan</p>
        <table>
        <tr><td colspan="7">Recommendation 2: Supervision drifts.</td></tr>
        <tr><td rowspan="2">No.</td><td rowspan="2">What we are doing</td><td colspan="2">Who</td>
        <td rowspan="2">By</td><td colspan="2">Where are we?</td></tr>
        <tr><td>In charge</td><td>Helping</td><td>June</td><td>Sept</td></tr>
        <tr><td>1a</td><td>Write one threshold guide with health and the police service</td>
        <td rowspan="2">Hana Whitlock</td><td>HR</td><td>30/06/25</td><td>Red</td><td>Green</td></tr>
        <tr><td>1b</td><td>Bring a second decision maker into the hub after school</td>
        <td>Systems team</td><td>Oct 25</td><td>Amber</td><td>Amber</td></tr>
        </table>"""
    made = read_html(page.encode())
    document = Document("p", "p.html", "Plan", Kind.IMPROVEMENT_PLAN, "text/html", 1, False)
    first, second = read_actions(made, document, split_sections(made))
    assert (first.ref, first.owner, first.due) == ("1a", "Hana Whitlock", "2025-06-30")
    assert (first.rag, first.recommendation_refs) == (StatusWord.GREEN, ("2",))
    assert (second.owner, second.rag) == ("Hana Whitlock", StatusWord.AMBER)


def test_cards_in_a_plans_own_words_are_actions() -> None:
    cards = "".join(
        f"<article><p><span>FD{n}</span> <span>{word}</span></p><p>Do the {n}th thing for families</p>"
        f"<dl><dt>In whose hands</dt><dd>Hazel Mottram, Service Manager</dd><dt>By</dt>"
        f"<dd>28 February 2025</dd><dt>How we shall know</dt><dd>95% in a day; 70% at first</dd>"
        f"<dt>Speaks to</dt><dd>Ofsted {n}</dd></dl></article>"
        for n, word in enumerate(("Steady", "Slipping", "Off course", "Landed"), 1)
    )
    key = (
        "<ul><li>Steady Green. As intended.</li><li>Slipping Amber. Behind.</li><li>Off course Red."
    )
    key += " Late.</li><li>Landed Blue. It is finished.</li></ul>"
    made = read_html(f"<h1>Our improvement plan</h1>{key}<h2>Front door</h2>{cards}".encode())
    document = Document("p", "p.html", "Plan", Kind.IMPROVEMENT_PLAN, "text/html", 1, False)
    found = read_actions(made, document, split_sections(made))
    assert [action.ref for action in found] == ["FD1", "FD2", "FD3", "FD4"]
    assert [action.rag for action in found] == [
        StatusWord.GREEN, StatusWord.AMBER, StatusWord.RED, StatusWord.COMPLETE,
    ]  # fmt: skip
    assert {action.owner for action in found} == {"Hazel Mottram, Service Manager"}
    assert (found[1].measure, found[1].recommendation_refs) == (
        "95% in a day; 70% at first",
        ("2",),
    )


def test_a_second_line_of_labels_belongs_to_the_row_above() -> None:
    made = read_html(
        b"<h1>Plan</h1><table><tr><th>No.</th><th>We will</th><th>Who leads</th><th>By</th><th>RAG</th></tr>"
        b"<tr><td rowspan=2>F1</td><td>Put one duty manager in charge of contacts</td><td>Service Manager</td>"
        b"<td>31 July 2025</td><td>Green</td></tr>"
        b"<tr><td colspan=3>How we will know: 95% within a day</td><td>Answers: point 1</td></tr>"
        b"<tr><td>F2</td><td>Agree a handover note with the night team</td><td>Night Manager</td>"
        b"<td>May 2025</td><td>Red</td></tr></table>"
    )
    document = Document("p", "p.html", "Plan", Kind.IMPROVEMENT_PLAN, "text/html", 1, False)
    first, second = read_actions(made, document, split_sections(made))
    assert (first.ref, first.measure, first.recommendation_refs) == (
        "F1",
        "95% within a day",
        ("1",),
    )
    assert (second.ref, second.measure) == ("F2", None)


def test_letters_in_brackets_mean_what_the_plans_key_says() -> None:
    first, second = plan(
        """
        # Plan
        The letter after an action is its position: N, not yet under way; T, on track; L, late; D, done.
        - Train sixty staff in thresholds (Practice Lead, by September 2023) [T]
        - Check every name on the list (Community Trust, end of October 2025) [D]
        """
    )
    assert (first.rag, first.owner, first.due) == (StatusWord.GREEN, "Practice Lead", "2023-09")
    assert (second.rag, second.text) == (StatusWord.COMPLETE, "Check every name on the list")


def entry_of(text: str) -> Entry:
    source = SourceFile("paper.txt", "paper.txt", len(text), 0, "f" * 64)
    return make_entry(read_text(text.encode()), source, Settings())


def test_a_paper_whose_words_call_it_nothing_is_a_plan_by_its_actions() -> None:
    rows = "".join(
        f"| {n} | Do the {n}th of the things that families need | Head of Help | May 2025 | Green |\n"
        for n in range(1, 10)
    )
    text = f"Harling Council\n\nDoing better\n\n| No. | Step | Who | By | Rating |\n|---|---|---|---|---|\n{rows}"
    entry = entry_of(text)
    assert (entry.document.kind, len(entry.actions)) == (Kind.IMPROVEMENT_PLAN, 9)


def test_a_log_of_what_was_noted_day_by_day_is_no_plan() -> None:
    rows = "".join(
        f"| {60 + n} | {n} September 2025 | The Board heard how the {n}th of its pieces of work goes | LF |\n"
        for n in range(10, 22)
    )
    text = f"Harling Council\n\nProgress log\n\n| Entry | Date | What was noted | By |\n|---|---|---|---|\n{rows}"
    entry = entry_of(text)
    assert (entry.document.kind, entry.actions) == (Kind.OTHER, ())
