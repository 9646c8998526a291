"""How much of what a question speaks of a text speaks of, too."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.terms import Term
from assistant.words import stems

SYNONYM = 0.8
"""What a wording that only means the same counts for, beside the asker's own."""

_PARTLY = 0.4


@dataclass(frozen=True)
class Words:
    """A text's stems, so prepared that wordings are found fast."""

    run: str
    each: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Words:
        found = stems(text)
        return cls(f" {' '.join(found)} ", frozenset(found))

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
    if len(term.own) > 1:
        here = sum(word in text.each for word in term.own) / len(term.own)
        return here * (0.9 if term.exact else _PARTLY)
    return 0.0


Weigh = Callable[[Term], float]


def weights_of(terms: Sequence[Term], documents_with: Callable[[str], int], total: int) -> Weigh:
    """A term's weight: its own, times the idf of its rarest word (Robertson, 2004)."""
    idf: Mapping[tuple[str, ...], float] = {
        term.own: max(_idf(documents_with(word), total) for word in term.own) for term in terms
    }
    return lambda term: term.weight * idf.get(term.own, 1.0)


def _idf(found: int, total: int) -> float:
    return math.log(1 + (total - found + 0.5) / (found + 0.5)) if found else math.log(1 + total)


def coverage(terms: Sequence[Term], weigh: Weigh, text: Words, more: Words | None = None) -> float:
    """The weighted share of the terms that the text has; those only in `more` count half.

    With no terms at all, nothing is left to cover: 0.
    """
    whole = sum(weigh(term) for term in terms)
    if not whole:
        return 0.0
    got = 0.0
    for term in terms:
        here = presence(term, text)
        if more and here < 1:
            here = max(here, presence(term, more) / 2)
        got += here * weigh(term)
    return got / whole
