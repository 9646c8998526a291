"""How the reader of sentences is fitted."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.evidence import sentence_reader
from assistant.evidence.sentence_reader import read_on
from evals.training.reader.askings import Asking
from evals.training.reader.layers import fitted_layers, known_of
from evals.training.rows import FIT, ORDERED, UNSEEN, rows_of

_WRONG = "Panels. The fostering panel meets every month."
_RIGHT = "Homes. A lamp stands in each hall."


@pytest.fixture(scope="module")
def askings() -> list[Asking]:
    """Questions whose right sentence is of a kind that the packaged model would never choose."""
    asked = ("When does the panel meet?", "Who meets each month?", "What does the panel do?")
    return [Asking(text, (_RIGHT, _WRONG, "Panels. It has a chair."), (1, 0, 0)) for text in asked]


def test_layers_learn_which_sentence_answers(
    askings: list[Asking], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = known_of(askings)
    weights = fitted_layers(known, rounds=24)
    assert {len(each.pairs) for each in known} == {3}
    held = {name: np.asarray(each, np.float32) for name, each in weights.items()}
    sentence_reader._layers.cache_clear()
    monkeypatch.setattr(sentence_reader, "_weights", lambda: held)
    for each in known:
        told = read_on(each.pairs)
        assert max(told, key=lambda one: one.order) is told[0]
        assert told[0].answers > max(told[1].answers, told[2].answers)
    sentence_reader._layers.cache_clear()


def test_no_writer_of_the_rows_it_is_weighed_by_is_one_it_was_fitted_on() -> None:
    weighed = {row.writer for row in rows_of(ORDERED)}
    assert not weighed & {row.writer for row in rows_of(FIT)}
    assert not weighed & {row.writer for row in rows_of(UNSEEN)}
