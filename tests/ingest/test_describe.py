from datetime import date

import pytest

from corpus.types import Access, Framework, Kind
from ingest.describe import describe
from ingest.describe.front import Front
from tests.ingest.made_readings import reading

LETTER = """
# Inspection of Oakhaven local authority children’s services
Inspection dates: 28 November to 9 December 2022
Lead inspector: Ann Lee-Ray, His Majesty’s Inspector
Children in Oakhaven receive good services since Ofsted’s focused visit in May 2021.
"""
SINGLE = """
# Oakhaven Metropolitan Borough Council
# Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children Board1
Inspection date: 30 September – 22 October 2014
Report published: 5 December 2014
"""
VISIT_LETTER = """
Piccadilly Gate
5 March 2019
Ms Jane Doe
Dear Ms Doe
# Focused visit to Marlbury City Council children’s services
This letter summarises the findings of a focused visit to Marlbury City Council on
5 and 6 February 2019. The inspectors were Tom Fox, Her Majesty’s Inspector.
Yours sincerely
Ann Lee
Her Majesty’s Inspector
"""
REPORT = """
People Scrutiny Commission
26 September 2016
Report of: Tom Fox, Strategic Director - People
Title: Marlbury Children's Services Improvement Plan 2016 - 2017
Officer Presenting Report: Jo Ray
# Recommendation
1. That Marlbury City Council's plan be noted in Marlbury.
Legal implications: none. Background papers: Ofsted inspection, October 2014.
"""
MINUTES = """
OAKHAVEN COUNCIL – CHILDREN AND FAMILIES SELECT COMMITTEE
DRAFT MINUTES, 10 MARCH 2020 (Guildhall, 2 pm)
RESOLVED – That the minutes of 3 December 2019 be approved by Oakhaven Council.
"""


def test_an_inspection_report_is_described() -> None:
    document = describe(reading(LETTER), path="a.pdf", document_id="1")
    assert document.kind is Kind.INSPECTION_LETTER
    assert document.framework is Framework.ILACS_STANDARD
    assert document.authority == "Oakhaven"
    assert document.title == "Inspection of Oakhaven local authority children’s services"
    assert (document.inspected_from, document.inspected_to) == (
        date(2022, 11, 28),
        date(2022, 12, 9),
    )
    assert document.lead_inspector == "Ann Lee-Ray"
    assert document.published is None


def test_an_inspection_of_one_week_is_a_short_one() -> None:
    week = LETTER.replace("28 November to 9 December 2022", "5 to 9 December 2022")
    assert describe(reading(week), path="a", document_id="1").framework is Framework.ILACS_SHORT


def test_a_joint_inspection_that_a_report_only_tells_of_is_not_its_framework() -> None:
    told = LETTER + "A joint targeted area inspection took place in May 2021.\n"
    made = describe(reading(told), path="a.pdf", document_id="1")
    assert made.framework is Framework.ILACS_STANDARD


@pytest.mark.parametrize(
    "title",
    [
        "# Joint targeted area inspection of Oakhaven",
        "This letter summarises the findings of the joint targeted area inspection of Oakhaven.",
    ],
)
def test_a_joint_inspection_is_told_by_its_title(title: str) -> None:
    made = describe(reading(f"Ofsted\n{title}\nText."), path="a.pdf", document_id="1")
    assert made.framework is Framework.JOINT


def test_a_single_framework_report_is_described() -> None:
    pages = reading(SINGLE, "The inspection team\nLead inspector: Donna Fox, HMI\nTeam: Jo Ray HMI")
    document = describe(pages, path="a.pdf", document_id="1")
    assert document.framework is Framework.SIF
    assert document.authority == "Oakhaven"
    assert document.published == date(2014, 12, 5)
    assert document.lead_inspector == "Donna Fox"
    assert document.title == (
        "Oakhaven Metropolitan Borough Council: Inspection of services for children in need of "
        "help and protection, children looked after and care leavers"
    )


def test_a_council_s_name_over_two_lines_is_whole_in_the_title() -> None:
    broken = SINGLE.replace(
        "Oakhaven Metropolitan Borough Council", "Royal Borough of Kingston upon\nThames"
    )
    assert broken != SINGLE
    document = describe(reading(broken), path="a.pdf", document_id="1")
    assert document.authority == "Kingston upon Thames"
    assert document.title.startswith("Kingston upon Thames: Inspection of services")


def test_a_visit_letter_is_dated_by_its_head_and_signed_at_its_foot() -> None:
    document = describe(reading(VISIT_LETTER), path="a.pdf", document_id="1")
    assert document.framework is Framework.ILACS_FOCUSED
    assert document.published == date(2019, 3, 5)
    assert document.inspected_from == date(2019, 2, 5)
    assert document.lead_inspector == "Ann Lee"
    assert document.title == "Focused visit to Marlbury City Council children’s services"


