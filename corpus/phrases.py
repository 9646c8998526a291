"""Names told as a phrase."""

from __future__ import annotations

from collections.abc import Sequence


def joined(names: Sequence[str]) -> str:
    """Names as a phrase: A, B and C; nothing for none."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""
