"""A question in parts: what is asked for, each by itself, so that what lacks an answer can be named."""

from __future__ import annotations

import re

_ASKS = r"(?:what|who|whose|how|when|which|why|where)\b"
_BREAK = re.compile(rf"\?\s+(?=\S)|(?:,|;)?\s+and (?={_ASKS})|[,;]\s+(?={_ASKS})", re.IGNORECASE)
_SHORTEST = 2
_CLAUSE = re.compile(
    r"^\W*(?:when|where|how|while|if|as|since|after|before|although|because) (?!(?:is|are|was|were|do|does|did|will|would|has"
    r"|have|had|can|could|should|much|many|long|often|old|far|big|high|low|well|badly)\b)",
    re.IGNORECASE,
)
"""What only says of when or where the rest is asked ("When the plan was drafted, what ...")."""

_OF_ONESELF = re.compile(r"\W*(?:I|we|my|our)\b", re.IGNORECASE)
"""What only tells of the asker ("I've a meeting tomorrow, what ..."), where it comes first."""

_LAST_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
"""What a follow-up carries over stands in brackets at its end, and is no part of its own."""


def parts_of(question: str) -> tuple[str, ...]:
    """The parts of a question as it words them; one that asks a single thing is its only part."""
    bracket = _LAST_BRACKET.search(question)
    body = question[: bracket.start()] if bracket else question
    parts = [part.strip(" ,;?") for part in _BREAK.split(body)]
    short = any(len(part.split()) < _SHORTEST for part in parts)
    if len(parts) < 2 or short or _OF_ONESELF.match(parts[0]) or any(map(_CLAUSE.search, parts)):
        return (question,)
    return tuple(f"{part}?" for part in parts)


def nothing_on(part: str) -> str:
    """What is said of a part that nothing answers."""
    return f"Nothing found on “{part}”"