def test_a_sentence_is_no_part_of_the_title_above_it() -> None:
    letter = VISIT_LETTER.replace(
        "This letter", "His Majesty’s Chief Inspector is leading work on remote care.\nThis letter"
    )
    document = describe(reading(letter), path="a.pdf", document_id="1")
    assert document.title == "Focused visit to Marlbury City Council children’s services"


def test_a_report_on_a_plan_is_a_committee_report_not_a_plan() -> None:
    document = describe(reading(REPORT, paged=False), path="a.txt", document_id="1")
    assert document.kind is Kind.COMMITTEE_REPORT
    assert document.title == "Marlbury Children's Services Improvement Plan 2016 - 2017"
    assert document.body == "People Scrutiny Commission"
    assert document.author == "Tom Fox, Strategic Director - People"
    assert document.meeting_date == date(2016, 9, 26)
    assert document.published is None
    assert document.years == {2016, 2017}


def test_minutes_are_named_by_body_and_day() -> None:
    document = describe(reading(MINUTES, paged=False), path="a.txt", document_id="1")
    assert document.kind is Kind.MINUTES
    assert document.authority == "Oakhaven"
    assert document.title == "Children and Families Select Committee: minutes, 10 March 2020"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Improvement Plan 2019–2021\nNo. Our action Lead Deadline BRAG", Kind.IMPROVEMENT_PLAN),
        ("# SEND Accelerated Progress Plan\nVersion 3", Kind.PROGRESS_PLAN),
        ("# Early Help Strategy 2020-2025\nOur vision\nThis strategy sets out", Kind.STRATEGY),
        ("# Record of Executive Decision\nDecision taken by: Cabinet Member", Kind.DECISION_RECORD),
        ("# Working hard\nThis blog is from Cllr Ann Lee. I am proud.", Kind.NEWS),
        ("# Highlight report no. 3\nTo: Improvement Board", Kind.COMMITTEE_REPORT),
        ("# Tea rota\nAnn, Tom", Kind.OTHER),
    ],
)
def test_kinds_are_told_by_their_words(text: str, kind: Kind) -> None:
    assert describe(reading(text, paged=False), path="a", document_id="1").kind is kind


def test_a_file_name_tells_nothing() -> None:
    nothing = reading("Tea rota for the week", paged=False)
    document = describe(nothing, path="bristol ofsted 10 march 2023.pdf", document_id="1")
    assert document.authority is None
    assert document.date is None
    assert document.kind is Kind.OTHER


@pytest.mark.parametrize(
    ("line", "access"),
    [
        ("NOT FOR PUBLICATION by virtue of Schedule 12A", Access.EXEMPT),
        ("Exempt from publication under paragraph 3 of Part 1 of Schedule 12A", Access.EXEMPT),
        ("Appendix 2 is exempt from publication under Schedule 12A", Access.PUBLIC),
        ("That the press and public be excluded under Schedule 12A", Access.PUBLIC),
        ("This report contains no exempt information", Access.PUBLIC),
        ("Exempt information: None", Access.PUBLIC),
    ],
)
def test_a_paper_is_exempt_only_where_it_says_so_of_itself(line: str, access: Access) -> None:
    paper = reading(f"Oakhaven Council\nReport of: Director\n{line}", paged=False)
    assert describe(paper, path="a", document_id="1").access is access


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Version 2, agreed on 16 September 2019.", date(2019, 9, 16)),
        ("Positions agreed by the Improvement Board on 18 May 2023.", date(2023, 5, 18)),
        ("Last updated: 4 May 2020", date(2020, 5, 4)),
        ("May 2023", None),
    ],
)
def test_a_plan_is_dated_by_what_it_says_of_itself(line: str, day: date | None) -> None:
    rows = "Action Due\nFill the posts\nHead of Team\nIn hand\nAmber\nB1\n31 July 2023"
    plan = reading(f"# Improvement plan\nOakhaven Council\n{line}\n{rows}", paged=False)
    assert describe(plan, path="a", document_id="1").published == day


def test_a_plan_is_of_the_day_set_off_after_its_title_not_of_the_letter_it_answers() -> None:
    text = (
        "# Children's improvement plan, version 2, as agreed by Cabinet, 16 September 2025\n"
        "Inspectors came in May and their report was published on 14 July 2025."
    )
    document = describe(reading(text, paged=False), path="a", document_id="1")
    assert document.published == date(2025, 9, 16)


def test_a_paper_of_blank_lines_has_no_fields():
    assert Front(pages=(" \n ",), running=(), prose=()).field("title") is None
    assert Front(pages=("Title:\nHomes",), running=(), prose=()).field("title") == "Homes"
