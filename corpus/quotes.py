"""Words on a page, and ids that come of words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Quote:
    """Words on a page."""

    page: int
    text: str


def content_id(*parts: str) -> str:
    """Sixteen hexadecimal digits that change when any part does."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
