"""Fit the weights and write them to their place: python -m evals.training.markings LIBRARY."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

import ingest.describe.access
from corpus.library import Library
from corpus.settings import Settings
from evals.training.markings.fit import fit_markings
from ingest.describe.access.line_model import FILE

with Library.open(Settings(library=Path(sys.argv[1]))) as library:
    fitted = fit_markings(library)
np.savez_compressed(Path(ingest.describe.access.__path__[0]) / FILE, **fitted)
