"""The numbers of a text, each with its unit and what bounds it: "at least 39 weeks", "£1.4m", "nine"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: n for n, word in enumerate(_ONES)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}  # fmt: skip
_BOUNDS = (
    ("<=", r"no more than|up to|at most|not more than|a maximum of|maximum of"),
    (">=", r"at least|no fewer than|no less than|a minimum of|minimum of"),
    (">", r"more than|over|above|exceeding|upwards of"),
    ("<", r"fewer than|less than|under|below|within"),
    ("~", r"about|around|approximately|roughly|some|nearly|almost|close to|just over|just under"),
)
_WORD_NUMBER = (
    rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(reversed(_ONES))}"
)
_BOUND = r"(?:(?P<bound>" + "|".join(pattern for _, pattern in _BOUNDS) + r")\s+)?"
_AMOUNT = re.compile(
    rf"{_BOUND}(?P<money>£\s?)?"
    rf"(?:(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)|\b(?P<word>{_WORD_NUMBER})\b)"
    r"(?P<ordinal>st|nd|rd|th)?"
    r"(?:\s?(?P<scale>hundred|thousand|million|billion|bn|m|k)\b)?"
    r"(?:\s?(?P<percent>%|per ?cent(?:age points?)?\b)"
    r"|[\s-](?:(?:working|school|calendar|consecutive)\s)?(?P<unit>minutes?|hours?|days?|weeks?|months?|terms?|years?|miles?|pages?)\b)?",
    re.IGNORECASE,
)
_PARTS = {"third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
COUNT = rf"\d{{1,3}}|{_WORD_NUMBER}"
"""A count in figures or in words below a hundred, as a pattern."""

_SHARE = re.compile(
    rf"{_BOUND}\b(?:"
    r"(?P<half>(?<!and a )(?<!first )(?<!second )half(?![- ](?:an?|terms?|termly|hours?|days?|years?|yearly|time|way|siblings?|sisters?|brothers?)\b))"
    rf"|(?P<count>a|one|two|three|four|nine) (?P<part>{'|'.join(_PARTS)})s?"
    r"(?=\s+(?:of|are|is|were|was|have|had|has|do|did)\b|\s*[^\w\s]|\s*$)"
    rf"|(?P<some>{COUNT}) (?:in|out of) (?:every )?(?P<all>{COUNT})"
    r"(?![\w.]*\d)(?![\s-](?:(?:working|school|calendar)\s)?(?:minutes?|hours?|days?|weeks?|months?|terms?|years?)\b)"
    r")\b",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"\bone (?:of|another|or)\b|\b(?:no|each|any|every|this|that) one\b", re.I)


@dataclass(frozen=True)
class Amount:
    """A number that a text gives, from `start` to `end`; `key` is equal where it says the same."""

    value: float
    unit: str
    bound: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """Value, unit and bound."""
        return f"number:{self.bound}{self.value:g}{self.unit}"


def find_amounts(text: str, taken: Iterable[tuple[int, int]] = ()) -> Iterator[Amount]:
    """The numbers outside the spans taken (by dates), in order. "One of" counts nothing."""
    spans = [*taken, *(match.span() for match in _NO_COUNT.finditer(text))]
    for match in _AMOUNT.finditer(text):
        start, end = match.span("digits") if match["digits"] else match.span("word")
        if any(start < last and end > first for first, last in spans):
            continue
        if match["digits"] and re.search(r"[A-Za-z]$", text[:start]):
            continue
        value = (
            float(match["digits"].replace(",", "")) if match["digits"] else value_of(match["word"])
        )
        scale = (match["scale"] or "").lower()
        yield Amount(
            value * _SCALES.get(scale, 1), _unit(match), _bound(match["bound"]), *match.span()
        )


def find_shares(text: str) -> Iterator[Amount]:
    """The shares told in words, in hundredths: "half of", "two thirds", "eight in ten"."""
    for match in _SHARE.finditer(text):
        if match["half"]:
            share = 1 / 2
        elif match["part"]:
            count = match["count"].lower()
            share = (1 if count == "a" else _WORDS[count]) * _PARTS[match["part"].lower()]
        else:
            some, every = (value_of(match[name]) for name in ("some", "all"))
            share = some / every if every else 1.0
        if 0 < share < 1:
            yield Amount(100 * share, "%", _bound(match["bound"]), *match.span())


def value_of(word: str) -> float:
    """What a count in figures or in words is: 24, twenty-four."""
    if word.isdigit():
        return float(word)
    return float(sum(_WORDS[part] for part in re.split(r"[- ]", word.lower())))


def _unit(match: re.Match[str]) -> str:
    if match["money"]:
        return "£"
    if match["ordinal"]:
        return "th"
    if match["percent"]:
        return "points" if "point" in match["percent"].lower() else "%"
    return (match["unit"] or "").lower().rstrip("s")


def _bound(words: str | None) -> str:
    said = " ".join((words or "").lower().split())
    return next((sign for sign, listed in _BOUNDS if said and re.fullmatch(listed, said)), "")
