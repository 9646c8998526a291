"""The words of a PDF page with their boxes, as PDFium finds them.

PDFium is called a handful of times a word rather than a character: this is the reader's hot loop.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from corpus.letters import without_unseen
from ingest.read.ordinals import RAISED
from ingest.read.pdf.sight import Parted, part_by_sight

LINE_END_HYPHEN = "\ufffe"
_TOKEN = re.compile(r"(?:(?![.…_·]{4})[^\s\x00])+")
"""A word; rows of dots that lead the eye over a contents page are none."""
_SYMBOLS = {"\uf02d": "–", "\uf0fc": "✓", "\uf0d8": "➢"}


class Word(NamedTuple):
    """A word on a page, in points from the page's top left. `size` is its font's, as drawn."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    italic: bool = False


class Frame(NamedTuple):
    """How a page's own coordinates lie on the page as it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    def shown(
        self, x0: float, y0: float, x1: float, y1: float
    ) -> tuple[float, float, float, float]:
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
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation())


def page_words(page: Any) -> Parted:
    """Every word of a pypdfium2 page, in the order in which the page draws them, parted by sight."""
    textpage = page.get_textpage()
    frame = frame_of(page)
    try:
        found = list(_words(textpage.raw, frame))
        starts = [start for start, _ in found]
        words = [word for _, word in found]
        seen, unseen = part_by_sight(page, textpage.raw, frame, words, starts)
        return Parted(_raise_apart(seen), unseen)
    finally:
        textpage.close()


def _words(textpage: Any, frame: Frame) -> Iterator[tuple[int, Word]]:
    """Each word, with the index of its first character."""
    import pypdfium2.raw as pdfium

    text = _characters(textpage)
    fonts = _Fonts(textpage)
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    boxed = pdfium.FPDFText_GetLooseCharBox
    upright = frame.rotation in (0, 180)
    for start, end, broken in _spans(text):
        boxed(textpage, start, first)
        boxed(textpage, end - 1, last)
        if _apart(first, last):
            boxed(textpage, start, last)
        box = frame.shown(
            min(first.left, last.left),
            min(first.bottom, last.bottom),
            max(first.right, last.right),
            max(first.top, last.top),
        )
        size, end_size = first.top - first.bottom, last.top - last.bottom
        word = text[start:end] + ("-" if broken else "")
        if end_size <= size and last.bottom - first.bottom > 0.15 * size:
            word = _raise_last_digits(word)
        elif size <= end_size and first.bottom - last.bottom > 0.15 * end_size:
            word, size = _raise_first_digits(word), end_size
        if not upright:
            size = box[3] - box[1]
        word = without_unseen(_SYMBOLS.get(word, "•" if _is_private(word) else word))
        if not word:
            continue
        yield start, Word(word, *box, round(size, 1), *fonts.style(start))


def _apart(one: Any, other: Any) -> bool:
    """Whether two characters' boxes share no line, written across or up the page."""
    level = one.top > other.bottom and other.top > one.bottom
    upright = one.right > other.left and other.right > one.left
    return not (level or upright)


def _raise_last_digits(word: str) -> str:
    """A word whose last letters are small and raised: its digits there name a footnote."""
    head = word.rstrip("0123456789")
    return head + word[len(head) :].translate(RAISED) if head else word


def _raise_first_digits(word: str) -> str:
    """The same at its start."""
    tail = word.lstrip("0123456789")
    return word[: len(word) - len(tail)].translate(RAISED) + tail if tail else word


def _raise_apart(words: list[Word]) -> list[Word]:
    """Footnote numbers that stand raised beside their word, written as such."""
    for at in range(1, len(words)):
        word, before = words[at], words[at - 1]
        if (
            word.size < 0.8 * before.size
            and word.text.isdigit()
            and word.y1 < before.y1 - 0.1 * before.size
            and word.y1 > before.y0
            and 0 <= word.x0 - before.x1 < before.size
        ):
            words[at] = word._replace(text=word.text.translate(RAISED))
    return words


def _is_private(word: str) -> bool:
    """Whether it is a single glyph of a symbol font, which as a word can only be a bullet."""
    return len(word) == 1 and "\ue000" <= word <= "\uf8ff"


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each word starts and ends, and whether a hyphen at a line's end breaks it."""
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
    return "".join(chr(code) if 0 < code <= 0x10FFFF else " " for code in codes)


class _Fonts:
    """Whether the font at a character is bold or italic, remembered by the font's name."""

    def __init__(self, textpage: Any) -> None:
        import pypdfium2.raw as pdfium

        self._textpage = textpage
        self._info = pdfium.FPDFText_GetFontInfo
        self._weight = pdfium.FPDFText_GetFontWeight
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()
        self._known: dict[bytes, tuple[bool, bool]] = {}
        self._skewed = pdfium.FPDFText_GetMatrix
        self._matrix = pdfium.FS_MATRIX()

    def style(self, at: int) -> tuple[bool, bool]:
        """(bold, italic) of the character at an index; a font without italics is drawn aslant."""
        self._info(self._textpage, at, self._name, 96, self._flags)
        name = self._name.value
        known = self._known.get(name)
        if known is None:
            plain = name.lower()
            bold = b"bold" in plain or b"black" in plain or self._weight(self._textpage, at) >= 600
            italic = b"italic" in plain or b"oblique" in plain
            known = self._known[name] = (bold, italic)
        self._skewed(self._textpage, at, self._matrix)
        return known[0], known[1] or self._matrix.c > 0.1 * abs(self._matrix.d)
