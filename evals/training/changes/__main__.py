"""Fit the model of changes and write it to its place: python -m evals.training.changes [--without M9 M10]

Without some writers nothing is written: the model is fitted on the others, and told how well it reads
their rows. Either takes a quarter of an hour on two cores.
"""

from __future__ import annotations

import sys
from pathlib import Path

import ingest.registers.minutes
from evals.training.changes.rows import WRITERS, examples_of, rows_by
from evals.training.changes.score import read_by
from evals.training.fit import write
from evals.training.tuning import Heads, tuned
from ingest.registers.minutes.change_model import FILE, ROLES, STATUSES

_ROUNDS = 5
_HEADS = Heads(kinds=1 + len(ROLES), classes=(len(STATUSES),), answers=1)


def main() -> None:
    """Fit, and write or tell."""
    without = set(sys.argv[2:]) if "--without" in sys.argv else set()
    rows = rows_by(set(WRITERS) - without)
    weights = tuned(list(examples_of(rows)), _HEADS, rounds=_ROUNDS)
    if not without:
        write(Path(ingest.registers.minutes.__path__[0]) / FILE, weights)
    for name, (precision, recall) in read_by(weights, rows_by(without)).items() if without else ():
        print(f"{name}: precision {precision:.2f}, recall {recall:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
