"""What points elsewhere in a paper: footnotes, and the table of contents."""

from __future__ import annotations

from reportlab.platypus import Flowable

from tools.demo_corpus.style import Look, paragraph

_LINE = 19


class Note(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A footnote: takes no room where it stands, and is drawn at its page's foot."""

    width = height = 0

    def __init__(self, text: str, look: Look) -> None:
        super().__init__()
        self.body = paragraph(text, look.style(scale=0.72, spaceAfter=2))

    def draw(self) -> None:
        """Leave the note with the page, and raise the floor that the page's text stands on."""
        frame = self._frame
        frame._y1p += self.body.wrap(frame.width, 200)[1] + 8
        self.canv.page_notes = [*getattr(self.canv, "page_notes", []), self.body]


class Contents(Flowable):  # type: ignore[misc]
    """The table of contents: (depth, heading, page), as the pass before found them."""

    def __init__(self, entries: list[tuple[int, str, int]], look: Look) -> None:
        super().__init__()
        self.entries = entries
        self.look = look

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Its size."""
        self.width = width
        return width, len(self.entries) * _LINE

    def draw(self) -> None:
        """A line an entry, the page at the right."""
        y = len(self.entries) * _LINE - 12
        for depth, text, page in self.entries:
            self.canv.setFont(self.look.bold if depth == 1 else self.look.regular, 10)
            self.canv.drawString((depth - 1) * 14, y, text)
            self.canv.drawRightString(self.width, y, str(page))
            y -= _LINE
