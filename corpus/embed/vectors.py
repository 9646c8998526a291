"""The type of vectors: float32, a row a text."""

from __future__ import annotations

from typing import Any

import numpy as np

Vectors = np.ndarray[Any, np.dtype[np.float32]]
"""Shape (n, dimensions), or (dimensions,) for one text; of unit length where a model made it."""
