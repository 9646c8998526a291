"""Each sort of fact, borne and not borne, on quotes of the demo papers and on quotes made here."""

from datetime import date

import pytest

from assistant.check.faults import Fault
from assistant.check.quoted_sentence import Quoted
from assistant.write.verify.basis import Basis
from assistant.write.verify.facts import fact_fault
from corpus.types import Area, Document, Grade, Judgement, Kind

LETTER = Document(
    id="d1",
    path="letter.pdf",
    title="Inspection of Swindon children’s services",
    kind=Kind.INSPECTION_LETTER,
    media="application/pdf",
    page_count=9,
    paged=True,
    authority="Swindon",
    published=date(2023, 9, 4),
    inspected_from=date(2023, 7, 3),
    inspected_to=date(2023, 7, 7),
    lead_inspector="Margaret Burke",
)
EARLIER = Document(
    id="d0",
    path="earlier.pdf",
    title="Inspection of Swindon children’s services",
    kind=Kind.INSPECTION_LETTER,
    media="application/pdf",
    page_count=9,
    paged=True,
    authority="Swindon",
    published=date(2019, 8, 1),
    inspected_from=date(2019, 6, 10),
    inspected_to=date(2019, 6, 14),
)


def basis(*texts, lead="", heading=(), grades=(), document=LETTER, held=("Swindon", "Wiltshire")):
    quoted = tuple(Quoted(text, lead, heading, document, ()) for text in texts)
    rows = tuple(
        Judgement(document.id, area, area.value, grade, 1, "row") for area, grade in grades
    )
    return Basis(quoted, rows, held)


TOUCH = "The council was not in touch with 38 of the 164 care leavers (23%)."
WAIT = "In March 2023, children waited at least 39 weeks for a first appointment."
OVERALL = {"grades": ((Area.OVERALL, Grade.INADEQUATE),)}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Swindon had lost touch with 38 of 164 care leavers.", basis(TOUCH)),
        ("Some 23 per cent of care leavers, 38 of 164, were out of touch.", basis(TOUCH)),
        ("Swindon was in touch with 126 care leavers.", basis(TOUCH)),
        ("Waits were at least 39 weeks in March 2023.", basis(WAIT)),
        ("In 2023 waits were at least 39 weeks.", basis(WAIT)),
        ("The 2023 letter found weak plans.", basis("Plans are weak.")),
        ("In July 2023 plans were weak.", basis("Plans are weak.")),
        ("The visit was led by Margaret Burke.", basis("Lead inspector: Margaret Burke")),
        (
            "Swindon was judged inadequate overall in July 2023.",
            basis("It was judged so.", **OVERALL),
        ),
        ("Three things were wanted.", basis("Leaders must mend plans, visits and audits.")),
        ("It was out of touch with 38 of 164.", basis(TOUCH)),
        ("Known CSE cases rose.", basis("Cases of child sexual exploitation rose.")),
        ("Between March and June it grew.", basis("From March 2023 to June 2023 it grew.")),
    ],
)
def test_facts_that_are_borne_pass(text, held):
    assert fact_fault(text, held) is None


@pytest.mark.parametrize(
    ("text", "held", "fault"),
    [
        ("Swindon lost touch with 83 of 164 care leavers.", basis(TOUCH), Fault.NUMBER),
        ("Swindon lost touch with 38% of care leavers.", basis(TOUCH), Fault.NUMBER),
        ("Waits were 39 weeks.", basis(WAIT), Fault.LIMIT),
        ("Waits were up to 39 weeks.", basis(WAIT), Fault.LIMIT),
        ("Waits were at least 39 days.", basis(WAIT), Fault.NUMBER),
        ("Waits were at least 39 weeks in March 2022.", basis(WAIT), Fault.PERIOD),
        ("The 2022 letter found weak plans.", basis("Plans are weak."), Fault.PERIOD),
        ("Wiltshire's plans are weak.", basis("Plans are weak."), Fault.NAME),
        ("Plans in Norfolk are weak.", basis("Plans are weak."), Fault.NAME),
        ("Known CCE cases rose.", basis("Cases of child sexual exploitation rose."), Fault.NAME),
        (
            "Between April and June it grew.",
            basis("From March 2023 to June 2023 it grew."),
            Fault.NAME,
        ),
        ("In September waits were at least 39 weeks.", basis(WAIT), Fault.NAME),
        ("The NHS is slow.", basis("No homes say so."), Fault.NAME),
        ("The CSE work is weak.", basis("Children see each other. Work is weak."), Fault.NAME),
        ("The visit was led by Joy Howick.", basis("Plans are weak."), Fault.NAME),
        ("The plan is called ‘Ambitions’.", basis("The plan is ‘Sky’."), Fault.NAME),
        ("Swindon was judged good overall.", basis("It was inadequate."), Fault.GRADE),
        (
            "Swindon was judged outstanding overall.",
            basis("It is poor.", **OVERALL),
            Fault.GRADE,
        ),
        ("Referrals fell.", basis("Referrals have risen."), Fault.DIRECTION),
        (
            "Swindon improved from good to inadequate.",
            basis("It was good and is inadequate."),
            Fault.DIRECTION,
        ),
        ("Plans are weak, see https://example.org.", basis("Plans are weak."), Fault.LINK),
    ],
)
def test_facts_that_are_not_borne_are_named(text, held, fault):
    assert fact_fault(text, held) is fault


def both():
    quoted = (
        Quoted("Overall effectiveness | Good", "", (), EARLIER, (), is_row=True),
        Quoted("Overall effectiveness | Inadequate", "", (), LETTER, (), is_row=True),
    )
    rows = (
        Judgement("d0", Area.OVERALL, "Overall effectiveness", Grade.GOOD, 1, "row"),
        Judgement("d1", Area.OVERALL, "Overall effectiveness", Grade.INADEQUATE, 1, "row"),
    )
    return Basis(quoted, rows, ("Swindon",))


def test_grades_of_two_papers_keep_their_years():
    assert fact_fault("Swindon fell from good in June 2019 to inadequate in 2023.", both()) is None
    turned = "Swindon was inadequate in June 2019 and was judged good in 2023."
    assert fact_fault(turned, both()) is Fault.GRADE


def test_a_grade_of_one_year_is_not_told_of_both():
    assert fact_fault("Swindon was inadequate in 2023.", both()) is None
    assert fact_fault("Swindon was inadequate in 2019 and in 2023.", both()) is Fault.GRADE


def test_years_between_two_papers_are_reckoned():
    assert fact_fault("Swindon, judged good, was inadequate four years later.", both()) is None
    late = "Swindon, judged good, was inadequate six years later."
    assert fact_fault(late, both()) is Fault.NUMBER
