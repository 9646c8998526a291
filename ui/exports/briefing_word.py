"""A briefing as a Word document: headings, lists, page numbers, footnotes, links that open the paper."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from assistant.council.briefing import Briefing, made_of, title_of
from assistant.council.lines import About, Line
from corpus.letters import web_address
from corpus.types import Document
from ui.exports import briefing_words, words
from ui.plain import one_line

if TYPE_CHECKING:
    from ui.exports.footnotes import Footnotes


def briefing_word(briefing: Briefing, places: dict[str, str], day: date) -> bytes:
    """The document's bytes. `places` has each document's web address by its path."""
    import docx

    from ui.exports.footnotes import Footnotes
    from ui.exports.house_style import dress

    document = docx.Document()
    dress(document)
    _describe(document, briefing, day)
    notes = Footnotes(document)
    document.add_heading(title_of(briefing), level=0)
    document.add_paragraph(made_of(briefing))
    document.add_heading("In short", level=1)
    for line in briefing.summary:
        _add(document.add_paragraph(), notes, line)
    for section in briefing.sections:
        if not (section.lines or section.note):
            continue
        document.add_heading(section.title, level=1)
        style = "List Number" if section.about is About.QUESTIONS else "List Bullet"
        for line in section.lines:
            _add(document.add_paragraph(style=style), notes, line)
        if section.note:
            document.add_paragraph().add_run(section.note).italic = True
    document.add_heading("Papers it rests on", level=1)
    for paper in briefing.papers:
        _add_paper(document.add_paragraph(style="List Bullet"), paper, places)
    _number_pages(document)
    notes.attach()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _describe(document: Any, briefing: Briefing, day: date) -> None:
    properties = document.core_properties
    properties.title, properties.author = title_of(briefing), "Scrutineer"
    properties.comments = words.made_on(day)
    properties.language = "en-GB"


def _add(paragraph: Any, notes: Footnotes, line: Line) -> None:
    paragraph.add_run(one_line(line.words))
    for order, citation in enumerate(line.citations):
        notes.add(paragraph, words.footnote(citation), apart=order > 0)


def _add_paper(paragraph: Any, paper: Document, places: dict[str, str]) -> None:
    """A paper's name, a link where its address is known."""
    name = briefing_words.paper(paper)
    address = web_address(places.get(paper.path, "").replace("{page}", "1"))
    if address:
        add_link(paragraph, name, address)
    else:
        paragraph.add_run(name)


def add_link(paragraph: Any, text: str, address: str) -> None:
    """A hyperlink at the paragraph's end (ECMA-376, part 1, 17.16.22)."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    link = OxmlElement("w:hyperlink")
    rel = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), rel)
    run = paragraph.add_run(text)
    run.font.underline, run.font.color.rgb = True, RGBColor(0x1A, 0x5C, 0x94)
    link.append(run._r)
    paragraph._p.append(link)


def _number_pages(document: Any) -> None:
    """ "Page N of M" in the foot of every page, as fields that Word works out."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = 2
    for text, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(text)
        _add_field(paragraph, field)


def _add_field(paragraph: Any, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)
