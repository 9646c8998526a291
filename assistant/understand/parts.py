"""A question in parts: what is asked for, each by itself, so that what lacks an answer can be named."""

from __future__ import annotations

import re

_ASKS = r"(?:what|who|whose|how|when|which|why|where)\b"
_BREAK = re.compile(
    rf"(\?\s+(?=\S)|(?:,|;)?\s+and (?={_ASKS})|[,;]\s+(?={_ASKS})|\?*$)", re.IGNORECASE
)
_SHORTEST = 2
_OPENS = re.compile(
    r"\W*(?:(?:and|but|so|or|then|also) )*(?:(?:in|of|by|at|for|to|on|with|from) )?(?:what|who|whose|whom|how|when"
    r"|which|why|where|is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must"
    r"|list|name|give|tell|show|say|explain|describe|compare|summarise)\b",
    re.IGNORECASE,
)
"""What a part that asks opens with: a question word, an auxiliary, or a verb of asking."""
_CLAUSE = re.compile(
    r"^\W*(?:when|where|how|while|if|as|since|after|before|although|because) (?!(?:is|are|was|were|do|does|did|will|would|has"
    r"|have|had|can|could|should|much|many|long|often|old|far|big|high|low|well|badly)\b)",
    re.IGNORECASE,
)
"""What only says of when or where the rest is asked ("When the plan was drafted, what ...")."""

_OF_ONESELF = re.compile(r"\W*(?:I|we|my|our)\b", re.IGNORECASE)
"""What only tells of the asker ("I've a meeting tomorrow, what ...")."""

_LAST_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
"""What a follow-up carries over stands in brackets at its end, and is no part of its own."""


def parts_of(question: str) -> tuple[str, ...]:
    """The parts of a question as it words them; one that asks a single thing is its only part."""
    bracket = _LAST_BRACKET.search(question)
    body = question[: bracket.start()] if bracket else question
    parts = _that_ask(body)
    short = any(len(part.split()) < _SHORTEST for part in parts)
    if len(parts) < 2 or short or any(map(_CLAUSE.search, parts)):
        return (question,)
    return tuple(f"{part}?" for part in parts)


def _that_ask(question: str) -> list[str]:
    """The parts that ask; what only tells ("My son has waited a year") stays with the one beside it.

    What ends in a question mark, or is followed by "and who ...", asks however few its words are, but
    for what the asker says of themselves.
    """
    asking: list[str] = []
    told = ""
    pieces = iter(_BREAK.split(question))
    for part, end in zip(pieces, pieces, strict=False):
        words = part.strip(" ,;?")
        if not words:
            continue
        elliptic = ("?" in end or "and" in end.lower()) and not _OF_ONESELF.match(words)
        if _OPENS.match(words) or elliptic:
            asking.append(f"{told}, {words}" if told else words)
            told = ""
        elif asking:
            asking[-1] += f", {words}"
        else:
            told = f"{told}, {words}" if told else words
    return asking


def nothing_on(part: str) -> str:
    """What is said of a part that nothing answers."""
    return f"Nothing found on “{part}”"
