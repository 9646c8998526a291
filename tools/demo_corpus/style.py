"""Fonts and paragraph styles, and the one way in which text becomes a flowable."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

TEAL = HexColor("#0b5c6b")


@dataclass(frozen=True)
class Look:
    """A family of faces and the size of the body text."""

    regular: str
    bold: str
    italic: str
    size: float
    colour: HexColor

    def style(self, bold: bool = False, scale: float = 1.0, **more: float | str) -> ParagraphStyle:
        """A paragraph style of this look; `more` as reportlab names them."""
        size = self.size * scale
        wanted: dict[str, object] = {
            "fontName": self.bold if bold else self.regular,
            "bulletFontName": self.regular,
            "fontSize": size,
            "bulletFontSize": size,
            "leading": size * 1.32,
            "spaceAfter": size * 0.75,
            "embeddedHyphenation": 1,
        }
        return ParagraphStyle("plain", **{**wanted, **more})


@cache
def inspectorate(size: float = 10.8) -> Look:
    """The wide sans serif that inspection reports are set in."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in (("Wide", "Vera"), ("Wide-Bold", "VeraBd"), ("Wide-Italic", "VeraIt")):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{file}.ttf")))
    pdfmetrics.registerFontFamily("Wide", "Wide", "Wide-Bold", "Wide-Italic", "Wide-Bold")
    return Look("Wide", "Wide-Bold", "Wide-Italic", size, HexColor("#000000"))


@cache
def council() -> Look:
    """The plain sans serif of a council's papers."""
    return Look("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", 10.5, TEAL)


def rich(text: str) -> str:
    """The markup's bold, italic, line ends and note numbers as reportlab writes them."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text, flags=re.S)
    text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
    text = re.sub(r"\[(\d)\]", r"<super>\1</super>", text)
    return text.replace("\n", "<br/>")


def paragraph(text: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
    """A flowable of `text`, with its bullet or number hanging before it."""
    return Paragraph(rich(text), style, bulletText=bullet)
