"""Footnotes of a Word document, which python-docx 1.2 has no means for.

ECMA-376, part 1, 17.11: a part `footnotes.xml` holds the notes (two of them are the separators),
and a run in the text refers to one by its id.
"""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_TEXT, _REFERENCE = "Footnote Text", "Footnote Reference"
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


class Footnotes:
    """The footnotes of one document: add them, then attach them once."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for name, number in _SEPARATORS:
            self._root.append(_separator(name, number))
        self._count = 0
        self._style()

    def add(self, paragraph: Any, text: str, *, apart: bool = False) -> None:
        """A footnote at the paragraph's end; `apart` puts a comma before it, after another."""
        self._count += 1
        if apart:
            paragraph.add_run(",", style=_REFERENCE)
        run = paragraph.add_run(style=_REFERENCE)
        run._r.append(_with(OxmlElement("w:footnoteReference"), id=self._count))
        self._root.append(self._note(self._count, text))

    def attach(self) -> None:
        """Make them part of the document."""
        from lxml import etree

        xml = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = OxmlElement("w:footnotePr")
        for _, number in _SEPARATORS:
            settings.append(_with(OxmlElement("w:footnote"), id=number))
        self._document.settings.element.insert_element_before(settings, "w:endnotePr", "w:compat")

    def _note(self, number: int, text: str) -> Any:
        note = _with(OxmlElement("w:footnote"), id=number)
        paragraph = OxmlElement("w:p")
        properties = OxmlElement("w:pPr")
        properties.append(_with(OxmlElement("w:pStyle"), val=self._id(_TEXT)))
        mark, words = OxmlElement("w:r"), OxmlElement("w:r")
        mark_properties = OxmlElement("w:rPr")
        mark_properties.append(_with(OxmlElement("w:rStyle"), val=self._id(_REFERENCE)))
        mark.extend([mark_properties, OxmlElement("w:footnoteRef")])
        written = OxmlElement("w:t")
        written.set(qn("xml:space"), "preserve")
        written.text = f" {text}"
        words.append(written)
        paragraph.extend([properties, mark, words])
        note.append(paragraph)
        return note

    def _id(self, name: str) -> str:
        return str(self._document.styles[name].style_id)

    def _style(self) -> None:
        styles = self._document.styles
        text = styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = styles["Normal"]
        text.font.size = Pt(9)
        text.paragraph_format.space_after = Pt(2)
        styles.add_style(_REFERENCE, WD_STYLE_TYPE.CHARACTER).font.superscript = True


def _separator(name: str, number: int) -> Any:
    note = _with(OxmlElement("w:footnote"), id=number, type=name)
    paragraph, run = OxmlElement("w:p"), OxmlElement("w:r")
    run.append(OxmlElement(f"w:{name}"))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _with(element: Any, **attributes: object) -> Any:
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element
