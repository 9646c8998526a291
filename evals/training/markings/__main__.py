"""Fit the weights and write them to their place: python -m evals.training.markings LIBRARY."""

from __future__ import annotations

import sys
from pathlib import Path

import ingest.describe.access
from corpus.library import Library
from corpus.settings import Settings
from evals.training.fit import write
from evals.training.markings.fit import fit_markings
from ingest.describe.access.line_model import FILE


def main() -> None:
    """Fit and write."""
    with Library.open(Settings(library=Path(sys.argv[1]))) as library:
        write(Path(ingest.describe.access.__path__[0]) / FILE, fit_markings(library))


if __name__ == "__main__":
    main()
