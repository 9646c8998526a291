"""The figures of a statement, each held against its quotes, or reckoned from what they give.

A difference, a share, how many are listed or of one grade, how long lies between two days: what comes out
right is accepted, where a number that the statement tells, too, says what it is reckoned from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations
from math import isclose

from assistant.check.faults import Fault
from assistant.check.tokens import Sort, read
from assistant.language.bare_months import undated_in
from assistant.language.numbers import Amount, find_amounts, find_shares
from assistant.language.periods import Period, find_periods
from assistant.write.verify.basis import Basis

_ONE = 1.0
_ROUNDED, _ABOUT, _BEYOND = 1.0, 3.0, 10.0
"""How far a share may lie from the one told, in hundredths: as it is, told as "about", as "over" or "under"."""
_LEAST = 0.05
"""How far a share must lie over or under one told as its bound."""
_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
_NEARLY = 0.5
"""How far the time between two days may lie from the one told, in what it is told in."""
_ALIKE = 0.03
"""How far a time may lie from the one told in another unit, as a part of it."""
_SHORT_OF = 0.75
"""The least part of a bound that must be there: 20 months are less than two years, and tell nothing of ten."""
_NUMBERED = re.compile(r"^\d+\.(?:\d+\.?)*\s+(?=\D)")
"""The number that a row begins with, which counts nothing."""


def figure_fault(text: str, basis: Basis) -> Fault | None:
    """NUMBER or LIMIT for the first figure that neither stands in the quotes nor comes out of them."""
    around = f"{' '.join(_plain_texts(basis))} . {basis.around}"
    held = list(_amounts(around))
    in_words = list(find_shares(text))
    taken = [(each.start, each.end) for each in in_words]
    taken += undated_in(text, basis.times)
    told = [said for said in _amounts(text, taken) if not _is_word_one(text, said)]
    shares = [*find_shares(around), *(each for each in held if each.unit == "%")]
    for share in in_words:
        if not _is_share(share, told, shares, basis):
            return Fault.NUMBER
    for said in told:
        fault = _printed_fault(said, held)
        if fault is Fault.NUMBER and _comes_out(said, text, told, held, shares, basis):
            continue
        if fault:
            return fault
    return None


def _plain_texts(basis: Basis) -> Iterator[str]:
    """The quoted sentences, rows without the numbers that they begin with."""
    for each in basis.quoted:
        yield _NUMBERED.sub("", each.text) if each.is_row else each.text


def _amounts(text: str, taken: Iterable[tuple[int, int]] = ()) -> Iterator[Amount]:
    periods = [(period.start, period.end) for period in find_periods(text)]
    return find_amounts(text, [*periods, *taken])


def _is_word_one(text: str, said: Amount) -> bool:
    """Whether it is "one" written out, which may count nothing."""
    figures = any(map(str.isdigit, text[said.start : said.end]))
    return said.value == _ONE and not said.unit and not figures


def _printed_fault(said: Amount, held: Sequence[Amount]) -> Fault | None:
    """NUMBER where the quotes print no such number of its unit, LIMIT where it is bounded otherwise."""
    alike = [each for each in held if said.value == each.value and _same_unit(said, each)]
    if not alike:
        return Fault.NUMBER
    same = any(said.bound == each.bound for each in alike)
    rounded = said.bound == "~" and any(not each.bound for each in alike)
    return None if same or rounded else Fault.LIMIT


def _same_unit(one: Amount, other: Amount) -> bool:
    """Whether two numbers have one unit; an age is told with "years" or without."""
    return one.unit == other.unit or {one.unit, other.unit} == {"", "year"}


def _comes_out(
    said: Amount,
    text: str,
    told: Sequence[Amount],
    held: Sequence[Amount],
    shares: Sequence[Amount],
    basis: Basis,
) -> bool:
    """Whether a number that isn't printed is one that what is printed gives."""
    if said.unit in _DAYS:
        printed = [each for each in held if each.unit in _DAYS]
        if printed:
            return any(_is_in_another_unit(said, each) for each in printed)
        return _is_time_between(said, basis)
    if said.unit == "%":
        return _is_share(said, told, shares, basis)
    if said.bound not in ("", "~"):
        return False
    return _is_difference(said, told, held) or (not said.bound and _is_counted(said, text, basis))


