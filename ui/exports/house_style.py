"""How a Word document looks: A4, one plain typeface, dark on white, read aloud as British English."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

_TYPEFACE = "Arial"
_SIZES = {"Normal": 11, "Title": 20, "Heading 1": 14, "Heading 2": 11}
_INK = RGBColor(0x0B, 0x0C, 0x0C)


def dress(document: Any) -> None:
    """Set page and styles."""
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
    for name, points in _SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size = _TYPEFACE, Pt(points)
        style.font.color.rgb = _INK
        _without_theme(style)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _without_theme(style: Any) -> None:
    """The template's theme names its own typefaces, and would win."""
    fonts = style.element.rPr.rFonts
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
