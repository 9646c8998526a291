"""What pypdf makes of a PDF: asked where PDFium finds nothing, and to count the pages."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.letters import without_unseen
from ingest.read.pdf.words import Word

if TYPE_CHECKING:
    from pypdf import PdfReader

_SIZE = 11.0
_BAD = re.compile("[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")


def is_garbage(words: Iterable[str]) -> bool:
    """Whether most of the characters stand for nothing, as when a font lacks its table."""
    text = "".join(words)
    return len(_BAD.findall(text)) > 0.4 * len(text)


class SecondOpinion:
    """A PDF as pypdf sees it; whatever it fails at is None or empty."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)

    @cached_property
    def _reader(self) -> PdfReader | None:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError

        try:
            reader = PdfReader(io.BytesIO(self._data))
            len(reader.pages)
        except (PyPdfError, *_LAPSES):
            return None
        return reader

    @property
    def page_count(self) -> int | None:
        """How many pages pypdf finds; None where it can't tell."""
        return len(self._reader.pages) if self._reader else None

    def words(self, at: int) -> list[Word]:
        """A page's words, laid out line by line at made-up places."""
        from pypdf.errors import PyPdfError

        if self._reader is None or at >= len(self._reader.pages):
            return []
        try:
            text = without_unseen(self._reader.pages[at].extract_text())
        except (PyPdfError, *_LAPSES):
            return []
        if is_garbage(text.split()):
            return []
        return [word for n, line in enumerate(text.splitlines()) for word in _placed(n, line)]


_LAPSES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What pypdf lets slip on files that are damaged."""


def _placed(line: int, text: str) -> list[Word]:
    words = []
    x, y = 72.0, 72.0 + 1.24 * _SIZE * line
    for word in text.split():
        width = 0.5 * _SIZE * len(word)
        words.append(Word(word, x, y, x + width, y + _SIZE, _SIZE, False))
        x += width + 0.3 * _SIZE
    return words
