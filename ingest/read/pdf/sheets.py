"""What is drawn on each page of a PDF, whichever way it can be got at."""

from __future__ import annotations

from typing import Any, NamedTuple

from ingest.read.pdf.lines import Line, page_lines
from ingest.read.pdf.ocr import Recogniser
from ingest.read.pdf.rules import Rules, page_rules
from ingest.read.pdf.second_opinion import SecondOpinion, is_garbage
from ingest.read.pdf.words import Word, frame_of, page_words

_FEW_WORDS = 8
_MOST_OF_PAGE = 0.5


class Sheet(NamedTuple):
    """A page's lines and rules. `picture` if it is one; `boxed` if its words have true places.

    `unseen` are words that the page has and that nobody sees on it; they are in no line.
    """

    lines: list[Line]
    rules: Rules
    size: tuple[float, float]
    picture: bool = False
    boxed: bool = True
    failed: bool = False
    unseen: tuple[str, ...] = ()


class Sheets:
    """Reads a document's pages one by one."""

    def __init__(self, document: Any, opinion: SecondOpinion) -> None:
        self._document = document
        self._opinion = opinion
        self._recogniser: Recogniser | None = None

    def read(self, most: int) -> list[Sheet]:
        """The first `most` pages. One that PDFium can't load is empty, and marked as failed."""
        import pypdfium2

        found = []
        for at in range(min(len(self._document), most)):
            try:
                page = self._document[at]
            except pypdfium2.PdfiumError:
                found.append(Sheet(self._told(at), Rules(), (0.0, 0.0), boxed=False, failed=True))
                continue
            try:
                found.append(self._sheet(at, page))
            finally:
                page.close()
        return found

    def _sheet(self, at: int, page: Any) -> Sheet:
        words, hidden = page_words(page)
        unseen = tuple(word.text for word in hidden)
        size = page.get_size()
        if len(words) < _FEW_WORDS and _is_picture(page, size):
            seen = self._recognised(page)
            return Sheet(page_lines(seen or words), Rules(), size, picture=True, unseen=unseen)
        if not (words or hidden) or is_garbage(word.text for word in words):
            told = self._told(at)
            if told:
                return Sheet(told, Rules(), size, boxed=False)
        return Sheet(page_lines(words), page_rules(page, frame_of(page)), size, unseen=unseen)

    def _told(self, at: int) -> list[Line]:
        return page_lines(self._opinion.words(at))

    def _recognised(self, page: Any) -> list[Word]:
        """The words of a picture; none where the ocr extra is absent."""
        if self._recogniser is None:
            self._recogniser = Recogniser()
        return self._recogniser.words(page)


def _is_picture(page: Any, size: tuple[float, float]) -> bool:
    """Whether images cover most of the page."""
    import pypdfium2.raw as pdfium

    covered = 0.0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered > _MOST_OF_PAGE * size[0] * size[1]
