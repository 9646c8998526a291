"""Running headers and footers: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from ingest.read.pdf.lines import Line, bands, merged

_ZONE = 0.13
_DEEPEST = 5
_NUMBER = re.compile(r"\d+")
_FIRST_NUMBER = re.compile(r"^(\d{1,4})\s+")
_LAST_NUMBER = re.compile(r"\s+(\d{1,4})$")
_PAGE_NUMBER = re.compile(
    r"[-–|\s]*(page\s*)?(\d{1,4}|[ivxl]{1,6})(\s*(of|/|\|)\s*\d{1,4})?[-–|\s]*", re.IGNORECASE
)

_TRAILING_NUMBER = re.compile(r"\s+(page\s*)?\d{1,4}(\s*(of|/)\s*\d{1,4})?$", re.IGNORECASE)


class Edge(NamedTuple):
    """Text at the top or bottom edge of a page.

    `away` is how far it stands from the edge, `clear` how far the next text inwards from it.
    """

    page: int
    text: str
    top: bool
    away: float
    clear: float
    lines: tuple[Line, ...]


class Margins(NamedTuple):
    """A page's lines, parted: its running header, what it says, its running footer."""

    head: list[Line]
    body: list[Line]
    foot: list[Line]


def part_running(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[Margins]:
    """Part each page's lines from its running headers and footers."""
    edges = [
        edge
        for number, (lines, height) in enumerate(zip(pages, heights, strict=True))
        for edge in _edges(number, lines, height)
    ]
    running = _repeated(edges, len(pages))
    heads: list[list[Line]] = [[] for _ in pages]
    feet: list[list[Line]] = [[] for _ in pages]
    for edge in _outermost(edges, running):
        (heads if edge.top else feet)[edge.page] += edge.lines
    parted = []
    for lines, head, foot in zip(pages, heads, feet, strict=True):
        taken = {id(line) for line in head + foot}
        body = [line for line in lines if id(line) not in taken]
        parted.append(Margins(_as_lines(head), body, _as_lines(foot)))
    return parted


def running_texts(parted: Sequence[Margins]) -> tuple[str, ...]:
    """The distinct running texts, page numbers left out, in order of first appearance."""
    texts = (line.text for page in parted for line in page.head + page.foot)
    kept = (_TRAILING_NUMBER.sub("", text) for text in texts if not _PAGE_NUMBER.fullmatch(text))
    return tuple(dict.fromkeys(kept))


def _as_lines(lines: list[Line]) -> list[Line]:
    return [merged(band) for band in bands(lines)]


def _edges(page: int, lines: Sequence[Line], height: float) -> list[Edge]:
    """From the top edge inwards, then from the bottom edge inwards."""
    found: list[Edge] = []
    groups = bands(lines)
    for top, ordered in ((True, groups), (False, groups[::-1])):
        for depth, band in enumerate(ordered[:_DEEPEST]):
            line = merged(band)
            away = line.y0 if top else height - line.y1
            if away > _ZONE * height or (top and len(band) > 2):
                break
            clear = _clear(line, ordered[depth + 1 : depth + 2])
            found.append(Edge(page, line.text, top, away, clear, tuple(band)))
    return found


def _clear(line: Line, inner: Sequence[Sequence[Line]]) -> float:
    """How far the next baseline inwards stands from a line; without end where none does."""
    gaps = [max(other.y0 - line.y1, line.y0 - other.y1) for band in inner for other in band]
    return min(gaps, default=float("inf"))


def _repeated(edges: Sequence[Edge], pages: int) -> set[int]:
    """Places in `edges` of what stands alike, and at one height, on several pages."""
    groups: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for at, edge in enumerate(edges):
        groups[(_NUMBER.sub("#", _unnumbered(edge)), edge.top)].append(at)
    found: set[int] = set()
    for members in groups.values():
        level = [
            at
            for at in members
            if sum(abs(edges[at].away - edges[other].away) < 8 for other in members) > 1
        ]
        on = {edges[at].page for at in level}
        if len(on) >= max(2, min(3, pages // 2)) and _counts_pages([edges[at] for at in level]):
            found.update(level)
    return found


def _unnumbered(edge: Edge) -> str:
    """Its text without the page's own number at either end: the first page may leave it out."""
    text = edge.text
    for end in (_FIRST_NUMBER, _LAST_NUMBER):
        found = end.search(text)
        if found and abs(int(found[1]) - edge.page - 1) <= 2:
            text = end.sub("", text, count=1)
    return text


def _counts_pages(edges: Sequence[Edge]) -> bool:
    """Whether each number in them is the same on all, or goes up as the pages do."""
    columns = zip(*(_NUMBER.findall(_unnumbered(edge)) for edge in edges), strict=True)
    for column in columns:
        steps = [int(number) - edge.page for number, edge in zip(column, edges, strict=True)]
        most = max((steps.count(step) for step in set(steps)), default=0)
        if len(set(column)) > 1 and most < 0.6 * len(edges):
            return False
    return True


def _outermost(edges: Sequence[Edge], running: set[int]) -> list[Edge]:
    """Those that run, or number the page, with nothing farther out that does neither.

    Running text stands clear of what the page says.
    """
    kept: list[Edge] = []
    for _, side in groupby(enumerate(edges), lambda item: (item[1].page, item[1].top)):
        outer = list(
            takewhile(lambda item: item[0] in running or _is_page_number(item[1].text), side)
        )
        while outer and not _stands_clear(outer[-1][1]):
            outer.pop()
        kept += [edge for _, edge in outer]
    return kept


def _stands_clear(edge: Edge) -> bool:
    return _is_page_number(edge.text) or edge.clear > 0.5 * edge.lines[0].size


def _is_page_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text) is not None
