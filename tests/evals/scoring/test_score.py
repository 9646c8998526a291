import statistics

from evals.metrics.fact_recall import FACT_RECALL
from evals.scoring.interval import interval
from evals.scoring.score import score
from tests.answers import case, record


def test_every_mark_has_its_n_and_counts_what_is_undefined():
    cases = [case(id="a"), case(id="b"), case(id="c", answerable=False, facts=[], kind="none")]
    records = [record(id="a"), record(id="b", answer="Poor."), record(id="c", status="none")]
    mark = score(cases, records, [FACT_RECALL]).overall()[0]
    assert (mark.value, mark.n, mark.undefined) == (1 / 2, 2, 1)
    assert mark.low <= mark.value <= mark.high


def test_marks_are_given_by_kind_too():
    cases = [case(id="a"), case(id="b", kind="list")]
    records = [record(id="a"), record(id="b", answer="Poor.")]
    marks = score(cases, records, [FACT_RECALL]).marks
    assert {mark.kind: mark.value for mark in marks} == {"all": 1 / 2, "lookup": 1, "list": 0}


def test_a_case_that_was_not_asked_counts_as_nothing_said():
    assert score([case()], [], [FACT_RECALL]).overall()[0].value == 0


def test_a_metric_that_no_question_defines_has_no_value():
    mark = score([case(answerable=False, facts=[])], [record()], [FACT_RECALL]).overall()[0]
    assert (mark.value, mark.low, mark.n, mark.undefined) == (None, None, 0, 1)


def test_scoring_again_gives_the_same_digits():
    values = [0.0, 1.0, 1.0, 0.5, 1.0, 0.25]
    assert interval(values, statistics.fmean) == interval(values, statistics.fmean)


def test_the_interval_holds_the_mean_and_narrows_with_more_questions():
    few, many = [0.0, 1.0] * 5, [0.0, 1.0] * 200
    low, high = interval(few, statistics.fmean)
    assert low < 1 / 2 < high
    narrow_low, narrow_high = interval(many, statistics.fmean)
    assert narrow_high - narrow_low < (high - low) / 2


def test_the_interval_of_one_value_is_that_value():
    assert interval([0.7], statistics.fmean) == (0.7, 0.7)
