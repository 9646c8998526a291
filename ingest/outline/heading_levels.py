"""Headings' levels made consistent: equals that type sets unequally, and numbered series."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from ingest.read.blocks import Block, BlockKind

_FAMILY = re.compile(
    r"(?:the )?(?:experiences? and progress of\b|impact of leaders\b|overall effectiveness\b"
    r"|what needs to improve\b|areas? for priority action$|headline findings$"
    r"|findings and evaluation\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:section\s+)?(\d{1,2}(?:\.\d{1,2})*)[.:)]?\s+\S", re.IGNORECASE)
_OFTEN = 3


def levelled(blocks: list[Block]) -> list[Block]:
    """The blocks with their headings' levels put right."""
    levels = {n: b.level for n, b in enumerate(blocks) if _heads(b)}
    for repair in (_family, _repeated, _series):
        repair(blocks, levels)
    return [replace(b, level=levels.get(n, b.level)) for n, b in enumerate(blocks)]


def _heads(block: Block) -> bool:
    return block.level > 0 and block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW)


def _family(blocks: list[Block], levels: dict[int, int]) -> None:
    """The parts that all inspection reports have get the highest level that any of them has."""
    members = [n for n in levels if blocks[n].cells or _FAMILY.match(blocks[n].text)]
    if members:
        highest = min(levels[n] for n in members)
        levels.update(dict.fromkeys(members, highest))


def _repeated(blocks: list[Block], levels: dict[int, int]) -> None:
    """A heading that comes again and again stands under the others of its level."""
    times = Counter(blocks[n].text for n in levels)
    above: dict[int, bool] = {}
    for n, level in list(levels.items()):
        often = times[blocks[n].text] >= _OFTEN
        if often and above.get(level):
            levels[n] = level + 1
        elif not often:
            above[level] = True


@dataclass
class _Series:
    """Headings numbered one after another."""

    members: list[int] = field(default_factory=list)
    last: int = 0
    level: int = 0
    outer: _Series | None = None


def _series(blocks: list[Block], levels: dict[int, int]) -> None:
    """Headings of one numbered series get one level, those of a series within it a deeper one."""
    numbers = {n: number for n in levels if (number := _number(blocks[n]))}
    found: list[_Series] = []
    current: _Series | None = None
    for n, number in numbers.items():
        if "." not in number:
            current = _series_for(int(number), levels[n], current, found)
            current.level = current.level or levels[n]
            current.members.append(n)
            current.last = int(number)
    for series in found:
        lowest = max(levels[n] for n in series.members)
        if series.outer:
            lowest = max(lowest, levels[series.outer.members[0]] + 1)
        levels.update(dict.fromkeys(series.members, lowest))
        _keep_within(series, levels, set(numbers))
    _dotted(numbers, levels)


def _keep_within(series: _Series, levels: dict[int, int], numbered: set[int]) -> None:
    """A heading without number between two of a series, set like none before it, is within it."""
    first, last = series.members[0], series.members[-1]
    chapters = {levels[n] for n in levels if n < first}
    for n, level in list(levels.items()):
        between = first < n < last and n not in numbered
        if between and level < levels[first] and level not in chapters:
            levels[n] = levels[first] + 1


def _series_for(number: int, level: int, current: _Series | None, found: list[_Series]) -> _Series:
    """The open series that the number carries on, one set alike before the innermost; or a new."""
    fitting: list[_Series] = []
    series = current
    while series:
        if series.last == number - 1:
            fitting.append(series)
        series = series.outer
    if fitting:
        return next((series for series in fitting if series.level == level), fitting[0])
    if current is not None and number > current.last:
        return current
    new = _Series(outer=current if number == 1 else None)
    found.append(new)
    return new


def _dotted(numbers: dict[int, str], levels: dict[int, int]) -> None:
    """ "2.1" stands one level under "2"."""
    whole: dict[str, int] = {}
    for n, number in numbers.items():
        top = number.split(".")[0]
        if "." not in number:
            whole[top] = levels[n]
        elif top in whole:
            levels[n] = whole[top] + number.count(".")


def _number(block: Block) -> str | None:
    found = _NUMBERED.match(f"{block.marker} {block.text}" if block.marker else block.text)
    return found[1] if found else None
