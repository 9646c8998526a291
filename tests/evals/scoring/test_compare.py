import pytest

from evals.metrics.fact_recall import FACT_RECALL
from evals.metrics.latency import LATENCY_P50
from evals.metrics.refusal import REFUSAL_F1, REFUSAL_PRECISION
from evals.metrics.right import RIGHT
from evals.scoring.compare import compare
from evals.scoring.score import score
from tests.answers import case, record
from tests.evals.test_records import RUN

CASES = [case(id=f"q{n}") for n in range(20)]


def run(wrong=(), seconds=0.1, metrics=(RIGHT, FACT_RECALL, LATENCY_P50)):
    records = [
        record(id=each.id, answer="Poor." if n in wrong else "Good.", seconds=seconds)
        for n, each in enumerate(CASES)
    ]
    return RUN, score(CASES, records, metrics)


def changes(before, now):
    return {change.figure.name: change for change in compare(before, now).changes}


def test_six_questions_worse_and_none_better_is_a_fall_by_mcnemars_exact_test():
    change = changes(run(), run(wrong=range(6)))["right"]
    assert change.difference == pytest.approx(-6 / 20)
    assert change.p == pytest.approx(2 / 2**6)
    assert change.fell
    assert change.worse == tuple(f"q{n}" for n in range(6))
    assert change.low <= change.difference <= change.high < 0


def test_as_many_better_as_worse_is_no_fall_and_both_are_named():
    change = changes(run(wrong={0, 1}), run(wrong={2, 3}))["right"]
    assert (change.difference, change.p, change.fell) == (0, 1, False)
    assert (change.better, change.worse) == (("q0", "q1"), ("q2", "q3"))


def test_one_question_worse_may_be_chance():
    change = changes(run(), run(wrong={4}))["right"]
    assert change.p == 1
    assert not change.fell


def test_many_changed_questions_are_swapped_by_a_seeded_draw():
    before, now = run(), run(wrong=range(15))
    change = changes(before, now)["right"]
    assert change.p < 0.01
    assert changes(before, now)["right"] == change


def test_getting_better_is_significant_and_no_fall():
    change = changes(run(wrong=range(8)), run())["fact_recall"]
    assert change.significant
    assert not change.fell


def test_slower_answers_are_told_and_stop_nothing():
    change = changes(run(), run(seconds=0.9))["latency_p50"]
    assert change.difference == pytest.approx(0.8)
    assert len(change.worse) == 20
    assert not change.fell


def test_a_figure_that_neither_run_defines_is_left_out():
    metrics = (REFUSAL_PRECISION, REFUSAL_F1)
    assert compare(run(metrics=metrics), run(metrics=metrics)).changes == ()


def test_questions_that_only_one_run_has_are_left_out_and_named():
    found = compare(run(), run(wrong={0}), unmatched={"q0"})
    assert found.unmatched == ("q0",)
    assert all(change.n == 19 and change.difference == 0 for change in found.changes)
