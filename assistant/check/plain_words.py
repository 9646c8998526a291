"""What may not stand in a statement whatever its quotes say: links, pictures, markup, control marks."""

from __future__ import annotations

import re
import unicodedata

_ACTIVE = re.compile(
    r"https?:|www\.|\b[\w.+-]+@\w+\.\w|!?\[[^\]]*\]\s*[(\[]|<[^>]*>|</|`|\bjavascript:|\bdata:|^\s*#|\*\*|__"
    r"|\b(?:[a-z0-9-]+\.)+(?:com|org|net|uk|io|gov|info|co|eu)\b",
    re.IGNORECASE,
)
_LONGEST = 400


def is_inert(text: str) -> bool:
    """Whether a statement is plain words on one line, of a sentence's length."""
    if not text.strip() or len(text) > _LONGEST or "\n" in text.strip():
        return False
    if any(unicodedata.category(mark) in {"Cc", "Cf", "Co", "Cn"} for mark in text):
        return False
    return not _ACTIVE.search(text)
