"""Words of a page made into lines: words that stand beside each other with no wide gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ingest.read.markers import is_bullet, is_number
from ingest.read.pdf.words import Word

_WIDE = 1.0
"""A gap of this many font sizes parts two lines drawn one after the other."""
_TIGHT = 0.5
"""And this one parts lines that were drawn at different times."""


class Line(NamedTuple):
    """Words of one baseline, left to right, with the size of most of its letters.

    It is bold or italic where nearly all of it is.
    """

    words: tuple[Word, ...]
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    italic: bool

    @property
    def text(self) -> str:
        """Its words, a blank between them."""
        return " ".join(word.text for word in self.words)

    @property
    def letters(self) -> int:
        """How many characters its words have."""
        return sum(len(word.text) for word in self.words)

    @property
    def middle(self) -> float:
        """Half its height, from the page's top."""
        return (self.y0 + self.y1) / 2


def line_of(words: Iterable[Word]) -> Line:
    """One line of these words, which must be some."""
    words = tuple(words)
    sizes: dict[float, int] = {}
    bold = italic = letters = 0
    for word in words:
        length = len(word.text)
        sizes[word.size] = sizes.get(word.size, 0) + length
        letters += length
        bold += length if word.bold else 0
        italic += length if word.italic else 0
    return Line(
        words,
        min(word.x0 for word in words),
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
        max(sizes, key=lambda size: sizes[size]),
        bold > 0.9 * letters,
        italic > 0.9 * letters,
    )


def merged(lines: Iterable[Line]) -> Line:
    """Lines of one baseline as one, whatever the gaps."""
    return line_of(sorted((word for line in lines for word in line.words), key=lambda w: w.x0))


def beside(one: Line | Word, other: Line | Word) -> bool:
    """Whether two stand on the same baseline: a raised footnote number does."""
    overlap = min(one.y1, other.y1) - max(one.y0, other.y0)
    return overlap > 0.5 * min(one.y1 - one.y0, other.y1 - other.y0)


def page_lines(words: Sequence[Word]) -> list[Line]:
    """The page's lines, from the top, from the left; a wide gap parts two of one baseline."""
    runs: list[list[Word]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if last and beside(last, word) and _near(last, word, _WIDE):
            runs[-1].append(word)
        else:
            runs.append([word])
    lines = [line_of(run) for run in runs]
    return [line for band in bands(lines) for line in _rejoined(band)]


def bands(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines grouped by baseline, from the top; within a group from the left."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.middle, line.x0)):
        near = (group for group in reversed(groups[-4:]) if _same_baseline(group[0], line))
        group = next(near, None)
        if group is None:
            groups.append([line])
        else:
            group.append(line)
    return [sorted(group, key=lambda line: line.x0) for group in groups]


def _same_baseline(one: Line, other: Line) -> bool:
    small, large = sorted((one.y1 - one.y0, other.y1 - other.y0))
    if small > 0.8 * large:
        return abs(one.middle - other.middle) < 0.3 * large
    return beside(one, other)


def _near(left: Word | Line, right: Word | Line, sizes: float) -> bool:
    gap = right.x0 - left.x1
    return -0.5 * left.size < gap <= sizes * max(left.size, right.size)


def _rejoined(band: list[Line]) -> Iterator[Line]:
    """Pieces of one line that were drawn apart, and a bullet or number with what it marks."""
    joined: list[Line] = []
    numbered = len(band) == 2
    for line in band:
        last = joined[-1] if joined else None
        if last and (
            _near(last, line, _TIGHT)
            or (len(last.words) == 1 and is_bullet(last.words[0].text))
            or (numbered and len(last.words) == 1 and is_number(last.words[0].text))
        ):
            joined[-1] = merged((last, line))
        else:
            joined.append(line)
    yield from joined


def cut(line: Line, at: float) -> tuple[Line, ...]:
    """The line in two where a word boundary stands at `at`; whole where none does."""
    left = [word for word in line.words if (word.x0 + word.x1) / 2 < at]
    right = [word for word in line.words if (word.x0 + word.x1) / 2 >= at]
    return tuple(line_of(side) for side in (left, right) if side)
