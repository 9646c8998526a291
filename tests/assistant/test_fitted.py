"""The models that ship decide as the library that fitted them does."""

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from assistant import fitted
from assistant.understand.wants import FIELDS
from evals.training.fit import fit_linear, fit_trees, write

RANDOM = np.random.default_rng(3)


def rows(count):
    table = RANDOM.normal(size=(count, 3))
    table[RANDOM.random(table.shape) < 0.1] = np.nan
    return table


def test_trees_read_back_give_what_was_fitted(tmp_path, monkeypatch):
    table = rows(400)
    worth = (np.nan_to_num(table[:, 0]) > 0).astype(float)
    lines = [
        (str(at // 4), {n: v for n, v in zip("abc", row, strict=True) if not np.isnan(v)}, w)
        for at, (row, w) in enumerate(zip(table, worth, strict=True))
    ]
    kept = []
    fit = HistGradientBoostingClassifier.fit
    monkeypatch.setattr(
        HistGradientBoostingClassifier,
        "fit",
        lambda self, *given, **more: (kept.append(self), fit(self, *given, **more))[1],
    )
    write(tmp_path / "trees.npz", fit_trees(lines, rounds=20, leaves=6, least=5))
    monkeypatch.setattr(fitted, "_content", lambda package, name: (tmp_path / name).read_bytes())
    fitted.trees.cache_clear()
    read = fitted.trees("anywhere", "trees.npz")
    wanted = kept[0].predict_proba(table)[:, 1]
    assert read.probabilities([line[1] for line in lines]) == pytest.approx(wanted, abs=1e-5)
    fitted.trees.cache_clear()


def test_no_rows_have_no_probabilities():
    read = fitted.trees("assistant.evidence", "passages.npz")
    assert read.probabilities([]).shape == (0,)


def test_a_linear_model_read_back_gives_what_was_fitted(tmp_path, monkeypatch):
    table = RANDOM.normal(size=(90, 5)).astype(np.float32)
    truth = ["xyz"[int(v > 0) + int(v > 1)] for v in table[:, 0]]
    write(tmp_path / "linear.npz", fit_linear(table, {"field": truth}, strength=1.0))
    monkeypatch.setattr(fitted, "_content", lambda package, name: (tmp_path / name).read_bytes())
    fitted.linear.cache_clear()
    model = fitted.linear("anywhere", "linear.npz")["field"]
    plain = LogisticRegression(C=1.0, max_iter=400).fit(table, truth)
    for row, wanted in zip(table[:20], plain.predict_proba(table[:20]), strict=True):
        given = [model.probabilities(row)[label] for label in plain.classes_]
        assert given == pytest.approx(wanted, abs=0.01)
    fitted.linear.cache_clear()


def test_the_shipped_question_models_have_every_field():
    assert set(fitted.linear("assistant.understand", "question.npz")) == set(FIELDS)


@pytest.mark.parametrize(
    ("package", "name"),
    [
        ("assistant.evidence", "passages.npz"),
        ("assistant.evidence", "sentences.npz"),
        ("assistant.compose", "rank.npz"),
        ("assistant.compose", "answered.npz"),
        ("assistant.compose", "answerable.npz"),
        ("assistant.write", "holds.npz"),
    ],
)
def test_the_shipped_trees_are_whole(package, name):
    read = fitted.trees(package, name)
    inner = read.feature >= 0
    assert inner.sum() + len(read.roots) == (~inner).sum()
    assert read.feature.max() < len(read.names)
    assert read.left[inner].max() < len(read.feature)


def test_rows_are_set_beside_the_best_of_their_question():
    found = [{"near": 0.5, "read": -3.0}, {"near": 0.9}, {"near": 0.5, "read": -1.0}]
    beside = fitted.beside(found, ("near", "read"), ("near", "read"))
    assert [row["r_near"] for row in beside] == pytest.approx([-0.4, 0, -0.4])
    assert [row["o_near"] for row in beside] == [1, 0, 1]
    assert [(row.get("r_read"), row.get("o_read")) for row in beside] == [
        (-2, 1), (None, None), (0, 0),
    ]  # fmt: skip
    assert fitted.beside([{"near": 1.0}], ("read",)) == [{}]
