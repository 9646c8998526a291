"""Slips of the keys: a question's words that no document has, set right by the documents' own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from assistant.language.terms import Term
from corpus.library import Library

_LIKE = 84
"""How like a word must be to be taken for another (rapidfuzz ratio, of 100)."""


def respelled(library: Library, terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms, those unknown to the library given the nearest word that it knows, too."""
    return tuple(_respelled(library, term) for term in terms)


def _respelled(library: Library, term: Term) -> Term:
    word = term.own[0]
    if len(term.wordings) > 1 or len(term.own) > 1 or len(word) < 5 or not word.isalpha():
        return term
    if library.document_frequency(term.text):
        return term
    meant = _nearest(word, library)
    return replace(term, wordings=(*term.wordings, (meant,))) if meant else term


def _nearest(word: str, library: Library) -> str | None:
    known = _vocabulary(library.signature(), library)
    found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_LIKE)
    return found[0] if found else None


@lru_cache(maxsize=4)
def _vocabulary(signature: str, library: Library) -> tuple[str, ...]:
    """The stems that two passages or more have: a slip in one paper corrects nothing."""
    del signature
    return library.vocabulary(at_least=2)
