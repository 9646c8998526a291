from datetime import date

import pytest

from corpus.errors import UsageError
from evals.registers.questions import (
    ANSWERED_RIGHTLY,
    differences,
    place_name,
    questions,
    read_judgements,
)
from evals.registers.report_facts import report_facts
from tests.answers import record

HEAD = (
    "document,authority,published,framework,inspection_start,inspection_end,lead_inspector,"
    "overall_effectiveness,impact_of_leaders,help_and_protection,in_care,care_leavers\n"
)
ROW = "w.pdf,west wexcombe,2023-03-10,short,16/01/2023,27/01/2023,jo ray,good,good,good,good,good\n"
SPARSE = (
    "w.pdf,wexcombe,2023-01-26,standard,nan,nan,nan,inadequate,good,good,good,"
    "inspection_pre_dates_judgement\n"
)
PAGE = """
Inspection of West Wexcombe local authority
children's services
Inspection dates: 16 to 27 January 2023
Lead inspector: Jo Ray, His Majesty's Inspector
Judgement Grade
The impact of leaders on social work
practice with children and families
Good
The experiences and progress of
children who need help and protection
Good
The experiences and progress of
children in care and care leavers
Requires improvement to be good
Overall effectiveness Good
"""


def rows(folder, text):
    path = folder / "judgements.csv"
    path.write_text(HEAD + text)
    return read_judgements(path)


def test_a_row_gives_questions_on_each_grade_the_inspector_and_the_dates(tmp_path):
    (row,) = rows(tmp_path, ROW)
    asked = list(questions(row, []))
    assert len(asked) == 5 * 2 + 1 + 2 + 2
    assert len({case.id for case in asked}) == len(asked)
    by_kind = {case.kind: case for case in asked}
    assert "West Wexcombe" in by_kind["in_care"].question
    assert by_kind["inspected"].facts == (("2023-01-16",), ("2023-01-27",))
    assert by_kind["lead_inspector"].facts == (("jo ray",),)


def test_cells_that_say_nothing_are_not_asked_for(tmp_path):
    (row,) = rows(tmp_path, SPARSE)
    kinds = {case.kind for case in questions(row, [])}
    assert kinds == {
        "overall_effectiveness",
        "by_report_year",
        "impact_of_leaders",
        "help_and_protection",
        "in_care",
    }


def test_a_faulty_cell_is_named_by_line_and_field(tmp_path):
    with pytest.raises(UsageError, match="line 3, field published"):
        rows(tmp_path, ROW + ROW.replace("2023-03-10", "soon"))


def test_where_table_and_report_differ_the_report_is_right(tmp_path):
    (row,) = rows(tmp_path, ROW.replace("27/01/2023", "28/01/2023").replace("jo ray", "al day"))
    found = differences(row, report_facts(PAGE))
    assert {slip.field: slip.report for slip in found} == {
        "in_care": "requires improvement to be good",
        "care_leavers": "requires improvement to be good",
        "lead_inspector": "Jo Ray",
        "inspection_end": "16 to 27 January 2023",
    }
    by_kind = {case.kind: case for case in questions(row, found)}
    assert by_kind["care_leavers"].facts == (("requires improvement to be good",),)
    assert "inspected" not in by_kind


def test_a_report_that_agrees_gives_no_difference(tmp_path):
    (row,) = rows(tmp_path, ROW.replace("good,good\n", "requires improvement,nan\n"))
    assert row.inspection_start == date(2023, 1, 16)
    assert differences(row, report_facts(PAGE)) == []


def rightly(case, text):
    return ANSWERED_RIGHTLY.measure(case, record(answer=text))


def test_the_grade_named_first_is_the_answer(tmp_path):
    (row,) = rows(tmp_path, ROW)
    graded = next(questions(row, []))
    assert rightly(graded, "Good (inadequate in 2018)") == 1
    assert rightly(graded, "Inadequate, and good in 2018") == 0
    assert rightly(graded, "Requires improvement to be good") == 0
    assert rightly(graded, "The documents don't say.") == 0


def test_dates_count_however_they_are_written(tmp_path):
    (row,) = rows(tmp_path, ROW)
    dated = next(case for case in questions(row, []) if case.kind == "inspected")
    assert rightly(dated, "Inspection dates: 16 to 27 January 2023") == 1
    assert rightly(dated, "It was inspected on 16 January 2023.") == 0


def test_a_places_small_words_stay_small():
    assert place_name("bath and north east somerset") == "Bath and North East Somerset"
    assert place_name("telford & wrekin") == "Telford & Wrekin"
