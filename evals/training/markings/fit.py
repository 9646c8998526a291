"""The weights of `ingest.describe.access.line_model`: a logistic sum over hashed features."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from corpus.library import Library
from evals.training.markings.lines import line_rows, lines_by, row_of
from evals.training.markings.papers import paper_rows
from evals.training.markings.wordings import Row, rows
from ingest.describe.access.line_model import BUCKETS, features, fitted, is_weighed, statement

_TIMES = 4
"""How often each wording is set on a page."""
_TIMES_LINES = 2
_STRENGTH = 1.0
_OF_A_MARK = 3.0
"""What a line that marks counts for beside one that doesn't: missed is worse than asked about."""
_OF_A_PAPER = 3.0
_HARDEST = 600
_KEPT = 2
"""Of so many lines of real papers that have only a common word, one is taken."""
_TELLING = re.compile(r"exempt|confiden|restrict|not for|12A|withheld|sensitiv", re.IGNORECASE)


def fit_markings(*libraries: Library, papers: bool = True, but: str = "") -> dict[str, Any]:
    """The model's arrays; the libraries' public papers give lines that mark nothing.

    Without `papers` those in the tests are left out, and with `but` one writer's lines.
    """
    chance = random.Random(15)
    made = list(rows(chance, _TIMES))
    told = [*(paper_rows() if papers else ()), *line_rows(chance, _TIMES_LINES, but=but)]
    every = [*made, *told, *(row for library in libraries for row in _lines_of(library))]
    marks = np.array([row.marks for row in every])
    weights = np.where(marks, _OF_A_MARK, 1.0)
    weights[len(made) : len(made) + len(told)] *= _OF_A_PAPER
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", tol=1e-3)
    model.fit(_table(every), marks, sample_weight=weights)
    return {"weights": model.coef_[0].astype(np.float16), "bias": float(model.intercept_[0])}


def told_apart(model: Mapping[str, Any], writer: str) -> tuple[float, float]:
    """Recall and precision over a writer's lines, each by itself on a page, from 0 to 1."""
    chance = random.Random(16)
    laid = [row_of(held, chance) for held in lines_by({writer})]
    weights = model["weights"].astype(np.float32)
    likely = _table(laid) @ weights + model["bias"] > 0
    weighed = np.array([is_weighed(row.lines, row.at) for row in laid])
    marks = np.array([row.marks for row in laid])
    held = likely & weighed
    return float((held & marks).sum() / marks.sum()), float((held & marks).sum() / held.sum())


def hard_lines(libraries: Sequence[Library]) -> Iterator[Row]:
    """The lines of public papers that the shipped sum gives the greatest chances, though none marks."""
    every = [row for library in libraries for row in _lines_of(library)]
    weights, bias = fitted()
    chances = _table(every) @ weights + bias
    for at in np.argsort(-chances)[:_HARDEST]:
        yield every[at]


def _lines_of(library: Library) -> Iterator[Row]:
    """The lines of public papers that are looked at, each once."""
    seen: set[str] = set()
    for document in library.documents():
        for page in library.pages(document.id):
            lines = tuple(line for line in page.text.split("\n") if line.strip())
            for at, line in enumerate(lines):
                if line not in seen and _is_kept(line) and is_weighed(lines, at):
                    seen.add(line)
                    yield Row(lines, at, marks=False)


def _is_kept(line: str) -> bool:
    return bool(_TELLING.search(line)) or crc32(line.encode()) % _KEPT == 0


def _table(every: Sequence[Row]) -> csr_matrix:
    found = [
        features(*statement(row.lines, row.at), row.at, len(row.lines) - 1 - row.at)
        for row in every
    ]
    starts = np.cumsum([0, *(len(row) for row in found)])
    ones = np.ones(starts[-1], np.float32)
    return csr_matrix((ones, np.concatenate(found), starts), shape=(len(found), BUCKETS))
