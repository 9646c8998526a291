"""Lines joined into text, the hyphens at their ends mended by what the document itself writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_HYPHENS = "-\u2010\u00ad"
_END = re.compile(rf"([^\W_]+)[{_HYPHENS}]$")
_START = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_PREFIXES = frozenset(
    """anti co cross ex extra half high in inter long low mid multi non one out over part post
    pre pro re self semi short single sub two three under up well""".split()
)


class Vocabulary(NamedTuple):
    """What a document writes: single words, and parts and wholes of its hyphenated ones."""

    words: frozenset[str]
    compounds: frozenset[str]
    lefts: frozenset[str]


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """The words of these lines, but for those that a line's end may have cut."""
    words: set[str] = set()
    compounds: set[str] = set()
    for text in texts:
        for found in _WORD.findall(text.rstrip(_HYPHENS).lower())[1:]:
            (compounds if "-" in found or "\u2010" in found else words).add(found)
    plain = frozenset(compound.replace("\u2010", "-") for compound in compounds)
    lefts = frozenset(compound.split("-", 1)[0] for compound in plain)
    return Vocabulary(frozenset(words), plain, lefts)


def join(lines: Sequence[str], known: Vocabulary) -> str:
    """The lines as running text."""
    text = ""
    for line in lines:
        end = _END.search(text)
        start = _START.match(line)
        if not text:
            text = line
        elif end is None or start is None:
            text = f"{text} {line}"
        elif _keeps_hyphen(end[1], start[0], known):
            text += line
        else:
            text = text[:-1] + line
    return text


def _keeps_hyphen(left: str, right: str, known: Vocabulary) -> bool:
    """Whether the hyphen between two halves is a compound's, not a line end's."""
    if not right[0].islower() or left[-1].isdigit():
        return True
    left, right = left.lower(), right.lower().replace("\u2010", "-")
    if f"{left}-{right}" in known.compounds:
        return True
    if left + right in known.words or left + right in known.compounds:
        return False
    if "-" in right:
        return True
    right_known = right in known.words or any(c.endswith("-" + right) for c in known.compounds)
    return right_known and (left in known.words or left in known.lefts or left in _PREFIXES)
