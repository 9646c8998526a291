"""Whose a paper is that doesn't name its council: the one of those held that it speaks of most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from corpus.library import Library
from corpus.types import Document

_TIMES = 2
"""How often a council's place must be named, and how many times as often as any other."""


def whose_papers(library: Library) -> tuple[Document, ...]:
    """The library's documents, each without an authority given the one it speaks of, if clear."""
    return _whose_papers(library.signature(), library)


@lru_cache(maxsize=8)
def _whose_papers(signature: str, library: Library) -> tuple[Document, ...]:
    del signature
    documents = library.documents()
    held = sorted({d.authority for d in documents if d.authority}, key=len, reverse=True)
    return tuple(d if d.authority else _with_authority(library, d, held) for d in documents)


def _with_authority(library: Library, document: Document, held: Iterable[str]) -> Document:
    text = " ".join(page.text for page in library.pages(document.id))
    named: Counter[str] = Counter()
    for name in held:
        text, times = re.subn(rf"\b{re.escape(name)}\b", " ", text)
        named[name] = times
    ranked = named.most_common(2)
    if not ranked or ranked[0][1] < _TIMES:
        return document
    if len(ranked) > 1 and ranked[0][1] < _TIMES * ranked[1][1]:
        return document
    return replace(document, authority=ranked[0][0])
