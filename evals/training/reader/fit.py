"""The reader's two files: its layers, and what their word is worth beside a sentence's first chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.library import Library
from evals.training.entailment.rows import rows_by
from evals.training.fit import fit_trees
from evals.training.reader.askings import askings_of_premises, askings_of_rows
from evals.training.reader.layers import fitted_layers, known_of
from evals.training.rows import ORDERED, Row, rows_of
from evals.training.signs import lines_of

_ROUNDS = 3.5
_SIZE = {"rounds": 60, "leaves": 6, "least": 60}


def fit_reader(library: Library, rows: Sequence[Row]) -> dict[str, Any]:
    """The layers, on these rows and on questions that take for granted what a sentence says.

    Rows whose papers the library doesn't hold are left out.
    """
    askings = [*askings_of_rows(library, rows), *askings_of_premises(library, rows_by())]
    return fitted_layers(known_of(askings), rounds=_ROUNDS)


def fit_order(library: Library) -> dict[str, Any]:
    """The trees that give a sentence's last chance, on questions that nothing else was fitted on.

    What was learned by heart says too much of itself. They read sentences by the layers that lie in their place.
    """
    return fit_trees(lines_of("order", library, rows_of(ORDERED)), **_SIZE)
