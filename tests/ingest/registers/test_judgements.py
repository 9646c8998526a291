from dataclasses import replace

import pytest

from corpus.text import locate
from corpus.types import Area, Document, Framework, Grade, Judgement, Kind
from ingest.outline.sections import split_sections
from ingest.read.blocks import Reading
from ingest.registers.inspections.judgement_grid import read_grid
from ingest.registers.inspections.judgements import read_judgements
from tests.ingest.made_readings import reading

LETTER = Document("1", "a.pdf", "Inspection", Kind.INSPECTION_LETTER, "application/pdf", 1, True,
                  framework=Framework.ILACS_STANDARD)  # fmt: skip
SINGLE = replace(LETTER, framework=Framework.SIF)
OLD = replace(LETTER, framework=Framework.OTHER)

WRAPPED = """
Judgement Grade
The impact of leaders on social work Requires improvement to be good
practice with children and families
The experiences and progress of Good
children in care and care leavers
Requires improvement
Overall effectiveness
to be good
Good work has been seen since the last inspection, which was judged inadequate.
"""
BOXED = """
Oakhaven
Children’s services in Oakhaven are
inadequate
Requires
1. Children who need help and protection
improvement
2. Children looked after and achieving Requires
permanence improvement
2.1 Adoption performance Outstanding
2.2 Experiences and progress of care leavers Inadequate
Requires improvement to
3. Leadership, management and governance
be good
1 Ofsted produces this report
"""


def judged(made: Reading, document: Document) -> tuple[Judgement, ...]:
    return read_judgements(made, document, split_sections(made))


def grades(judgements: tuple[Judgement, ...]) -> dict[Area, Grade]:
    return {judgement.area: judgement.grade for judgement in judgements}


def test_a_grid_whose_cells_wrap_is_read() -> None:
    assert grades(judged(reading(WRAPPED), LETTER)) == {
        Area.LEADERS: Grade.REQUIRES_IMPROVEMENT,
        Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD,
        Area.OVERALL: Grade.REQUIRES_IMPROVEMENT,
    }


def test_numbered_boxes_and_the_sentence_above_them_are_read() -> None:
    assert grades(judged(reading(BOXED), SINGLE)) == {
        Area.OVERALL: Grade.INADEQUATE,
        Area.HELP_AND_PROTECTION: Grade.REQUIRES_IMPROVEMENT,
        Area.IN_CARE: Grade.REQUIRES_IMPROVEMENT,
        Area.ADOPTION: Grade.OUTSTANDING,
        Area.CARE_LEAVERS: Grade.INADEQUATE,
        Area.LEADERS: Grade.REQUIRES_IMPROVEMENT,
    }


def test_every_quote_holds_area_and_grade_and_stands_on_the_page() -> None:
    made = reading(BOXED)
    for judgement in judged(made, SINGLE):
        assert locate(made.pages[0].text, judgement.quote)
        assert judgement.grade.split()[0].lower()[:7] in judgement.quote.lower()
        assert judgement.area_text.split()[-1].lower() in judgement.quote.lower()


def test_columns_that_were_read_one_after_the_other_are_paired() -> None:
    rows = read_grid(
        "Overall effectiveness\nAdoption performance\nExperiences and progress of care leavers\n"
        "Good\nRequires improvement\nto be good\nInadequate\n"
    )
    assert [row.grade for row in rows] == [
        Grade.GOOD,
        Grade.REQUIRES_IMPROVEMENT,
        Grade.INADEQUATE,
    ]


@pytest.mark.parametrize("lost", ["Outstanding", "Inadequate", "Requires", "be good"])
def test_a_grid_that_does_not_come_out_even_gives_no_wrong_grade(lost: str) -> None:
    right = grades(judged(reading(BOXED), SINGLE))
    found = grades(judged(reading(BOXED.replace(lost, "")), SINGLE))
    assert Area.HELP_AND_PROTECTION not in found or lost == "be good"
    assert found.items() <= right.items()


def test_what_earlier_inspections_judged_is_no_judgement() -> None:
    prose = "At the last inspection the overall effectiveness was judged inadequate. Good work."
    assert judged(reading(prose), LETTER) == ()


def test_headings_give_the_grades_of_a_report_without_grid() -> None:
    made = reading("# T\nText.\n## The experiences and progress of care leavers: good\nMore.")
    assert grades(judged(made, LETTER)) == {Area.CARE_LEAVERS: Grade.GOOD}


