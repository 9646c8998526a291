"""Whether a question is in another language than the papers."""

from __future__ import annotations

import re

from assistant.council.council_papers import authorities_held
from assistant.language.words import STOPWORDS
from corpus.library import Library
from corpus.places.linker import find_authorities

ONLY_ENGLISH = "I read English only, as the papers are written in it. Please ask in English."
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_UNKNOWN = 0.5
"""The least share of its words that no paper has."""


def is_other_language(library: Library, text: str) -> bool:
    """Whether half of its words or more are unknown to the papers, and none is of English's own.

    Names of councils don't count. A single word in Latin letters is told to be none: it may be a
    greeting or a slip.
    """
    for named in reversed(find_authorities(text, authorities_held(library))):
        text = f"{text[: named.start]} {text[named.end :]}"
    words = [match.group().lower().replace("’", "'") for match in _WORD.finditer(text)]
    if any(word in STOPWORDS for word in words):
        return False
    if len(words) < 2 and "".join(words).isascii():
        return False
    unknown = sum(not library.document_frequency(word) for word in words)
    return bool(words) and unknown / len(words) >= _UNKNOWN
