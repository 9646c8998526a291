from evals.metrics.support import (
    CITATION_PRECISION,
    INVENTED_SOURCES,
    STATEMENTS_SUPPORTED,
    supports,
)
from evals.records.records import Said
from tests.answers import case, cited, record

EET = cited(quote="46% were in work", canonical="In 2015/16 46% of care leavers were in work.")
LATER = cited(quote="58% were in work", canonical="In 2023/24 58% of care leavers were in work.")
LETTER = cited(label="Inspection of Wexcombe; 6 May 2022; 28 February 2022; 11 March 2022")


def test_what_the_cited_page_says_is_borne_out():
    assert supports("46 per cent of care leavers were in work in 2015/16.", [EET])


def test_a_number_that_stands_on_no_cited_page_is_not_borne_out():
    assert not supports("47% of care leavers were in work in 2015/16.", [EET])
    assert not supports("46% of care leavers were in work.", [])


def test_another_grade_is_not_borne_out_nor_are_other_words():
    assert supports("Overall effectiveness: Good", [LETTER])
    assert not supports("Overall effectiveness: Outstanding", [LETTER])
    assert not supports("Foster carers praised their training afterwards.", [LETTER])


def test_what_a_document_says_of_itself_may_be_named():
    assert supports("Judgement: Good (inspected 28 February to 11 March 2022)", [LETTER])
    assert supports("An earlier grade (May 2022): Good judgement, overall", [LETTER])


def test_a_difference_is_borne_out_by_the_two_numbers_it_is_between():
    assert supports("Care leavers in work: up by 12, from 46% to 58%.", [EET, LATER])
    assert not supports("Care leavers in work: up by 13, from 46% to 58%.", [EET, LATER])


def test_what_is_denied_may_stand_in_the_question_alone():
    question = "Why was it judged inadequate?"
    assert supports("Judgement: not inadequate, the grade was Good.", [LETTER], question)
    assert not supports("Judgement: inadequate, overall.", [LETTER], question)


def test_statements_and_citations_are_counted_apart():
    statements = (
        Said(text="46% of care leavers were in work.", citations=(0, 1)),
        Said(text="99% of care leavers were in work.", citations=(0,)),
    )
    got = record(statements=statements, citations=(EET, LETTER))
    assert STATEMENTS_SUPPORTED.measure(case(), got) == 1 / 2
    assert CITATION_PRECISION.measure(case(), got) == 1 / 2


def test_two_citations_that_only_bear_it_out_together_are_both_needed():
    said = Said(text="Up by 12, from 46% to 58%, care leavers in work.", citations=(0, 1))
    got = record(statements=(said,), citations=(EET, LATER))
    assert CITATION_PRECISION.measure(case(), got) == 1


def test_an_answer_without_statements_defines_neither():
    assert STATEMENTS_SUPPORTED.measure(case(), record()) is None
    assert CITATION_PRECISION.measure(case(), record()) is None


def test_a_page_that_is_not_held_is_an_invented_source():
    got = record(citations=(cited(), cited(page=99, canonical=None)))
    assert INVENTED_SOURCES.measure(case(), got) == 1 / 2
    assert INVENTED_SOURCES.measure(case(), record(citations=())) is None
