"""Sentences that say little by themselves: what they begin with hangs on the one before.

The words are closed classes of English: pronouns, demonstratives, connectives, quantifiers.
"""

from __future__ import annotations

_POINTERS = frozenset({"this", "these", "those", "such"})
_FOR_ANOTHER = _POINTERS | frozenset("that it its they their them he she his her".split())
_CONNECT = frozenset("here there however therefore consequently also as similarly".split())
_OF_SOME = frozenset("some many most others both".split())


def hangs_on(sentence: str) -> bool:
    """Whether its first word stands for something that was said before."""
    return _first(sentence) in _FOR_ANOTHER


def stands_alone(sentence: str) -> bool:
    """Whether nothing that it begins with hangs on the sentence before, however loosely."""
    return _first(sentence) not in _FOR_ANOTHER | _CONNECT | _OF_SOME


def points_back(sentence: str) -> bool:
    """Whether a word in it points to a sentence before: "this delay", "these children"."""
    return not _POINTERS.isdisjoint(word.strip(".,;:()").lower() for word in sentence.split())


def _first(sentence: str) -> str:
    return next(iter(sentence.split()), "").strip(",").lower()
