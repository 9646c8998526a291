"""Blocks to PDF: a page size, a running footer, and a flowable for every sort of block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Spacer,
)

from tools.demo_corpus.grids import grid, judged
from tools.demo_corpus.markup import Item, Sort
from tools.demo_corpus.style import Look, paragraph

AUTHOR = "Scrutineer demo corpus (invented; CC0 1.0)"


@dataclass(frozen=True)
class Footer:
    """What stands at every page's foot. `outer` puts the number left on even pages, as in a book."""

    lines: tuple[str, ...] = ()
    outer: bool = False
    size: float = 7
    number: str = "{page}"
    skip_first: bool = False


class Note(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A footnote: takes no room where it stands, but some at its page's foot, and is drawn there."""

    width = height = 0

    def __init__(self, text: str, look: Look) -> None:
        super().__init__()
        self.body = paragraph(text, look.style(scale=0.72, spaceAfter=2))

    def draw(self) -> None:
        frame = self._frame
        frame._y1p += self.body.wrap(frame.width, 200)[1] + 8
        self.canv.page_notes = [*getattr(self.canv, "page_notes", []), self.body]


class Contents(Flowable):  # type: ignore[misc]
    """The table of contents, from the headings' pages as the pass before found them."""

    def __init__(self, entries: list[tuple[int, str, int]], look: Look) -> None:
        super().__init__()
        self.entries = entries
        self.look = look

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002
        self.width = width
        return width, len(self.entries) * 19

    def draw(self) -> None:
        y = len(self.entries) * 19 - 12
        for depth, text, page in self.entries:
            self.canv.setFont(self.look.bold if depth == 1 else self.look.regular, 10)
            self.canv.drawString((depth - 1) * 14, y, text)
            self.canv.drawRightString(self.width, y, str(page))
            y -= 19


class Paper(BaseDocTemplate):  # type: ignore[misc]
    """A PDF in the making. After `build`, `seen` holds (depth, heading, page)."""

    def __init__(
        self,
        path: Path,
        title: str,
        subject: str,
        footer: Footer,
        look: Look,
        size: tuple[float, float] = A4,
        margin: float = 25 * mm,
    ) -> None:
        super().__init__(
            str(path), pagesize=size, title=title, subject=subject, author=AUTHOR, invariant=1
        )
        self.footer, self.look, self.margin = footer, look, margin
        self.seen: list[tuple[int, str, int]] = []
        frame = Frame(
            margin, 22 * mm, size[0] - 2 * margin, size[1] - 22 * mm - min(margin, 24 * mm), 0, 0, 0, 0
        )
        self.addPageTemplates(PageTemplate("page", [frame], onPageEnd=self._foot))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Remember where each heading fell."""
        depth = getattr(flowable, "depth", 0)
        if depth:
            self.seen.append((depth, flowable.heading, self.page))

    def _foot(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        width = self.pagesize[0]
        self._draw_notes(canvas, width)
        self.frame._y1p = self.frame._y1  # the room that notes took is the next page's again
        if self.footer.skip_first and canvas.getPageNumber() == 1:
            return
        canvas.saveState()
        canvas.setLineWidth(0.5)
        canvas.line(self.margin, 17 * mm, width - self.margin, 17 * mm)
        canvas.setFont(self.look.bold, self.footer.size)
        for at, line in enumerate(self.footer.lines):
            canvas.drawString(self.margin, 13 * mm - at * (self.footer.size + 1.5), line)
        canvas.setFont(self.look.regular, self.footer.size + 3)
        number = self.footer.number.format(page=canvas.getPageNumber())
        if self.footer.outer and canvas.getPageNumber() % 2 == 0:
            canvas.drawString(self.margin, 11.5 * mm, number)
        else:
            canvas.drawRightString(width - self.margin, 11.5 * mm, number)
        canvas.restoreState()

    def _draw_notes(self, canvas: Canvas, width: float) -> None:
        notes = getattr(canvas, "page_notes", [])
        canvas.page_notes = []
        y = 20 * mm
        for note in reversed(notes):
            y += note.wrap(width - 2 * self.margin, 200)[1] + 2
            note.drawOn(canvas, self.margin, y - note.height)
        if notes:
            canvas.line(self.margin, y + 6, self.margin + 130, y + 6)


@dataclass
class Typesetter:
    """Makes flowables of blocks in one look.

    `square` bullets instead of round ones; `indent` is where numbered paragraphs hang; `entries`
    fill the contents.
    """

    look: Look
    width: float
    square: bool = False
    indent: float = 28
    entries: list[tuple[int, str, int]] = field(default_factory=list)

    def flow(self, items: tuple[Item, ...]) -> list[Flowable]:
        """Every block's flowables, a heading kept with what follows it."""
        return [flowable for item in items for flowable in self._one(item)]

    def _one(self, item: Item) -> list[Flowable]:
        match item.sort:
            case Sort.GRID:
                return [grid(item, self.look, self.width), Spacer(1, 12)]
            case Sort.JUDGED:
                return [CondPageBreak(90), judged(item, self.look, self.width), Spacer(1, 10)]
            case Sort.PAGE:
                return [PageBreak()]
            case Sort.RULE:
                return [HRFlowable("100%", 0.5, spaceBefore=10, spaceAfter=8)]
            case Sort.NOTE:
                number, _, text = item.text.partition(" ")
                return [Note(f"[{number}] {text}", self.look)]
            case Sort.CONTENTS:
                return [Contents(self.entries, self.look)]
            case Sort.ADDRESS:
                return [paragraph(item.text, self.look.style()), Spacer(1, 8)]
            case _:
                return self._text(item)

    def _text(self, item: Item) -> list[Flowable]:
        style, bullet = self._style(item)
        text = paragraph(item.text, style, bullet)
        depth = {Sort.HEADING: 1, Sort.HEADING2: 2}.get(item.sort, 0)
        if depth:
            text.depth, text.heading = depth, re.sub(r"\[\d\]", "", item.text)
            return [CondPageBreak(60), text]
        return [KeepTogether([text])] if item.sort in (Sort.BULLET, Sort.BULLET2) else [text]

    def _style(self, item: Item) -> tuple[ParagraphStyle, str | None]:
        style, colour = self.look.style, self.look.colour
        hang = self.indent
        match item.sort:
            case Sort.TITLE:
                return style(scale=1.9, textColor=colour, spaceAfter=12), None
            case Sort.SUBTITLE:
                return style(bold=True, scale=1.12, spaceAfter=8), None
            case Sort.HEADING:
                return style(True, 1.22, textColor=colour, spaceBefore=8, keepWithNext=1), None
            case Sort.HEADING2:
                return style(True, 1.08, textColor=colour, spaceBefore=6, keepWithNext=1), None
            case Sort.HEADING3:
                return style(bold=True, spaceBefore=2, keepWithNext=1), None
            case Sort.NUMBERED:
                return style(leftIndent=hang, bulletIndent=0), f"{item.number}."
            case Sort.BULLET:
                return self._bulleted(15, 2)
            case Sort.BULLET2:
                return self._bulleted(44, 30)
            case _:
                return style(), None

    def _bulleted(self, text: float, bullet: float) -> tuple[ParagraphStyle, str]:
        face = {"bulletFontName": "ZapfDingbats", "bulletFontSize": 8} if self.square else {}
        style = self.look.style(leftIndent=text, bulletIndent=bullet, spaceAfter=5, **face)
        return style, "n" if self.square else "•"
