"""Fit the weights and write them to their place: python -m evals.training.markings LIBRARY...

Before that, what lines of each writer come to with weights that were fitted without them is told.
"""

from __future__ import annotations

import sys
from pathlib import Path

import ingest.describe.access
from corpus.library import Library
from corpus.settings import Settings
from evals.training.fit import write
from evals.training.markings.fit import fit_markings, told_apart
from evals.training.markings.lines import WRITERS
from evals.training.markings.tuned import fit_tuned
from ingest.describe.access.line_model import FILE, READER


def main() -> None:
    """Fit, tell how well, and write."""
    libraries = [Library.open(Settings(library=Path(folder))) for folder in sys.argv[1:]]
    for writer in WRITERS:
        recall, precision = told_apart(fit_markings(*libraries, but=writer), writer)
        print(f"{writer} left out: recall {recall:.2f}, precision {precision:.2f}")  # noqa: T201
    room = Path(ingest.describe.access.__path__[0])
    write(room / FILE, fit_markings(*libraries))
    write(room / READER, fit_tuned(libraries))


if __name__ == "__main__":
    main()
