import re

from evals.history import past_run
from evals.report.plots.kinds import score_by_kind
from evals.report.plots.latency import latency
from evals.report.plots.refusing import Point, curve, refusing_trade_off
from evals.report.plots.trend import trend
from evals.report.verdicts import judged_questions
from tests.evals.report.findings import WHEN, evaluation


def places(picture, name):
    return [float(found) for found in re.findall(rf'{name}="([\d.-]+)%"', picture)]


def test_the_curve_trades_good_answers_for_near_misses_caught():
    sureties = [(0.9, True), (0.6, False), (0.4, True), (0.2, False)]
    assert curve(sureties) == [
        Point(0.0, 2 / 2, 0 / 2),
        Point(0.2, 2 / 2, 0 / 2),
        Point(0.4, 2 / 2, 1 / 2),
        Point(0.6, 1 / 2, 1 / 2),
        Point(0.9, 1 / 2, 2 / 2),
        Point(1.01, 0 / 2, 2 / 2),
    ]


def test_where_it_stands_is_drawn_at_the_shares_measured():
    plot = refusing_trade_off(tuple(judged_questions(evaluation())))
    # Of the six that have an answer, five could be asked and four were answered.
    assert "answers 80% of the 5 questions" in plot.told
    assert "refuses 50% of the 2 near misses" in plot.told
    assert places(plot.picture, "cx") == [80.0]


def test_without_near_misses_there_is_no_trade_off_to_draw():
    answerable = [each for each in judged_questions(evaluation()) if each.case.answerable]
    assert refusing_trade_off(answerable) is None


def test_each_kind_is_a_point_at_its_score_within_its_interval():
    scores = evaluation().scores
    plot = score_by_kind(scores)
    points = places(plot.picture, "cx")
    marks = {(m.kind, m.metric.name): m for m in scores.marks}
    wanted = [
        marks[kind, name].value
        for kind, name in [
            ("lookup", "fact_recall"),
            ("list", "fact_recall"),
            ("explain", "fact_recall"),
            ("near miss", "refusal_recall"),
        ]
    ]
    assert points == [round(100 * value, 2) for value in wanted]
    assert [row[0] for row in plot.rows] == ["lookup", "list", "explain", "near miss"]


def test_every_answer_is_counted_once_in_the_latencies():
    plot = latency([0.1, 0.11, 0.2, 0.9])
    assert sum(int(row[1]) for row in plot.rows) == 4
    assert "the slowest took 0.90 s" in plot.told
    assert latency([]) is None


def test_one_slow_answer_doesnt_squeeze_the_others_together():
    plot = latency([0.1] * 99 + [60.0])
    assert "and longer" in plot.picture
    assert sum(int(row[1]) for row in plot.rows) == 100


def test_a_trend_needs_two_runs_and_tells_first_and_last():
    one = past_run(evaluation(), WHEN)
    other = past_run(evaluation(), WHEN.replace(hour=5))
    assert trend([one]) is None
    plot = trend([one, other])
    assert "2 runs from 22 Nov 2026, 01:45 to 22 Nov 2026, 05:45" in plot.told
    assert len(plot.rows) == 2