def test_a_grade_that_grid_and_heading_dispute_is_left_out() -> None:
    made = reading(
        WRAPPED, "## The experiences and progress of children in care and care leavers: inadequate"
    )
    found = grades(judged(made, LETTER))
    assert Area.IN_CARE_AND_CARE_LEAVERS not in found
    assert found[Area.OVERALL] is Grade.REQUIRES_IMPROVEMENT


@pytest.mark.parametrize(
    "said",
    [
        "The Local Safeguarding Children Board requires improvement",
        "The Local Safeguarding Children Board (LSCB) requires improvement",
        "The effectiveness of the LSCB requires improvement.",
        "The Oakhaven Safeguarding Children Board requires improvement, because it is new.",
    ],
)
def test_the_safeguarding_board_is_judged_on_a_later_page(said: str) -> None:
    made = reading(BOXED, f"## {said}\nText.")
    board = [j for j in judged(made, SINGLE) if j.area is Area.SAFEGUARDING_BOARD]
    assert [(j.grade, j.page) for j in board] == [(Grade.REQUIRES_IMPROVEMENT, 2)]


@pytest.mark.parametrize(
    "said",
    [
        "An LSCB requires improvement if it does not yet show the marks of good.",
        "The Local Safeguarding Children Board is good at sharing what it learns.",
        "The LSCB is not yet good.",
    ],
)
def test_what_is_only_said_of_boards_is_no_judgement(said: str) -> None:
    assert Area.SAFEGUARDING_BOARD not in grades(judged(reading(BOXED, said), SINGLE))


def test_the_sentences_of_older_inspections_are_read() -> None:
    made = reading(
        "2. The overall effectiveness of the arrangements to protect children in Oakhaven is "
        "judged to be adequate.\n5. The quality of practice is inadequate. Plans are poor.\n"
        "6. Leadership and governance is adequate."
    )
    assert grades(judged(made, OLD)) == {
        Area.OVERALL: Grade.ADEQUATE,
        Area.OTHER: Grade.INADEQUATE,
        Area.LEADERS: Grade.ADEQUATE,
    }


@pytest.mark.parametrize("framework", [Framework.ILACS_FOCUSED, Framework.AREA_SEND])
def test_a_visit_gives_no_grades(framework: Framework) -> None:
    assert judged(reading(WRAPPED), replace(LETTER, framework=framework)) == ()


def test_a_council_paper_that_quotes_grades_gives_none() -> None:
    assert judged(reading(WRAPPED), replace(LETTER, kind=Kind.COMMITTEE_REPORT)) == ()


def test_a_grid_that_lost_an_area_gives_no_wrong_grade() -> None:
    right = grades(judged(reading(BOXED), SINGLE))
    lost = BOXED.replace("2.1 Adoption performance Outstanding", "Outstanding")
    assert grades(judged(reading(lost), SINGLE)).items() <= right.items()


def test_an_area_that_the_grid_says_was_not_judged_has_no_grade() -> None:
    boxed = BOXED.replace("Outstanding", "Not judged").replace("leavers Inadequate", "leavers Good")
    found = grades(judged(reading(boxed), SINGLE))
    assert Area.ADOPTION not in found
    assert found[Area.CARE_LEAVERS] is Grade.GOOD
    assert found[Area.IN_CARE] is Grade.REQUIRES_IMPROVEMENT


def test_a_report_of_2013_is_read_from_its_grade_lines_and_its_last_table() -> None:
    made = reading(
        "# Inspection of looked after children services\nText that says how it was done, and when.",
        "## Overall effectiveness of services for looked after children\n### Grade 4 (Inadequate)\n"
        "13. Too slow.\n## Capacity to improve\n### Grade 3 (Adequate)\n## Leadership",
        "### Grade 2 (Good)\n20. It goes well.\n## Record of main findings\n"
        "| Outcomes for looked after children | Adequate\n| Leadership and management | Good",
    )
    found = judged(made, replace(LETTER, framework=Framework.LOOKED_AFTER_2013))
    assert [(j.area, j.area_text, j.grade, j.page) for j in found] == [
        (
            Area.OVERALL,
            "Overall effectiveness of services for looked after children",
            Grade.INADEQUATE,
            2,
        ),
        (Area.OTHER, "Capacity to improve", Grade.ADEQUATE, 2),
        (Area.IN_CARE, "Outcomes for looked after children", Grade.ADEQUATE, 3),
        (Area.LEADERS, "Leadership and management", Grade.GOOD, 3),
    ]
    for judgement in found:
        assert locate(made.pages[judgement.page - 1].text, judgement.quote)
        assert judgement.grade.value in judgement.quote
