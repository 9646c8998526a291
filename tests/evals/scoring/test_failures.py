from evals.report.tables import failure_lines
from evals.scoring.failures import failures
from tests.answers import PATH, case, cited, record

REFUSED = {"status": "none", "answer": "", "citations": ()}


def faults(one, got):
    found = failures([one], [got])
    return found[0].faults if found else ()


def test_a_right_answer_is_no_failure():
    assert faults(case(), record()) == ()


def test_a_lacking_fact_is_named_with_its_variants():
    assert faults(case(facts=[["Good"], ["2023", "'23"]]), record()) == ("lacks: 2023 / '23",)


def test_a_wrong_document_and_a_wrong_page_are_told_apart():
    elsewhere = record(citations=(cited(document="other.pdf"),))
    assert faults(case(), elsewhere) == (f"cites none of: {PATH}",)
    assert faults(case(page_refs=[[PATH, 7]]), record()) == (f"cites none of: {PATH} p7",)


def test_a_wrong_refusal_and_a_missing_one_are_failures():
    assert "refused, though the documents answer" in faults(case(), record(**REFUSED))
    near_miss = case(answerable=False, facts=[])
    assert faults(near_miss, record()) == ("answered, though the documents don't",)
    assert faults(near_miss, record(**REFUSED)) == ()


def test_a_quote_that_is_not_on_its_page_is_shown():
    got = record(citations=(cited(), cited(quote="made up")))
    assert faults(case(), got) == (f"quote not on {PATH} p1: 'made up'",)


def test_a_question_that_failed_or_was_not_asked_says_so():
    assert faults(case(), record(status="error", error="too long")) == ("failed: too long",)
    assert failures([case()], [])[0].faults == ("it was not asked",)


def test_a_failure_reads_as_question_faults_answer_and_sources():
    failure = failures([case(facts=[["Poor"]])], [record()])[0]
    assert list(failure_lines(failure)) == [
        "q1 (lookup): What grade?",
        "  lacks: Poor",
        "  got: Overall effectiveness was Good.",
        f"  cited: {PATH} p1",
    ]
