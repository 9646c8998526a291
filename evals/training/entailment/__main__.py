"""Fit what tells whether a sentence bears a text out: python -m evals.training.entailment LIBRARY [--without WRITER...]

Without some writers, the model is asked of what they wrote: how often a right pair stands over a wrong one
(the area under the curve), and the share of true statements at a rate of false ones. It is written to its
place, or to `--out`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

import assistant.evidence
from assistant.evidence.entailment import FILE, cross_encoder_base
from corpus.embed.tuned_bert import Pieces, TunedBert
from corpus.library import Library
from corpus.settings import Settings
from evals.training.entailment.rows import Pair, examples_of, pairs_of, rows_by
from evals.training.fit import write
from evals.training.tuning import Heads, tuned

_PLACE = Path(assistant.evidence.__path__[0]) / FILE
_ROUNDS, _RATE = 2.5, 1e-3
_RATES = (0.01, 0.05, 0.1)


def main() -> None:
    """Fit, write and tell."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.training.entailment", description=__doc__
    )
    parser.add_argument("library", type=Path)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=_PLACE)
    given = parser.parse_args()
    library = Library.open(Settings(library=given.library))
    writers = frozenset(row.writer for row in rows_by())
    if not writers.issuperset(given.without):
        parser.error(f"the writers are {', '.join(sorted(writers))}")
    base = cross_encoder_base()
    pairs = list(pairs_of(library, rows_by(writers - set(given.without))))
    weights = tuned(
        list(examples_of(pairs, Pieces(base.tokenizer))),
        Heads(answers=3),
        rounds=_ROUNDS,
        base=base,
        rate=_RATE,
    )
    write(given.out, weights)
    if given.without:
        _tell(weights, list(pairs_of(library, rows_by(frozenset(given.without)))))


def _tell(weights: dict[str, Any], pairs: Sequence[Pair]) -> None:
    held = BytesIO()
    np.savez_compressed(held, **weights)
    model = TunedBert(held.getvalue, cross_encoder_base)
    sums = np.array([model.tell_pair(text, sentence) for text, sentence, _, _ in pairs])
    for line in figures(pairs, sums):
        print(line)  # noqa: T201


def figures(pairs: Sequence[Pair], sums: NDArray[np.float32]) -> list[str]:
    """How well the sums tell the pairs apart, a line each."""
    truth = np.array([answers for _, _, answers, _ in pairs])
    sorts = np.array([sort for _, _, _, sort in pairs])
    said = truth[:, 0] >= 0
    asked = np.isin(sorts, ("right", "wrong"))
    false = np.sort(sums[said & (truth[:, 0] == 0), 0])[::-1]
    lines = [
        f"statements: {roc_auc_score(truth[said, 0], sums[said, 0]):.3f}",
        f"premises, right over wrong: {roc_auc_score(truth[asked, 1], sums[asked, 1]):.3f}",
        f"premises, wrong over right: {roc_auc_score(truth[asked, 2], sums[asked, 2]):.3f}",
        f"premises, contradicted among all: {roc_auc_score(truth[~said, 2], sums[~said, 2]):.3f}",
    ]
    for rate in _RATES:
        share = (sums[sorts == "true", 0] > false[int(rate * len(false))]).mean()
        lines.append(f"true statements where {rate} of the false ones pass: {share:.2f}")
    return lines


if __name__ == "__main__":
    main()
