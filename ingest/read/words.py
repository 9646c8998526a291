"""The words of a PDF page with their boxes, as PDFium finds them.

PDFium is called a handful of times a word rather than a character: this is the reader's hot loop.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

LINE_END_HYPHEN = "\ufffe"
_TOKEN = re.compile(r"[^\s\x00]+")
_LEAST_SIZE = 2.0


class Word(NamedTuple):
    """A word on a page, in points from the page's top left. `size` is its font's, as drawn."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    broken: bool = False
    """Ends in a hyphen at its line's end, as PDFium saw it."""


class Frame(NamedTuple):
    """How a page's own coordinates lie on the page as it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    def shown(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, ...]:
        """A rectangle given from the bottom left, as it is seen from the top left."""
        if self.rotation == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.rotation == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        if self.rotation == 270:
            return self.top - y1, self.right - x1, self.top - y0, self.right - x0
        return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0


def frame_of(page: Any) -> Frame:
    """The frame of a pypdfium2 page."""
    return Frame(*page.get_bbox(), page.get_rotation())


def page_words(page: Any) -> list[Word]:
    """Every word of a pypdfium2 page, in the order in which the page draws them."""
    textpage = page.get_textpage()
    try:
        return list(_words(textpage.raw, frame_of(page)))
    finally:
        textpage.close()


def _words(textpage: Any, frame: Frame) -> Iterator[Word]:
    import pypdfium2.raw as pdfium

    text = _characters(textpage)
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    boxed = pdfium.FPDFText_GetLooseCharBox
    fonts = _Fonts(textpage)
    for start, end, broken in _spans(text):
        boxed(textpage, start, first)
        boxed(textpage, end - 1, last)
        if first.top <= last.bottom or last.top <= first.bottom:
            boxed(textpage, start, last)
        x0, y0, x1, y1 = frame.shown(
            min(first.left, last.left),
            min(first.bottom, last.bottom),
            max(first.right, last.right),
            max(first.top, last.top),
        )
        size = first.top - first.bottom if frame.rotation in (0, 180) else y1 - y0
        word = text[start:end] + ("-" if broken else "")
        yield Word(word, x0, y0, x1, y1, round(size, 1), fonts.bold(start), broken)


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each word starts and ends; one broken at a line's end comes in two."""
    for token in _TOKEN.finditer(text):
        start = token.start()
        for piece in token.group().split(LINE_END_HYPHEN):
            end = start + len(piece)
            if piece:
                yield start, end, end < token.end()
            start = end + 1


def _characters(textpage: Any) -> str:
    """The page's characters, one a PDFium character index."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(textpage)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(textpage, at) for at in range(count))
    return "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)


class _Fonts:
    """Whether the font at a character is bold, asked of PDFium and remembered by font name."""

    def __init__(self, textpage: Any) -> None:
        import pypdfium2.raw as pdfium

        self._textpage = textpage
        self._info = pdfium.FPDFText_GetFontInfo
        self._weight = pdfium.FPDFText_GetFontWeight
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()
        self._known: dict[bytes, bool] = {}

    def bold(self, at: int) -> bool:
        self._info(self._textpage, at, self._name, 96, self._flags)
        name = self._name.value
        known = self._known.get(name)
        if known is None:
            known = b"bold" in name.lower() or self._weight(self._textpage, at) >= 600
            self._known[name] = known
        return known
