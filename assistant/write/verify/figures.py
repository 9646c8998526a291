"""The figures of a statement, each held strictly against its quotes, or reckoned from what they give.

A difference, a sum, a share, how many are listed, how long lies between two days: whatever comes out
right is accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from assistant.check.faults import Fault
from assistant.check.tokens import Sort
from assistant.language.numbers import Amount, find_amounts, find_shares
from assistant.language.periods import find_periods, undated_in
from assistant.language.words import stems
from assistant.write.verify.basis import Basis

_ONE = 1.0
_ROUNDED, _ABOUT, _BEYOND = 1.0, 4.0, 10.0
"""How far a share may lie from the one told, in hundredths: as it is, told as "about", as "over" or "under"."""
_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
_NEARLY = 0.5
"""How far the time between two days may lie from the one told, in what it is told in."""
_SHORT_OF = 0.75
"""The least part of a bound that must be there: 20 months are less than two years, and tell nothing of ten."""
_POINTED_AT = re.compile(r"\b(?:the|these|those) two\b", re.IGNORECASE)
"""Two that were spoken of before: nothing is counted."""


def figure_fault(text: str, basis: Basis) -> Fault | None:
    """NUMBER or LIMIT for the first figure that neither stands in the quotes nor comes out of them."""
    around = f"{basis.text} . {basis.around}"
    held = list(_amounts(around))
    shares = [*find_shares(around), *(each for each in held if each.unit == "%")]
    in_words = list(find_shares(text))
    for share in in_words:
        if not (_stands_in_words(share, text, around) or _is_share(share, shares, held)):
            return Fault.NUMBER
    taken = [(each.start, each.end) for each in in_words]
    taken += [match.span() for match in _POINTED_AT.finditer(text)]
    taken += undated_in(text, basis.days)
    told = [said for said in _amounts(text, taken) if not _is_word_one(text, said)]
    for said in told:
        fault = _printed_fault(said, held)
        if fault is Fault.NUMBER and _comes_out(said, told, held, shares, basis):
            continue
        if fault:
            return fault
    return None


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
    told: Sequence[Amount],
    held: Sequence[Amount],
    shares: Sequence[Amount],
    basis: Basis,
) -> bool:
    """Whether a number that isn't printed is one that what is printed gives."""
    if said.unit in _DAYS and (_is_time_between(said, basis) or _is_in_another_unit(said, held)):
        return True
    if said.unit == "%" and _is_share(said, shares, held):
        return True
    if said.bound not in ("", "~"):
        return False
    return _is_sum_or_difference(said, told, held) or (not said.bound and _is_counted(said, basis))


def _is_sum_or_difference(said: Amount, told: Sequence[Amount], held: Sequence[Amount]) -> bool:
    """Whether it is what two numbers of the quotes come to, or what lies between them.

    One must be told, too, or they must be the only two of their unit: among many, some pair fits any number.
    """
    named = {(each.value, each.unit) for each in told}
    distinct = {(each.value, each.unit) for each in held if each.bound in ("", said.bound)}
    for one, other in permutations(distinct, 2):
        if one[1] != other[1] or (said.unit != one[1] and (one[1], said.unit) != ("%", "points")):
            continue
        alone = sum(unit == one[1] for _, unit in distinct) == len((one, other))
        if (alone or {one, other} & named) and said.value in (one[0] + other[0], one[0] - other[0]):
            return True
    return False


def _stands_in_words(share: Amount, text: str, around: str) -> bool:
    """Whether the quotes tell a share in the statement's own words: "a quarter of"."""
    words = stems(text[share.start : share.end])
    return any(
        each.value == share.value and set(words) <= set(stems(around[each.start : each.end]))
        for each in find_shares(around)
    )


def _is_share(said: Amount, shares: Sequence[Amount], held: Sequence[Amount]) -> bool:
    """Whether a share is one that the quotes tell in other words, or that two of their counts make."""
    if any(_is_near(said, each.value) for each in shares if each.bound in ("", said.bound)):
        return True
    counts = {each.value for each in held if not each.unit}
    return any(
        _is_near(said, 100 * one / other)
        for one, other in permutations(counts, 2)
        if 0 < one < other
    )


def _is_near(said: Amount, share: float) -> bool:
    """Whether a share is what is said of it: that, about that, or somewhat over or under."""
    above = share - said.value
    if said.bound.startswith(">"):
        return 0 <= above <= _BEYOND
    if said.bound.startswith("<"):
        return 0 <= -above <= _BEYOND
    return abs(above) < (_ABOUT if said.bound else _ROUNDED)


def _is_counted(said: Amount, basis: Basis) -> bool:
    """Whether it is how many sentences or papers are quoted, or of one grade, or one of them lists."""
    if said.unit or said.value != int(said.value):
        return False
    listed = {len(re.split(r",|;| and | or ", each.text)) for each in basis.quoted}
    every = [{t.key for t in each.tokens if t.sort is Sort.GRADE} for each in basis.quoted]
    every += [{"good"} for each in basis.quoted if each.is_row and each.text.endswith("Good")]
    graded = {sum(key in keys for keys in every) for key in set().union(*every)}
    return int(said.value) in {len(basis.quoted), len(basis.documents), *listed, *graded} - {1}


def _is_time_between(said: Amount, basis: Basis) -> bool:
    """Whether so much time lies between two days of the quotes or their papers, as they are known."""
    unit = _DAYS[said.unit]
    for one, other in permutations(set(basis.days), 2):
        least = (other.first - one.last).days / unit
        most = (other.last - one.first).days / unit
        if most <= 0:
            continue
        if said.bound.startswith(">"):
            fits = most >= said.value and least <= said.value + _ONE
        elif said.bound.startswith("<"):
            fits = least <= said.value and most >= said.value * _SHORT_OF
        else:
            off = _ONE if said.bound else _NEARLY
            fits = least - off <= said.value <= most + off
        if fits:
            return True
    return False


def _is_in_another_unit(said: Amount, held: Sequence[Amount]) -> bool:
    """Whether the quotes give that time in another unit: twelve months, 20 months as under two years."""
    told = said.value * _DAYS[said.unit]
    for each in held:
        if each.unit not in _DAYS or each.unit == said.unit:
            continue
        days = each.value * _DAYS[each.unit]
        alike = abs(days - told) < 0.03 * told and each.bound in ("", said.bound)
        below = said.bound.startswith("<") and not each.bound and _SHORT_OF * told <= days < told
        if (alike and said.bound == each.bound) or below:
            return True
    return False
