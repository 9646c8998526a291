"""Blocks to flowables: one style for each sort of block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    KeepTogether,
    PageBreak,
    Spacer,
)

from tools.demo_corpus.grids import grid, judged
from tools.demo_corpus.markup import Item, Sort
from tools.demo_corpus.reference import Contents, Note
from tools.demo_corpus.style import Look, paragraph


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
                return style(leftIndent=self.indent, bulletIndent=0), f"{item.number}."
            case Sort.BULLET:
                return self._bulleted(15, 2)
            case Sort.BULLET2:
                return self._bulleted(44, 30)
            case _:
                return style(), None

    def _bulleted(self, text: float, bullet: float) -> tuple[ParagraphStyle, str]:
        style = self.look.style(leftIndent=text, bulletIndent=bullet, spaceAfter=5)
        if self.square:
            style.bulletFontName, style.bulletFontSize = "ZapfDingbats", 8
        return style, "n" if self.square else "•"