def _is_difference(said: Amount, told: Sequence[Amount], held: Sequence[Amount]) -> bool:
    """Whether it is what lies between two numbers of the quotes; of two shares, in points.

    One must be told, too, or they must be the only two of their unit: among many, some pair fits any number.
    """
    named = {(each.value, each.unit) for each in told}
    distinct = {(each.value, each.unit) for each in held if each.bound in ("", said.bound)}
    for one, other in permutations(distinct, 2):
        of = "points" if one[1] == "%" else one[1]
        if one[1] != other[1] or said.unit != of:
            continue
        alone = sum(unit == one[1] for _, unit in distinct) == 2
        if (alone or {one, other} & named) and isclose(said.value, one[0] - other[0]):
            return True
    return False


def _is_share(said: Amount, told: Sequence[Amount], shares: Sequence[Amount], basis: Basis) -> bool:
    """Whether a share is one that the quotes tell in other words, or that two of their counts make: of one
    sentence, of which one is told, too, or both told.
    """
    for each in shares:
        if each.bound == said.bound and isclose(each.value, said.value):
            return True
        if each.bound in ("", said.bound) and _is_near(said, each.value):
            return True
    named = {each.value for each in told if not each.unit}
    each_counts = [_counts(text, said) for text in _plain_texts(basis)]
    pairs = [
        pair
        for counts in each_counts
        for pair in combinations(sorted(counts), 2)
        if set(pair) & named
    ]
    pairs += combinations(sorted(named & set().union(*each_counts)), 2)
    return any(one > 0 and _is_near(said, 100 * one / other) for one, other in pairs)


def _counts(text: str, said: Amount) -> set[float]:
    """The counts of a text that a share may be made of: as they are, or bounded as it is."""
    return {a.value for a in _amounts(text) if not a.unit and a.bound in ("", said.bound)}


def _is_near(said: Amount, share: float) -> bool:
    """Whether a share is what is said of it: that, about that, or somewhat over or under."""
    above = share - said.value
    if said.bound in ("", "~"):
        return abs(above) < (_ABOUT if said.bound else _ROUNDED)
    beyond = above if said.bound.startswith(">") else -above
    return (0 if said.bound.endswith("=") else _LEAST) <= beyond <= _BEYOND


def _is_counted(said: Amount, text: str, basis: Basis) -> bool:
    """Whether it is how many sentences or papers are quoted, of a grade that is told, or one of them lists."""
    if said.unit or not said.value.is_integer():
        return False
    parts = (re.split(r",|;| and | or ", each.text) for each in basis.quoted if not each.is_row)
    listed = {sum(bool(part.strip()) for part in each) for each in parts}
    told = {token.key for token in read(text)}
    rows = [
        {t.key for t in each.tokens if t.sort is Sort.GRADE or t.key == "good"}
        for each in basis.quoted
        if each.is_row
    ]
    graded = {sum(key in grades for grades in rows) for key in told} | {sum(map(bool, rows))}
    every = {len(basis.quoted), len(rows), len(basis.documents)}
    return int(said.value) in {*every, *listed, *graded} - {0, 1}


def _is_time_between(said: Amount, basis: Basis) -> bool:
    """Whether so much time lies between two days, each known as nearly as the time is told.

    One at least must be a time that the quotes name; or they are days of two papers.
    """
    unit = _DAYS[said.unit]
    own = [(each.document.id, day) for each in basis.quoted for day in each.own_days]
    pairs: list[tuple[Period, Period]] = [
        *combinations(basis.periods, 2),
        *((named, day) for named in basis.periods for _, day in own),
        *((one, other) for (a, one), (b, other) in combinations(own, 2) if a != b),
    ]
    for one, other in pairs:
        if any((day.last - day.first).days > unit for day in (one, other)):
            continue
        first, last = sorted((one, other), key=lambda day: day.first)
        least, most = (last.first - first.last).days / unit, (last.last - first.first).days / unit
        if said.bound.startswith(">"):
            fits = said.value < most and least < said.value + _ONE
        elif said.bound.startswith("<"):
            fits = said.value * _SHORT_OF <= most and least < said.value
        else:
            off = _ONE if said.bound else _NEARLY
            fits = least - off <= said.value <= most + off
        if first.last < last.first and fits:
            return True
    return False


def _is_in_another_unit(said: Amount, printed: Amount) -> bool:
    """Whether a time is the one printed, in another unit: twelve months, 20 months as under two years."""
    if printed.unit == said.unit:
        return False
    told, days = said.value * _DAYS[said.unit], printed.value * _DAYS[printed.unit]
    if printed.bound in ("", said.bound) and abs(days - told) < _ALIKE * told:
        return said.bound in (printed.bound, "~")
    below = said.bound.startswith("<") and not printed.bound
    return below and _SHORT_OF * told <= days < told
