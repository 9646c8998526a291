"""A PDF in the making: its page, its properties, and what runs along each page's foot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from tools.demo_corpus.style import Look

AUTHOR = "Scrutineer demo corpus (invented; CC0 1.0)"
_FOOT = 22 * mm


@dataclass(frozen=True)
class Footer:
    """What runs along each page's foot. `outer` puts even pages' numbers left, as in a book."""

    lines: tuple[str, ...] = ()
    outer: bool = False
    size: float = 7
    number: str = "{page}"
    skip_first: bool = False


@dataclass(frozen=True)
class Sheet:
    """The page that a paper is printed on, in points."""

    look: Look
    footer: Footer
    size: tuple[float, float] = A4
    margin: float = 25 * mm

    @property
    def width(self) -> float:
        """From margin to margin."""
        return self.size[0] - 2 * self.margin

    def frame(self) -> Frame:
        """Where the text goes."""
        height = self.size[1] - _FOOT - min(self.margin, 24 * mm)
        return Frame(self.margin, _FOOT, self.width, height, 0, 0, 0, 0)


class Paper(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """A PDF, the same bytes each time. After `build`, `seen` holds (depth, heading, page)."""

    def __init__(self, path: Path, title: str, subject: str, sheet: Sheet) -> None:
        super().__init__(
            str(path),
            pagesize=sheet.size,
            title=title,
            subject=subject,
            author=AUTHOR,
            invariant=1,
        )
        self.sheet = sheet
        self.seen: list[tuple[int, str, int]] = []
        self.addPageTemplates(PageTemplate("page", [sheet.frame()], onPageEnd=self._foot))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Remember where each heading fell."""
        depth = getattr(flowable, "depth", 0)
        if depth:
            self.seen.append((depth, flowable.heading, self.page))

    def _foot(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        self._draw_notes(canvas)
        self.frame._y1p = self.frame._y1  # the room that notes took is the next page's again
        footer, number = self.sheet.footer, canvas.getPageNumber()
        if footer.skip_first and number == 1:
            return
        left, right = self.sheet.margin, self.sheet.margin + self.sheet.width
        canvas.setLineWidth(0.5)
        canvas.line(left, 17 * mm, right, 17 * mm)
        canvas.setFont(self.sheet.look.bold, footer.size)
        for at, line in enumerate(footer.lines):
            canvas.drawString(left, 13 * mm - at * (footer.size + 1.5), line)
        canvas.setFont(self.sheet.look.regular, footer.size + 3)
        if footer.outer and number % 2 == 0:
            canvas.drawString(left, 11.5 * mm, footer.number.format(page=number))
        else:
            canvas.drawRightString(right, 11.5 * mm, footer.number.format(page=number))

    def _draw_notes(self, canvas: Canvas) -> None:
        notes = getattr(canvas, "page_notes", [])
        canvas.page_notes = []
        left, y = self.sheet.margin, 20 * mm
        for note in reversed(notes):
            y += note.wrap(self.sheet.width, 200)[1] + 2
            note.drawOn(canvas, left, y - note.height)
        if notes:
            canvas.line(left, y + 6, left + 130, y + 6)
