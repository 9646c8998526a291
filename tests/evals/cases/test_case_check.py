from corpus.library import Library
from evals.cases.case import read_cases
from evals.cases.check import check_cases, library_pages
from evals.evaluation import DEMO_CASES
from tests.answers import PATH, case

HELD = {PATH: ["Overall effectiveness Good", "Signed on 30 September 2016"]}


def slips(**changes):
    return [str(slip) for slip in check_cases([case(**changes)], HELD.get)]


def test_a_fact_on_its_page_is_no_slip_however_it_is_written():
    assert slips() == []
    assert slips(facts=[["30/09/2016"]], page_refs=[[PATH, 2]]) == []


def test_a_fact_that_is_not_on_its_stated_page_is_reported():
    assert slips(page_refs=[[PATH, 2]]) == [f"q1: facts.0 (Good) isn't there ({PATH} p2)"]


def test_a_fact_without_a_page_may_stand_anywhere_in_its_documents():
    assert slips(page_refs=[]) == []
    assert slips(page_refs=[], facts=[["Poor"]]) == [f"q1: facts.0 (Poor) isn't there ({PATH})"]


def test_a_document_or_page_that_is_not_held_is_reported():
    assert slips(documents=["gone.pdf"], page_refs=[]) == [
        "q1: the library has no such document (gone.pdf)"
    ]
    assert slips(page_refs=[[PATH, 3]]) == [f"q1: the document has no such page ({PATH} p3)"]


def test_what_is_worked_out_stands_on_no_page():
    assert slips(facts=[["Good"], ["12"]], computed=[1]) == []


def test_every_fact_of_the_demo_stands_where_its_case_says(demo_library):
    with Library.open(demo_library) as library:
        assert check_cases(read_cases(DEMO_CASES), library_pages(library)) == []
