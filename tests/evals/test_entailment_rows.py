"""What the model of entailment is fitted on."""

import numpy as np

from corpus.embed.tuned_bert import Pieces
from evals.training.entailment import rows as kept
from evals.training.entailment.__main__ import figures
from evals.training.entailment.rows import examples_of, pairs_of, rows_by


def test_every_row_has_its_writer_two_true_and_three_false():
    rows = rows_by()
    assert len(rows) > 800
    assert {len(row.false) for row in rows} == {3}
    assert len({row.writer for row in rows}) >= 8
    assert {row.writer for row in rows_by(frozenset({"E1"}))} == {"E1"}


def test_a_question_is_set_beside_its_own_sentence_and_another(monkeypatch):
    rows = rows_by(frozenset({"E1"}))[:6]
    said = [f"Sentence {at} of six." for at in range(len(rows))]
    monkeypatch.setattr(kept, "texts_of", lambda library, rows: said)
    pairs = list(pairs_of(None, rows))
    assert len(pairs) == len(rows) * 9
    for row, own in zip(rows, said, strict=True):
        beside = {
            (sort, sentence == own) for text, sentence, _, sort in pairs if text == row.asks_wrong
        }
        assert beside == {("wrong", True), ("apart", False)}


def test_a_pair_is_learned_with_the_places_of_either_text():
    pair = ("Why so slow?", "Work is slow.", (-100, 1, 0), "right")
    (example,) = examples_of([pair], Pieces())
    assert len(example.ids) == len(example.types)
    assert example.types == tuple(sorted(example.types))
    assert set(example.types) == {0, 1}
    assert example.answers == (-100, 1, 0)


def test_figures_tell_a_perfect_model_from_one_that_is_turned_about():
    no = -100
    pairs = [
        ("a", "s", (1, no, no), "true"),
        ("b", "s", (0, no, no), "half"),
        ("c", "s", (no, 1, 0), "right"),
        ("d", "s", (no, 0, 1), "wrong"),
        ("c", "t", (no, 0, 0), "apart"),
    ]
    right = np.array([[3, 0, 0], [-3, 0, 0], [0, 3, -3], [0, -3, 3], [0, -3, -3]], np.float32)
    assert [line.rsplit(" ", 1)[1] for line in figures(pairs, right)][:4] == ["1.000"] * 4
    assert [line.rsplit(" ", 1)[1] for line in figures(pairs, -right)][:3] == ["0.000"] * 3
