"""The weights of `ingest.describe.access.line_model`: a logistic sum over hashed features."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from corpus.library import Library
from evals.training.markings.papers import paper_rows
from evals.training.markings.wordings import Row, rows
from ingest.describe.access.line_model import BUCKETS, features, may_tell, statement

_TIMES = 4
"""How often each wording is set on a page."""
_STRENGTH = 1.0
_OF_A_MARK = 3.0
"""What a line that marks counts for beside one that doesn't: missed is worse than asked about."""
_OF_A_PAPER = 3.0
_KEPT = 2
"""Of so many lines of real papers that have only a common word, one is taken."""
_TELLING = re.compile(r"exempt|confiden|restrict|not for|12A|withheld|sensitiv", re.IGNORECASE)


def fit_markings(library: Library | None, *, papers: bool = True) -> dict[str, Any]:
    """The model's arrays; a library's public papers give lines that mark nothing."""
    made = list(rows(random.Random(15), _TIMES))
    told = list(paper_rows()) if papers else []
    every = [*made, *told, *(_lines_of(library) if library else ())]
    marks = np.array([row.marks for row in every])
    weights = np.where(marks, _OF_A_MARK, 1.0)
    weights[len(made) : len(made) + len(told)] *= _OF_A_PAPER
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", tol=1e-3)
    model.fit(_table(every), marks, sample_weight=weights)
    return {"weights": model.coef_[0].astype(np.float16), "bias": float(model.intercept_[0])}


def _lines_of(library: Library) -> Iterator[Row]:
    """The lines of public papers that have a word of it, each once."""
    seen: set[str] = set()
    for document in library.documents():
        for page in library.pages(document.id):
            lines = tuple(line for line in page.text.split("\n") if line.strip())
            for at, line in enumerate(lines):
                if line not in seen and may_tell(line) and _is_kept(line):
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
