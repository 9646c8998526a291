"""A sentence as the checks read it: tokens that say what they are, in clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from assistant.check.lexicon import Phrases, lexicon
from assistant.language.numbers import find_amounts
from assistant.language.periods import find_periods
from assistant.language.words import stem
from corpus.text import normalise


class Sort(StrEnum):
    """What a token is."""

    WORD = "word"
    GUARD = "guard"
    NEGATOR = "negator"
    NUMBER = "number"
    PERIOD = "period"
    GRADE = "grade"
    FUNCTION = "function"


@dataclass(frozen=True)
class Token:
    """A word, number, date or grade. Tokens of equal `key` say the same.

    `gap` is what stands between it and the token before. `negated` where a negator stands before
    it in its clause. `name` where it is written as one; `after_to` where "to" stands before it.
    """

    sort: Sort
    key: str
    text: str
    start: int
    end: int
    gap: str = ""
    negated: bool = False
    name: bool = False
    after_to: bool = False

    @property
    def counts(self) -> bool:
        """Whether it says something of its own."""
        return self.sort not in {Sort.FUNCTION, Sort.NEGATOR}


_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+(?:\.\d+)+|\d+")
_GRADE = re.compile(
    r"\b(?:(?P<ri>requires? improvement(?: to be good)?|require[sd]? improvement|requiring improvement)"
    r"|(?P<bad>inadequate)|(?P<adequate>adequate)|(?P<best>outstanding))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def read(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order."""
    plain = normalise(text).replace("|", ", ")
    fixed = sorted(_fixed(plain), key=lambda token: token.start)
    tokens: list[Token] = []
    at = 0
    for token in fixed:
        tokens += _words(plain, at, token.start)
        tokens.append(token)
        at = token.end
    tokens += _words(plain, at, len(plain))
    return tuple(_with_gaps(plain, tokens))


def _fixed(text: str) -> Iterator[Token]:
    """Dates, grades and numbers: what is read whole before the words."""
    taken: list[tuple[int, int]] = []
    for period in find_periods(text):
        taken.append((period.start, period.end))
        key = f"period:{period.first}/{period.last}"
        yield Token(Sort.PERIOD, key, period.text, period.start, period.end)
    for match in _GRADE.finditer(text):
        taken.append(match.span())
        key = f"grade:{match.lastgroup}"
        yield Token(Sort.GRADE, key, match.group(), *match.span())
    for amount in find_amounts(text, taken):
        said = text[amount.start : amount.end]
        yield Token(Sort.NUMBER, amount.key, said, amount.start, amount.end)


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    found = list(_WORD.finditer(text, start, end))
    said = [match.group().lower().replace("’", "'") for match in found]
    bare = [word[:-2] if word.endswith("'s") else word for word in said]
    shorn = [stem(word.replace("'", "")) for word in bare]
    place = 0
    while place < len(found):
        sort, key, length = _reading(bare, shorn, place)
        last = found[place + length - 1]
        match = found[place]
        name = match.group()[0].isupper() and (match.start() > 0 or length > 1)
        whole = text[match.start() : last.end()]
        yield Token(sort, key, whole, match.start(), last.end(), name=name)
        place += length


def _reading(bare: Sequence[str], shorn: Sequence[str], place: int) -> tuple[Sort, str, int]:
    """What the word here is, its key, and how many words it takes up."""
    known = lexicon()
    guard, same = _match(known.guards, bare, place), _match(known.same, shorn, place)
    if guard and (not same or guard[1] >= same[1]):
        return Sort.GUARD, *guard
    if same and same[1] > 1:
        return Sort.WORD, *same
    word = bare[place]
    if word in known.negators:
        return Sort.NEGATOR, "not", 1
    if word in known.function:
        return Sort.FUNCTION, word, 1
    if same:
        return Sort.WORD, *same
    return Sort.WORD, shorn[place], 1


def _match(phrases: Phrases, said: Sequence[str], place: int) -> tuple[str, int] | None:
    """The longest phrase that begins here: its key and length."""
    for wording, key in phrases.get(said[place], ()):
        if tuple(said[place : place + len(wording)]) == wording:
            return key, len(wording)
    return None


def _with_gaps(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    at, before = 0, ""
    for token in tokens:
        yield replace(token, gap=text[at : token.start], after_to=before == "to")
        at, word = token.end, token.text.lower()
        before = "to" if word == "be" and before == "to" else word
