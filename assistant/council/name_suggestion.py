"""How a question's names were read, and what a name that nobody knows may be meant for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.council.council_papers import authorities_held
from corpus.library import Library
from corpus.places.linker import find_authorities

_WORD = re.compile(r"[^\W\d_]{5,}")
_LIKE = 75
"""How like a council's name a word must be to be asked about (rapidfuzz ratio, of 100)."""


@dataclass(frozen=True)
class NameRead:
    """A word that was read as a council (`sure`), or may be meant for one; and the question so put."""

    written: str
    name: str
    question: str
    sure: bool


def names_read(library: Library, text: str) -> tuple[NameRead, ...]:
    """Slips that were taken for a council; where none is named, unknown words that are like one.

    A word that any paper has is no slip.
    """
    held = authorities_held(library)
    named = find_authorities(text, held)
    if named:
        return tuple(
            NameRead(
                text[n.start : n.end], n.name, f"{text[: n.start]}{n.name}{text[n.end :]}", True
            )
            for n in named
            if n.taken_as and n.held
        )
    return tuple(_like(library, text, held))


def _like(library: Library, text: str, held: tuple[str, ...]) -> Iterator[NameRead]:
    for match in _WORD.finditer(text):
        word = match.group()
        if library.document_frequency(word):
            continue
        scored = sorted((fuzz.ratio(word.lower(), name.lower()), name) for name in held)
        if scored and scored[-1][0] >= _LIKE:
            name = scored[-1][1]
            meant = f"{text[: match.start()]}{name}{text[match.end() :]}"
            yield NameRead(word, name, meant, False)
