"""Whether a text says a thing: whole words, with numbers, dates and grades compared as values.

"30 September 2016" is "30/09/2016"; "58%" is "58 per cent"; "eight" is "8"; "£21.4m" is
"£21.4 million". A grade is one word here, so "good" is not in "requires improvement to be good".
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from corpus.text import normalise

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>\d{{4}})"
_RANGE = re.compile(
    r"\b" + _DAY.format("d1") + rf"(?:\s+{_MONTH.format('m1')})?(?:\s+{_YEAR.format('y1')})?"
    r"\s*(?:to|and|until|-)\s*"
    + _DAY.format("d2")
    + rf"(?:\s+of)?\s+{_MONTH.format('m2')},?\s+{_YEAR.format('y2')}\b"
)
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_DAY.format('d')}(?:\s+of)?\s+{_MONTH.format('m')},?\s+{_YEAR.format('y')}\b",
        rf"\b{_MONTH.format('m')}\s+{_DAY.format('d')},?\s+{_YEAR.format('y')}\b",
        rf"\b{_YEAR.format('y')}-(?P<m>\d{{2}})-(?P<d>\d{{2}})\b",
        rf"\b(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}})[/.-]{_YEAR.format('y')}\b",
    )
)
_REQUIRES = re.compile(r"\b(?:requires?|requiring) improvement(?: to be good)?\b")
_REQUIRES_MARK = "§requires"
_GRADES = ("outstanding", "good", "adequate", "inadequate")
_SPAN = re.compile(r"\b((?:19|20)\d\d)\s?[/-]\s?((?:19|20)?\d\d)\b(?![/-])")
_SHORT_MONTH = re.compile(rf"\b{_MONTH.format('m')}(?=\s+(?:of\s+)?(?:19|20)\d\d\b)")
_LONG_MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
]  # fmt: skip

_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9}
_TOKEN = re.compile(
    r"(?P<mark>§\w+)"
    r"|(?P<ordinal>\d+)(?:st|nd|rd|th)\b"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:(?P<scale>\s?(?:thousand|million|billion)|k|m|bn)\b)?"
    r"|(?P<percent>%|per cent\b|percent\b)"
    r"|(?P<pound>£)"
    rf"|(?P<tens>\b(?:{'|'.join(_TENS)})\b)(?:[- ](?P<unit>(?:{'|'.join(_UNITS[1:10])})\b))?"
    r"|(?P<word>[^\W\d_]+)"
)


def says(text: str, thing: str) -> bool:
    """Whether `thing` stands in `text`. An empty thing stands nowhere."""
    return any(
        _within(_tokens(view(text)), _tokens(view(thing))) for view in (_plainly, _with_dates)
    )


def first_said(text: str, thing: str) -> int | None:
    """How many of the text's words it takes until the thing is said; None where it never is."""
    words = text.split()
    if not says(text, thing):
        return None
    return next(n for n in range(1, len(words) + 1) if says(" ".join(words[:n]), thing))


@lru_cache(maxsize=1024)
def values_and_words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """A text's numbers, dates and grades, each in one form; and its other words of four letters
    or more.
    """
    tokens = {*_tokens(_with_dates(text))}
    values = {token for token in tokens if token[0] == "§" or token[0].isdigit()}
    values |= {token for token in tokens if token in _GRADES}
    return frozenset(values), frozenset(t for t in tokens if len(t) > 3 and t not in values)


@lru_cache(maxsize=1024)
def said_in(text: str) -> frozenset[str]:
    """Every number, date, grade and word of a text, in the form of `values_and_words`; of a date
    its month and year besides.
    """
    return frozenset((*_tokens(_plainly(text)), *_tokens(_with_dates(text))))


def grades_named(text: str) -> list[str]:
    """The grades a text names, in order and in lower case, each as its normal name."""
    named = {
        _REQUIRES_MARK: "requires improvement to be good",
        **dict(zip(_GRADES, _GRADES, strict=True)),
    }
    return [named[token] for token in _tokens(_plainly(text)) if token in named]


def _within(tokens: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    width = len(wanted)
    places = range(len(tokens) - width + 1)
    return width > 0 and any(tokens[at : at + width] == wanted for at in places)


def _plainly(text: str) -> str:
    text = _REQUIRES.sub(_REQUIRES_MARK, normalise(text).lower())
    text = _SHORT_MONTH.sub(lambda found: _LONG_MONTHS[_MONTHS.index(found["m"][:3])], text)
    return _SPAN.sub(_span_mark, text)


def _span_mark(found: re.Match[str]) -> str:
    """A school or financial year as one mark, so that 2015/16 doesn't say 16; others as they are."""
    first, last = int(found[1]), int(found[2])
    if last % 100 != (first + 1) % 100:
        return found[0]
    return f"§{first}_{last % 100:02}"


def _with_dates(text: str) -> str:
    """With each date as one mark, and a range of days as two."""
    text = _RANGE.sub(_range_mark, _plainly(text))
    for pattern in _DATES:
        text = pattern.sub(lambda found: _mark(found["d"], found["m"], found["y"]), text)
    return text


def _range_mark(found: re.Match[str]) -> str:
    month, year = found["m1"] or found["m2"], found["y1"] or found["y2"]
    return f"{_mark(found['d1'], month, year)} to {_mark(found['d2'], found['m2'], found['y2'])}"


def _mark(day: str, month: str, year: str) -> str:
    number = int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3])
    return f"§{year}_{number:02}_{int(day):02}"


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[str, ...]:
    return _with_pounds([_value(found) for found in _TOKEN.finditer(text)])


def _with_pounds(tokens: list[str]) -> tuple[str, ...]:
    """With "1.2 million pounds" as "£1.2m" has it: the sign first."""
    for at in range(1, len(tokens)):
        if tokens[at] in ("pound", "pounds") and tokens[at - 1][0].isdigit():
            tokens[at - 1], tokens[at] = "£", tokens[at - 1]
    return tuple(tokens)


def _value(found: re.Match[str]) -> str:
    """A token's value, so that two ways of writing it are equal."""
    group = found.groupdict()
    if group["number"]:
        number = Decimal(group["number"].replace(",", ""))
        number = number.scaleb(_SCALES[group["scale"].strip()] if group["scale"] else 0)
        return f"{number.normalize():f}"
    if group["tens"]:
        unit = _UNITS.index(group["unit"]) if group["unit"] else 0
        return str(20 + 10 * _TENS.index(group["tens"]) + unit)
    if group["word"] in _UNITS:
        return str(_UNITS.index(group["word"]))
    if group["ordinal"]:
        return f"{int(group['ordinal'])}th"
    return "%" if group["percent"] else found.group()
