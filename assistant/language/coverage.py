"""How much of what a question speaks of a text speaks of, too."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.language.terms import Term
from assistant.language.words import stems

SYNONYM = 0.8
"""What a wording that only means the same counts for, beside the asker's own."""

_TITLE = 0.8
"""What a term that only the paper's title has counts for."""

_APART, _PARTLY = 0.7, 0.4
_UNKNOWN, _RAREST = 2.5, 6.0


@dataclass(frozen=True)
class Words:
    """A text's stems, so prepared that wordings are found fast."""

    run: str
    each: frozenset[str]

    @classmethod
    @lru_cache(maxsize=16384)
    def of(cls, text: str) -> Words:
        """The words of a text; kept, since the same passages are weighed again and again."""
        found = stems(text)
        return cls(f" {' '.join(found)} ", frozenset(found))

    @cached_property
    def roots(self) -> frozenset[str]:
        """The stems, and each without its last letter: referral and referred meet in "refer"."""
        return frozenset(w[:n] for w in self.each for n in (len(w), len(w) - 1) if n >= 5)

    def has_kin(self, word: str) -> bool:
        """Whether a word that differs from this one only in its ending occurs."""
        return word in self.roots or (len(word) > 5 and word[:-1] in self.roots)

    def has(self, wording: tuple[str, ...]) -> bool:
        """Whether the wording occurs, its words side by side."""
        if len(wording) == 1:
            return wording[0] in self.each
        return f" {' '.join(wording)} " in self.run


def presence(term: Term, text: Words) -> float:
    """From 0 to 1: the asker's own wording (or what an abbreviation stands for), a like one, part."""
    if text.has(term.own) or (term.abbreviation and any(map(text.has, term.wordings[1:3]))):
        return 1.0
    if any(map(text.has, term.wordings[1:])):
        return SYNONYM
    if len(term.own) == 1 and text.has_kin(term.own[0]):
        return SYNONYM
    if len(term.own) > 1:
        here = sum(w in text.each or text.has_kin(w) for w in term.own) / len(term.own)
        return here * (0.9 if term.exact else _APART if here == 1 else _PARTLY)
    return 0.0


Weigh = Callable[[Term], float]


def weights_of(terms: Sequence[Term], documents_with: Callable[[str], int], total: int) -> Weigh:
    """A term's weight: its own, times the idf of its commonest wording (Robertson, 2004).

    A word that no document has, in any wording, says little: it may be the asker's own.
    """
    idf: Mapping[tuple[str, ...], float] = {
        term.own: _term_idf(term, documents_with, total) for term in terms
    }
    return lambda term: term.weight * idf.get(term.own, 1.0)


def _term_idf(term: Term, documents_with: Callable[[str], int], total: int) -> float:
    found = max(documents_with(spelling) for spelling in term.spellings)
    return min(_idf(found, total) if found else _UNKNOWN, _RAREST)


def _idf(found: int, total: int) -> float:
    return math.log(1 + (total - found + 0.5) / (found + 0.5))


def coverage(
    terms: Sequence[Term],
    weigh: Weigh,
    text: Words,
    more: Words | None = None,
    paper: Words | None = None,
) -> float:
    """The weighted share of the terms that the text has.

    Those only in `more` count half; those of the `paper`'s own title nearly whole, since no
    sentence of a strategy says which strategy it is from. With no terms at all: 0.
    """
    whole = sum(weigh(term) for term in terms)
    if not whole:
        return 0.0
    got = 0.0
    for term in terms:
        here = presence(term, text)
        if more and here < 1:
            here = max(here, presence(term, more) / 2)
        if paper and here < _TITLE:
            here = max(here, _TITLE * presence(term, paper))
        got += here * weigh(term)
    return got / whole
