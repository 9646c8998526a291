from evals.report.verdicts import Verdict, judged_questions
from tests.evals.report.findings import evaluation


def test_each_answer_gets_the_verdict_that_fits_it():
    assert {each.case.id: each.verdict for each in judged_questions(evaluation())} == {
        "right": Verdict.RIGHT,
        "amiss": Verdict.CITED_AMISS,
        "part": Verdict.IN_PART,
        "wrong": Verdict.WRONG,
        "refused": Verdict.WRONGLY_REFUSED,
        "miss": Verdict.ANSWERED_WRONGLY,
        "caught": Verdict.RIGHTLY_REFUSED,
        "broken": Verdict.FAILED,
    }


def test_only_what_has_no_fault_is_called_good():
    for each in judged_questions(evaluation()):
        assert each.verdict.good == (not each.faults)


def test_a_question_without_a_record_has_failed():
    from dataclasses import replace

    unasked = replace(evaluation(), records=())
    assert {each.verdict for each in judged_questions(unasked)} == {Verdict.FAILED}
