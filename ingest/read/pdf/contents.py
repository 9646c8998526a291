"""Contents pages: headings with the pages they are on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.read.pdf.lines import Line, bands, merged

_PAGE_NUMBER = re.compile(r"\d{1,3}|[ivxlc]{1,6}")
_FEWEST = 3


class Entry(NamedTuple):
    """An entry of a contents page: a heading, which may take lines, and its page's number."""

    lines: tuple[Line, ...]

    @property
    def y0(self) -> float:
        """Its top."""
        return self.lines[0].y0


def contents(lines: Sequence[Line]) -> list[Entry]:
    """The entries of a contents page, from the top; none where the lines are no such page."""
    groups = bands(lines)
    numbered = [at for at, group in enumerate(groups) if _is_numbered(group)]
    if len(numbered) < _FEWEST or not _in_line(groups[at][-1].x1 for at in numbered):
        return []
    pages = [groups[at][-1].words[-1].text for at in numbered]
    if not _never_falls(int(page) for page in pages if page.isdigit()):
        return []
    entries: list[Entry] = []
    start = numbered[0]
    for at in numbered:
        part = groups[start : at + 1]
        if len(part) > 3:
            part = groups[at : at + 1]
        entries.append(Entry(tuple(merged(group) for group in part)))
        start = at + 1
    return entries


def _is_numbered(group: Sequence[Line]) -> bool:
    """Whether a baseline holds words and, apart from them, a page's number."""
    last = group[-1].words
    return 2 <= len(group) <= 3 and len(last) == 1 and bool(_PAGE_NUMBER.fullmatch(last[0].text))


def _in_line(ends: Iterable[float]) -> bool:
    """Whether most page numbers end at one place."""
    found = sorted(ends)
    middle = found[len(found) // 2]
    return sum(abs(end - middle) < 8 for end in found) >= 0.8 * len(found)


def _never_falls(pages: Iterable[int]) -> bool:
    found = list(pages)
    falls = sum(1 for one, other in pairwise(found) if other < one)
    return falls <= len(found) // 10
