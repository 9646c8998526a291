"""Fit the reader of sentences and put it in its place: python -m evals.training.reader LIBRARY"""

from __future__ import annotations

import argparse
from pathlib import Path

import assistant.evidence
from assistant.evidence.rank import ORDER
from assistant.evidence.sentence_reader import FILE
from corpus.library import Library
from corpus.settings import Settings
from evals.training.fit import write
from evals.training.reader.fit import fit_order, fit_reader
from evals.training.rows import FIT, rows_of

_PLACE = Path(assistant.evidence.__path__[0])


def main() -> None:
    """Fit the layers, then what their word is worth."""
    parser = argparse.ArgumentParser(prog="python -m evals.training.reader", description=__doc__)
    parser.add_argument("library", type=Path)
    given = parser.parse_args()
    with Library.open(Settings(library=given.library)) as library:
        write(_PLACE / FILE, fit_reader(library, rows_of(FIT)))
        write(_PLACE / ORDER, fit_order(library))


if __name__ == "__main__":
    main()
