"""A question in parts: what is asked for, each by itself, so that what lacks an answer can be named."""

from __future__ import annotations

import re

_ASKS = r"(?:what|who|whose|how|when|which|why|where)\b"
_BREAK = re.compile(rf"\?\s+(?=\S)|(?:,|;)?\s+and (?={_ASKS})|[,;]\s+(?={_ASKS})", re.IGNORECASE)
_SHORTEST = 2
_LAST_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
"""What a follow-up carries over stands in brackets at its end, and is no part of its own."""


def parts_of(question: str) -> tuple[str, ...]:
    """The parts of a question as it words them; one that asks a single thing is its only part."""
    bracket = _LAST_BRACKET.search(question)
    body = question[: bracket.start()] if bracket else question
    parts = [part.strip(" ,;?") for part in _BREAK.split(body)]
    if len(parts) < 2 or any(len(part.split()) < _SHORTEST for part in parts):
        return (question,)
    return tuple(f"{part}?" for part in parts)
