"""The encoder fitted to tell a line that marks from one that only speaks of it: a second opinion beside the sum."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.embed.tuned_bert import Pieces
from corpus.library import Library
from evals.training.markings.fit import hard_lines
from evals.training.markings.lines import line_rows
from evals.training.markings.papers import paper_rows
from evals.training.markings.wordings import Row, rows
from evals.training.tuning import Example, Heads, tuned
from ingest.describe.access.line_model import statement

_ROUNDS = 3
_KEPT = 0.7
"""Of the lines that don't mark so many are taken: half of them are but what a line is set among."""
_OF_A_MARK = 1.5
"""What a line that marks counts for beside one that doesn't: missed is worse than asked about."""


def fit_tuned(libraries: Sequence[Library], *, but: str = "") -> dict[str, NDArray[np.float16]]:
    """The arrays of the second opinion's file; the writer `but` is left out."""
    chance = random.Random(15)
    told = [row for row in line_rows(chance, 1, but=but) if row.marks or chance.random() < _KEPT]
    every = [*rows(chance, 1), *paper_rows(), *told, *hard_lines(libraries)]
    return tuned(list(_examples(every)), Heads(answers=1), rounds=_ROUNDS)


def _examples(every: Sequence[Row]) -> Iterator[Example]:
    pieces = Pieces()
    for row in every:
        before, line, rest = statement(row.lines, row.at)
        _, ids = pieces.pieces(line, (before, rest))
        weight = _OF_A_MARK if row.marks else 1.0
        yield Example(tuple(ids), answers=(int(row.marks),), weight=weight)
