"""The frame of a statement: what it says of the paper itself, before what the paper says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.check.lexicon import lexicon
from assistant.check.quoted_sentence import Quoted
from assistant.check.tokens import Sort, Token, read
from assistant.language.periods import Period, find_periods

_ENDS = frozenset({"that", ":"})
_LONGEST = 14
_NEAR = 4


def without_frame(text: str, quoted: Quoted) -> tuple[Token, ...]:
    """The statement's tokens without what names the paper, its speaker and its day at the start.

    "In its March 2022 letter, Ofsted found that ..." is a frame where the paper is a letter of
    that month; anything else in it makes it part of what must be found in the quote.
    """
    return shorn(whole_of(text, quoted), quoted)


def whole_of(text: str, quoted: Quoted) -> tuple[Token, ...]:
    """All of a statement's tokens, the paper's authority and title as one each."""
    return read(_masked(text, quoted))


def own_tokens(quoted: Quoted) -> tuple[Token, ...]:
    """The quoted sentence's tokens, read and shorn as a statement's are."""
    return shorn(whole_of(quoted.text, quoted), quoted)


def shorn(tokens: tuple[Token, ...], quoted: Quoted) -> tuple[Token, ...]:
    """Tokens without a frame: one that names the paper or its speaker and ends in a word that reports."""
    named = reported = False
    for place, token in enumerate(tokens[:_LONGEST]):
        ends = token.text.lower() in _ENDS or "," in token.gap
        if named and ends and (reported or "," in token.gap):
            rest = tokens[place:] if "," in token.gap else tokens[place + 1 :]
            return shorn(rest, quoted) if not reported and "," in token.gap else rest
        if not _frames(token, quoted):
            return tokens[place:] if named and reported else tokens
        word = token.text.lower()
        reported = reported or word in lexicon().reporting | lexicon().judging
        named = named or word in quoted.own_nouns or is_place(token) or token.sort is Sort.PERIOD
    return tokens


def own_period(token: Token, tokens: Sequence[Token], quoted: Quoted) -> bool:
    """Whether a date is the paper's own, said beside a word for the paper or of a judgement."""
    named = find_periods(token.text)
    if not named or not any(_covers(named[0], day) for day in quoted.own_days):
        return False
    place = next(n for n, other in enumerate(tokens) if other.start == token.start)
    near = tokens[max(0, place - _NEAR) : place + _NEAR + 1]
    judged = any(t.sort is Sort.GRADE or t.text.lower() in lexicon().judging for t in tokens)
    return judged or any(t.text.lower() in quoted.own_nouns for t in near)


def _covers(said: Period, day: Period) -> bool:
    """Whether what is said is the day, or its month or year."""
    return (said.first <= day.first and day.last <= said.last and not said.is_year_span) or (
        said.first == day.first and said.last == day.last
    )


def _frames(token: Token, quoted: Quoted) -> bool:
    word = token.text.lower()
    if token.sort is Sort.PERIOD:
        named = find_periods(token.text)
        return bool(named) and any(_covers(named[0], day) for day in quoted.own_days)
    return (
        token.sort is Sort.FUNCTION
        or word in quoted.own_nouns
        or word in lexicon().neutral | lexicon().reporting | lexicon().judging
        or word == _PLACE
    )


_PLACE = "thisplace"


def _masked(text: str, quoted: Quoted) -> str:
    """The text with the paper's authority and title as words of their own."""
    for name in _names(quoted):
        text = re.sub(rf"\b{re.escape(name)}(?!\w)(?:['’]s?\b)?", f" {_PLACE} ", text)
    return text


def _names(quoted: Quoted) -> Iterable[str]:
    document = quoted.document
    names = [document.title] if len(document.title.split()) > 2 else []
    if document.authority:
        names += [f"{document.authority} Council", f"{document.authority} City Council"]
        names += [f"{document.authority} County Council", document.authority]
    return names


def is_place(token: Token) -> bool:
    """Whether a token stands for the paper's own authority or title."""
    return token.text.lower() == _PLACE
