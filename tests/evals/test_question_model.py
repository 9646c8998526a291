"""The question model that ships is the one that the labelled questions give."""

import pytest

from assistant.fitted import linear, linear_of
from corpus.library import Library
from evals.training.__main__ import fit_questions, question_table
from evals.training.rows import CHOOSE, FIT, rows_of

pytestmark = pytest.mark.long

ALIKE = 0.98
"""The share of questions read alike: vectors differ a little from processor to processor."""


def test_fitted_anew_it_reads_other_questions_as_the_one_that_ships(demo_library):
    with Library.open(demo_library) as library:
        fitted = linear_of(fit_questions(library, rows_of(FIT), ["wanted"]))["wanted"]
        table = question_table(library, rows_of(CHOOSE))
    shipped = linear("assistant.understand", "question.npz")["wanted"]
    anew, held = ([_likeliest(model, row) for row in table] for model in (fitted, shipped))
    assert len(set(held)) > 10
    assert sum(map(str.__eq__, anew, held)) / len(held) >= ALIKE


def _likeliest(model, row):
    odds = model.probabilities(row)
    return max(odds, key=odds.get)
