"""The lists of letters that aren't graded reports, in invented ones: visits, joint ones, SEND."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.text import locate
from corpus.types import Document, Framework, Kind, Recommendation
from ingest.outline.sections import split_sections
from ingest.read.blocks import BlockKind, Reading
from ingest.registers.inspections.recommendations import read_recommendations
from tests.ingest.made_readings import reading

VISIT = Document("1", "a.pdf", "Visit", Kind.INSPECTION_LETTER, "application/pdf", 1, True,
                 framework=Framework.ILACS_FOCUSED)  # fmt: skip
JOINT = replace(VISIT, framework=Framework.JOINT)
SEND = replace(VISIT, framework=Framework.AREA_SEND)
FIRST = "# Oakhaven\nInspectors met families here and read what they had been sent by everyone."
PARTNERSHIP = "local area partnership"


def listed(made: Reading, document: Document) -> tuple[Recommendation, ...]:
    found = read_recommendations(made, document, split_sections(made))
    for item in found:
        for quote in item.quotes:
            assert locate(made.pages[quote.page - 1].text, quote.text)
    return found


@pytest.mark.parametrize(
    "heading",
    [
        "What needs to improve in this area of social work practice? ¹",
        "What needs to improve in this area of social work practice?1",
        "What needs to improve in this area of practice",
        "Areas for improvement",
    ],
)
def test_a_visit_s_list_is_read_however_it_is_headed(heading: str) -> None:
    made = reading(f"{FIRST}\n## {heading}\n- Supervision of new staff.\n## Main findings\n- No.")
    assert [(r.kind, r.whose, r.text) for r in listed(made, VISIT)] == [
        ("area for improvement", "local authority", "Supervision of new staff.")
    ]


def test_strengths_are_told_from_what_is_asked_and_come_after_it() -> None:
    made = reading(
        FIRST + "\n## Key strengths\n- Partners trust each other.\n"
        "## Case study: highly effective practice\n- A tale.\n"
        "## What needs to improve?\n- The sharing of plans.\n## Main findings\n- Not an item."
    )
    assert [(r.n, r.kind, r.asks, r.text) for r in listed(made, JOINT)] == [
        (1, "area for improvement", True, "The sharing of plans."),
        (2, "strength", False, "Partners trust each other."),
    ]


def test_strengths_told_in_prose_are_no_items() -> None:
    made = reading(FIRST + "\n## Strengths\nMuch is good here.\n## Main findings\n- Not an item.")
    assert listed(made, JOINT) == ()


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("How well police officers write down what children say.", "police"),
        ("Health visitors have too many families to see.", "health"),
        ("The capacity of the emergency duty team at night.", "local authority"),
        ("The NPS is slow to share what it knows.", "probation"),
        ("The BSCB sets no targets.", "LSCB"),
        ("Referrals from partner agencies to children’s social care.", PARTNERSHIP),
        ("How police and health visitors meet.", PARTNERSHIP),
        ("Whether officers of the police attend strategy meetings.", "police"),
        ("The police and partner agencies wait too long.", PARTNERSHIP),
        ("Notices to schools by the police-led scheme.", PARTNERSHIP),
        ("Contributions to education, health and care plans.", PARTNERSHIP),
        ("The understanding of neglect.", PARTNERSHIP),
    ],
)
def test_an_item_of_partners_is_of_the_one_that_it_is_about(text: str, whose: str) -> None:
    made = reading(f"{FIRST}\n## What needs to improve?\n- {text}\n- Another matter.")
    assert [r.whose for r in listed(made, JOINT)] == [whose, PARTNERSHIP]


def test_an_agency_s_own_part_of_a_list_is_its_own() -> None:
    made = reading(
        FIRST,
        "## Areas for priority action for Oakhaven Police\n- Answer calls at once.\n"
        "## Areas for improvement\n### The Local Safeguarding Children Board\n- Set targets.\n"
        "### Leadership\n- Meet more often.",
    )
    assert [(r.kind, r.whose, r.theme) for r in listed(made, JOINT)] == [
        ("priority action", "police", "Oakhaven Police"),
        ("area for improvement", "LSCB", "The Local Safeguarding Children Board"),
        ("area for improvement", PARTNERSHIP, "Leadership"),
    ]


def test_priority_actions_have_the_bodies_that_the_table_names() -> None:
    made = reading(
        FIRST,
        "## Areas for priority action\n| Responsible body | Areas for priority action\n"
        "| Oakhaven Council and NHS Oakhaven ICB | Leaders must write plans that can be followed,",
        "| | by everyone.\n| NHS Oakhaven ICB | Leaders must shorten the waits for therapy.\n"
        "## Local area partnership details\n| Local authority | Integrated care board",
    )
    rows = [b for b in made.blocks if b.kind is BlockKind.TABLE_ROW]
    going_on = replace(rows[2], continues=True, cells=("", "by everyone."), text="by everyone.")
    made = replace(made, blocks=tuple(going_on if b is rows[2] else b for b in made.blocks))
    assert [(r.kind, r.whose, r.text, r.pages) for r in listed(made, SEND)] == [
        (
            "priority action",
            "Oakhaven Council and NHS Oakhaven ICB",
            "Leaders must write plans that can be followed, by everyone.",
            (2, 3),
        ),
        (
            "priority action",
            "NHS Oakhaven ICB",
            "Leaders must shorten the waits for therapy.",
            (3,),
        ),
    ]


def test_a_send_report_s_boxed_paragraphs_are_items_with_their_own_bullets() -> None:
    made = reading(
        FIRST,
        "## Areas for improvement\n### Areas for improvement\n"
        "Leaders across the partnership should mend plans, so that:\n- they are clear;\n"
        "- they are read.\nLeaders from the local authority should open more",
        "+ places in nurseries.\nICB leaders should answer letters.\n"
        "## Local area partnership details\nOakhaven Council",
    )
    assert [(r.whose, r.text, r.pages) for r in listed(made, SEND)] == [
        (
            PARTNERSHIP,
            "Leaders across the partnership should mend plans, so that: they are clear; "
            "they are read.",
            (2,),
        ),
        (
            "local authority",
            "Leaders from the local authority should open more places in nurseries.",
            (2, 3),
        ),
        ("health", "ICB leaders should answer letters.", (3,)),
    ]


def test_what_a_send_report_finds_effective_and_lacking_are_kinds_of_their_own() -> None:
    made = reading(
        FIRST,
        "## What is the area partnership doing that is effective?\n- Nurses come soon.\n"
        "## What does the area partnership need to do better?\n- Plans are late.",
    )
    assert [(r.kind, r.whose, r.text) for r in listed(made, SEND)] == [
        ("need to do better", PARTNERSHIP, "Plans are late."),
        ("strength", PARTNERSHIP, "Nurses come soon."),
    ]
