import pytest

from evals.judge.agreement import kappa


def test_kappa_is_agreement_beyond_what_chance_gives():
    # Cohen's own kind of table: 20 both yes, 5 only the first, 10 only the second, 15 both no.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    observed, expected = 35 / 50, (25 / 50) * (30 / 50) + (25 / 50) * (20 / 50)
    assert kappa(pairs) == pytest.approx((observed - expected) / (1 - expected))


def test_full_agreement_is_one_and_the_opposite_is_below_nought():
    assert kappa([("a", "a"), ("b", "b")]) == 1.0
    assert kappa([("a", "b"), ("b", "a")]) == -1.0


def test_one_label_for_everything_agrees_no_more_than_chance():
    assert kappa([("a", "c"), ("b", "c")]) == 0.0
    assert kappa([("a", "a")]) is None
    assert kappa([]) is None


def test_it_is_what_scikit_learn_gives():
    metrics = pytest.importorskip("sklearn.metrics")
    pairs = [("r", "r"), ("r", "w"), ("w", "w"), ("u", "r"), ("u", "u"), ("w", "u"), ("r", "r")]
    one, other = zip(*pairs, strict=True)
    assert kappa(pairs) == pytest.approx(metrics.cohen_kappa_score(one, other))
