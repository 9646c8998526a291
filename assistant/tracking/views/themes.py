"""The themes of a plan, and which of them a question names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.words import content_stems, stem
from assistant.tracking.story import Story

_NUMBERED = re.compile(
    r"^(?:theme|priority|objective|section|part|area|strand)\W*\w{1,2}\W+", re.IGNORECASE
)
_OF_ANY = frozenset(stem(word) for word in ("action", "plan", "improvement"))
"""Words by which any plan is spoken of."""
_SEVERAL = 2
"""How many of a theme's words name it, where it has more."""


def theme_named(told: Sequence[Story], question: str) -> str:
    """The one theme of which a question has most words, two at least or all; "" where none or several."""
    said = content_stems(question)
    shares = {
        theme: len(content & said)
        for theme in dict.fromkeys(story.action.theme or "" for story in told)
        if (content := content_stems(_NUMBERED.sub("", theme)) - _OF_ANY)
        and len(content & said) >= min(_SEVERAL, len(content))
    }
    best = [theme for theme, shared in shares.items() if shared == max(shares.values())]
    return best[0] if len(best) == 1 else ""


def under_theme(told: Sequence[Story], theme: str) -> list[Story]:
    """The actions under a theme."""
    return [story for story in told if (story.action.theme or "") == theme]
