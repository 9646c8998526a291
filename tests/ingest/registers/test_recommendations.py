from dataclasses import replace

from corpus.text import locate
from corpus.types import Document, Framework, Kind, Recommendation
from ingest.outline.sections import split_sections
from ingest.read.blocks import Reading
from ingest.registers.inspections.recommendations import read_recommendations
from tests.ingest.made_readings import reading

LETTER = Document("1", "a.pdf", "Inspection", Kind.INSPECTION_LETTER, "application/pdf", 1, True,
                  framework=Framework.SIF)  # fmt: skip
FIRST = (
    "# Oakhaven Council\nInspectors saw much good work here, and some that must get better soon."
)


def asked(made: Reading, document: Document = LETTER) -> tuple[Recommendation, ...]:
    return read_recommendations(made, document, split_sections(made))


def test_bullets_under_what_needs_to_improve_are_areas_for_improvement() -> None:
    made = reading(
        FIRST + "\n## What needs to improve?\n- The quality of plans.\n- How visits are recorded.\n"
        "## The experiences and progress of care leavers: good\n1. Young people do well."
    )
    assert [(r.n, r.printed_no, r.kind, r.list_name, r.theme, r.text) for r in asked(made)] == [
        (1, None, "area for improvement", "local authority", None, "The quality of plans."),
        (2, None, "area for improvement", "local authority", None, "How visits are recorded."),
    ]


def test_an_item_over_a_page_is_whole_without_footer_and_footnote() -> None:
    made = reading(
        FIRST,
        "## Recommendations\n1. Ensure that plans are clear, and that\n"
        "^ A note on plans.\n= Oakhaven Council 2",
        "+ each child has a copy.\n2. Review all visits.\n## Summary for children\n- You said.",
    )
    first, second = asked(made)
    assert first.text == "Ensure that plans are clear, and that each child has a copy."
    assert first.pages == (2, 3)
    assert (second.printed_no, second.text) == ("2", "Review all visits.")
    for quote in first.quotes:
        assert locate(made.pages[quote.page - 1].text, quote.text)


def test_an_item_that_the_reader_did_not_mark_as_going_on_is_whole_too() -> None:
    made = reading(
        FIRST,
        "## Recommendations\n1. Ensure that plans are clear and",
        "that each child has one.\n2. Review visits.",
    )
    assert [r.text for r in asked(made)] == [
        "Ensure that plans are clear and that each child has one.",
        "Review visits.",
    ]


def test_lists_and_themes_are_told_apart() -> None:
    made = reading(
        FIRST,
        "## What does the local authority need to improve?\n### Priority and immediate action\n"
        "Outcomes for care leavers\n1. Find every care leaver.\n"
        "### Areas for improvement\n#### Leadership, management and governance\n2. Watch cases.\n"
        "## The local authority’s strengths\n3. Early help is good.",
        "# The Local Safeguarding Children Board (LSCB)\nThe board meets often and listens well.\n"
        "## Recommendations\n99. Share the data.\n"
        "## Inspection findings – the Local Safeguarding Children Board\n100. It met.",
    )
    assert [(r.printed_no, r.kind, r.list_name, r.theme) for r in asked(made)] == [
        ("1", "priority action", "local authority", "Outcomes for care leavers"),
        ("2", "area for improvement", "local authority", "Leadership, management and governance"),
        ("99", "recommendation", "LSCB", None),
        ("3", "strength", "local authority", None),
    ]


def test_a_number_s_own_bullets_belong_to_it() -> None:
    made = reading(
        FIRST + "\n## Recommendations\n1. Improve plans:\n- their aims\n- their dates\n2. Stop."
    )
    assert [r.text for r in asked(made)] == ["Improve plans: their aims their dates", "Stop."]


def test_a_list_that_says_there_is_nothing_has_no_items() -> None:
    made = reading(
        FIRST + "\n## Priority and immediate action\n"
        "65. The inspection did not find any areas for priority and immediate action."
    )
    assert asked(made) == ()


def test_a_table_of_contents_is_no_list() -> None:
    made = reading(
        FIRST,
        "# Contents\nExecutive summary 2\n## Recommendations\nSummary for children 8\n"
        "Findings of this report 9\nThe local board 12\n- Recommendations 29",
    )
    assert asked(made) == ()


def test_a_lead_in_that_is_numbered_is_no_item() -> None:
    made = reading(
        FIRST + "\n## Areas for improvement\n"
        "3. To improve help, the council and its partners should take the following action.\n"
        "Immediately:\n- make every visit on time\nWithin three months:\n- make plans clear."
    )
    assert [(r.theme, r.text) for r in asked(made)] == [
        ("Immediately", "make every visit on time"),
        ("Within three months", "make plans clear."),
    ]


def test_a_visit_s_priority_action_set_as_prose_is_an_item() -> None:
    made = reading(
        FIRST + "\n## Area for priority action\nThe council must act on unallocated work.\n"
        "## Findings\n- Work is slow."
    )
    assert [(r.kind, r.text) for r in asked(made)] == [
        ("priority action", "The council must act on unallocated work.")
    ]


def test_areas_of_significant_weakness_are_read() -> None:
    send = replace(LETTER, framework=Framework.AREA_SEND)
    made = reading(
        FIRST + "\nThe local area must tackle the following areas of significant weakness:\n"
        "- the strained relations with parents\n- the delay in plans.\nYours sincerely"
    )
    assert [(r.kind, r.list_name) for r in asked(made, send)] == [
        ("area of significant weakness", "local area partnership")
    ] * 2


def test_what_a_committee_recommends_is_not_read() -> None:
    made = reading(FIRST + "\n## Recommendations\n1. That Cabinet approve the plan.")
    assert asked(made, replace(LETTER, kind=Kind.COMMITTEE_REPORT)) == ()


def test_a_report_without_lists_gives_none() -> None:
    assert asked(reading(FIRST)) == ()
