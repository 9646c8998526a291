"""The one place that says when two texts are the same.

Compared are letters as Unicode NFKC has them, with quotation marks and dashes made plain, white
space folded to one blank, and a hyphen at a line's end taken out with the break.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SINGLE, _DOUBLE = (
    "\u2018\u2019\u201a\u201b\u2032\u0060\u00b4",
    "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\u0002"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_INVISIBLE, ""),
    }
)

_SOFT_HYPHEN_AT_END = re.compile("[\u00ad\u0002\ufffe](?=\\s*\n)")
"""Soft hyphens, and what PDF readers put for a hyphen at a line's end."""

_SPLIT_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010]\s*\n\s*(?=[^\W\d_])")
_SPLIT_RANGE = re.compile(r"(?<=\w)[-\u2010\u2011\u2012\u2013]\s*\n\s*(?=\w)")
_ODD = re.compile("[^\x00-\x7f][\u0300-\u036f]*|[\x00-\x7f][\u0300-\u036f]+|[\x02`]")
_RUN = re.compile(r"[^\s-]+")
_BULLET = re.compile(r"\n\s*-\s")
_HYPHEN_AT_END = re.compile(r"-\s*\n")


def normalise(text: str) -> str:
    """The form in which two texts are compared. Case is kept."""
    text = _SOFT_HYPHEN_AT_END.sub("-", text)
    text = _SPLIT_RANGE.sub("-", _SPLIT_WORD.sub("", text))
    return " ".join(_plain(text).split())


def locate(page: str, quote: str) -> tuple[int, int] | None:
    """Where `quote` stands in `page`, as a span of the page's own characters; None if it doesn't.

    It stands where the same words do: breaks between words agree, white space beside a mark or a
    dash may differ, and a hyphen at a line's end is matched both kept and joined. No word or
    number is cut at either end. An empty quote is nowhere. The first place counts.
    """
    wanted, held = _squeezed(quote), _squeezed_page(page)
    at = held.text.find(wanted.text) if wanted.text else -1
    while at >= 0:
        last = at + len(wanted.text) - 1
        if _same_gaps(held, at, wanted) and _at_word_ends(held.plain, held.at[at], held.at[last]):
            return held.starts[held.at[at]], held.ends[held.at[last]]
        at = held.text.find(wanted.text, at + 1)
    return None


@dataclass(frozen=True)
class _Squeezed:
    """A text without blanks and hyphens, since a line's end may hide either.

    `at` has the place in `plain` of each of its characters; `starts` and `ends` have the span in
    the text as it came of each of those of `plain`.
    """

    text: str
    plain: str
    at: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]


def _squeezed(text: str) -> _Squeezed:
    plain, starts, ends = _plain_with_map(_SOFT_HYPHEN_AT_END.sub("-", text))
    at = array("L")
    for run in _RUN.finditer(plain):
        at.extend(range(run.start(), run.end()))
    return _Squeezed("".join(_RUN.findall(plain)), plain, at, starts, ends)


_squeezed_page = lru_cache(maxsize=256)(_squeezed)


def _plain_with_map(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text in plain characters, and where in it each of them starts and ends."""
    if not _ODD.search(text):
        return text, range(len(text)), range(1, len(text) + 1)
    pieces: list[str] = []
    starts, ends, done = array("L"), array("L"), 0
    for odd in _ODD.finditer(text):
        plain = _plain(odd.group())
        pieces += text[done : odd.start()], plain
        starts.extend(range(done, odd.start()))
        ends.extend(range(done + 1, odd.start() + 1))
        starts.extend([odd.start()] * len(plain))
        ends.extend([odd.end()] * len(plain))
        done = odd.end()
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return "".join([*pieces, text[done:]]), starts, ends


@lru_cache(maxsize=4096)
def _plain_unit(unit: str) -> str:
    return unicodedata.normalize("NFKC", unit.translate(_PLAIN)).translate(_PLAIN)


def _plain(text: str) -> str:
    """NFKC, with plain marks: these before, since NFKC makes a blank and an accent of some."""
    if len(text) < 8:
        return _plain_unit(text)
    return unicodedata.normalize("NFKC", text.translate(_PLAIN)).translate(_PLAIN)


def _same_gaps(held: _Squeezed, start: int, wanted: _Squeezed) -> bool:
    """Whether what was squeezed out between the characters agrees all along."""
    for place in range(len(wanted.text) - 1):
        there, here = held.at[start + place], wanted.at[place]
        there_next, here_next = held.at[start + place + 1], wanted.at[place + 1]
        if there_next - there == 1 and here_next - here == 1:
            continue
        around = wanted.text[place], wanted.text[place + 1]
        if not _agree(
            held.plain[there + 1 : there_next], wanted.plain[here + 1 : here_next], around
        ):
            return False
    return True


def _agree(one: str, other: str, around: tuple[str, str]) -> bool:
    """Whether two gaps between the same two characters part the words in the same way."""
    if ("-" in one) == ("-" in other):
        apart = bool(one) == bool(other)
        return apart or not (around[0].isalnum() and around[1].isalnum())
    hyphened, plain = (one, other) if "-" in one else (other, one)
    if not plain:
        return bool(_HYPHEN_AT_END.match(hyphened)) and around[0].isalpha() and around[1].isalpha()
    return bool(_BULLET.search(hyphened))


def _at_word_ends(page: str, first: int, last: int) -> bool:
    """Whether [first, last] cuts no word or number: neither "29%" nor "5%" is in "1.29.5%"."""
    before, after = page[max(0, first - 2) : first], page[last + 1 : last + 3]
    if before[-1:].isalnum() and page[first].isalnum():
        return False
    if after[:1].isalnum() and page[last].isalnum():
        return False
    return not (
        (page[first].isdigit() and _joins_digits(before[::-1]))
        or (page[last].isdigit() and _joins_digits(after))
    )


def _joins_digits(beyond: str) -> bool:
    """Whether a number goes on past a point or comma, going away from it."""
    return len(beyond) == 2 and beyond[0] in ".," and beyond[1].isdigit()
