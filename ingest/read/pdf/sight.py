"""Whether the words of a PDF page can be seen: the page is drawn, and drawn again without them.

White, transparent, invisible, covered, clipped and switched-off words leave no mark where they are
said to stand. Most words are seen to by one look at the drawn page; those that may hide behind or
upon something else are taken out, and count as seen only if the page then looks different there.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from ingest.read.pdf.words import Frame, Word

_TINY = 2.3
"""Points from top to bottom of a line of letters below which nobody reads them."""

_LEAST = 16
"""Least difference of brightness, of 255, that an eye sees."""

_LIGHT, _FAINT = 230, 40
_DRAWN_MODES = frozenset({0, 1, 2, 4, 5, 6})
"""PDF's text render modes that leave a mark."""

_MOST_PIXELS = 3_000_000
_MOST_ALONE = 60
"""Words that overlap others are looked at one by one, so many a page at most; the rest are left out."""

_SCAN, _MOST_OF_WORDS = 0.5, 0.8
_INSET = 0.18
_BAND = 6.0
"""Points: words whose middles lie within half of it are held against each other."""

Box = tuple[float, float, float, float]
Picture = np.ndarray[Any, np.dtype[np.uint8]]


class Parted(NamedTuple):
    """A page's words: those that can be seen, and those that can't."""

    seen: list[Word]
    unseen: list[Word]


def part_by_sight(
    page: Any, textpage: Any, frame: Frame, words: Sequence[Word], starts: Sequence[int]
) -> Parted:
    """Part a page's words; `starts` has the PDFium index of each word's first character."""
    if not words:
        return Parted([], [])
    look = _Look(page)
    seen = [_large_enough(word) and look.marked(word) for word in words]
    images = _images(page, frame)
    doubtful = _doubtful(textpage, words, starts, images)
    pairs = _overlapping(words)
    alone = [n for n in sorted(doubtful) if seen[n] and n not in pairs]
    for n, differs in zip(alone, look.differ(textpage, words, starts, alone), strict=True):
        seen[n] = differs
    for count, n in enumerate(n for n in sorted(pairs) if seen[n]):
        seen[n] = count < _MOST_ALONE and look.differ(textpage, words, starts, [n])[0]
    if _is_scan(page.get_size(), images, words):  # its words stand unseen upon their own picture
        seen = [each or look.marked(word) for each, word in zip(seen, words, strict=True)]
    return Parted(
        [word for word, each in zip(words, seen, strict=True) if each],
        [word for word, each in zip(words, seen, strict=True) if not each],
    )


class _Look:
    """A page as it is drawn."""

    def __init__(self, page: Any) -> None:
        self._page = page
        width, height = page.get_size()
        self._scale = min(1.0, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        self._drawn = self._draw()

    def marked(self, word: Word) -> bool:
        """Whether anything at all is drawn where the word stands."""
        part = self._part(self._drawn, word)
        return part.size > 0 and int(part.max()) - int(part.min()) >= _LEAST

    def differ(
        self, textpage: Any, words: Sequence[Word], starts: Sequence[int], which: Sequence[int]
    ) -> list[bool]:
        """For each of these words, whether the page looks different there without them all."""
        if not which:
            return []
        import pypdfium2.raw as pdfium

        texts = [pdfium.FPDFText_GetTextObject(textpage, starts[n]) for n in which]
        try:
            for text in texts:
                pdfium.FPDFPageObj_SetIsActive(text, False)
            without = self._draw()
        finally:
            for text in texts:
                pdfium.FPDFPageObj_SetIsActive(text, True)
        return [self._differs(words[n], without) for n in which]

    def _differs(self, word: Word, without: Picture) -> bool:
        here, there = self._part(self._drawn, word), self._part(without, word)
        if not here.size:
            return False
        return int(np.abs(here.astype(np.int16) - there.astype(np.int16)).max()) >= _LEAST

    def _draw(self) -> Picture:
        drawn = self._page.render(scale=self._scale, grayscale=True).to_numpy()
        return np.array(drawn[:, :, 0] if drawn.ndim == 3 else drawn)

    def _part(self, drawn: Picture, word: Word) -> Picture:
        """What is drawn where a word stands, without the lines above and below."""
        inset = _INSET * (word.y1 - word.y0) if any(map(str.isalnum, word.text)) else 0.0
        x0, y0, x1, y1 = (
            each * self._scale for each in (word.x0, word.y0 + inset, word.x1, word.y1 - inset)
        )
        return drawn[max(0, int(y0)) : max(0, int(y1) + 1), max(0, int(x0)) : max(0, int(x1) + 1)]


def _large_enough(word: Word) -> bool:
    return min(word.size, word.y1 - word.y0) >= _TINY or not any(map(str.isalnum, word.text))


def _doubtful(
    textpage: Any, words: Sequence[Word], starts: Sequence[int], images: Sequence[Box]
) -> set[int]:
    """Words drawn light, faint or not at all, and those that stand where an image is."""
    import pypdfium2.raw as pdfium

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    found = set()
    for n, start in enumerate(starts):
        known = pdfium.FPDFText_GetFillColor(textpage, start, red, green, blue, alpha)
        light = min(red.value, green.value, blue.value) >= _LIGHT
        if (known and (light or alpha.value <= _FAINT)) or _render_mode(
            pdfium, textpage, start
        ) not in _DRAWN_MODES:
            found.add(n)
    for image in images:
        found |= {n for n, word in enumerate(words) if _within(word, image)}
    return found


def _render_mode(pdfium: Any, textpage: Any, start: int) -> int:
    text = pdfium.FPDFText_GetTextObject(textpage, start)
    return int(pdfium.FPDFTextObj_GetTextRenderMode(text)) if text else 0


def _images(page: Any, frame: Frame) -> list[Box]:
    """Where a page's images lie, as the page is shown."""
    import pypdfium2.raw as pdfium

    items = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return [frame.shown(*item.get_bounds()) for item in items]


def _within(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_scan(size: tuple[float, float], images: Sequence[Box], words: Sequence[Word]) -> bool:
    """Whether the page is a picture with its words laid upon it, as a scanner makes them."""
    least = _SCAN * size[0] * size[1]
    large = [box for box in images if (box[2] - box[0]) * (box[3] - box[1]) > least]
    within = sum(any(_within(word, box) for box in large) for word in words)
    return within > _MOST_OF_WORDS * len(words)


def _overlapping(words: Sequence[Word]) -> set[int]:
    """Words of which half or more lies upon another word that says something else.

    Words of like height on the page are held against those that begin before they end.
    """
    found: set[int] = set()
    bands: dict[int, list[int]] = {}
    for n, word in enumerate(words):
        middle = (word.y0 + word.y1) / 2
        for band in {int((middle - _BAND / 4) // _BAND), int((middle + _BAND / 4) // _BAND)}:
            bands.setdefault(band, []).append(n)
    for band_words in bands.values():
        band_words.sort(key=lambda n: words[n].x0)
        for place, one in enumerate(band_words):
            for other in band_words[place + 1 :]:
                if words[other].x0 >= words[one].x1:
                    break
                if words[one].text != words[other].text and _shared(words[one], words[other]):
                    found |= {one, other}
    return found


def _shared(one: Word, other: Word) -> bool:
    """Whether the two share half of the smaller's room."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    areas = ((each.x1 - each.x0) * (each.y1 - each.y0) for each in (one, other))
    return across > 0 and down > 0 and across * down > 0.5 * max(min(areas), 0.01)
