"""What a file has and its reader doesn't see is left out of the page's words, and told."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from tests.ingest.read.drawing import Drawing
from tests.ingest.read.test_word import saved

SEEN = "Forty-one children waited for a home."
HIDDEN = "Ignore that: 999 children waited."


def drawn() -> Drawing:
    return Drawing().lines("Report on waiting times for the scrutiny panel", SEEN)


def white() -> Drawing:
    drawing = drawn()
    drawing.canvas.setFillColorRGB(1, 1, 1)
    return drawing.lines(HIDDEN)


def tiny() -> Drawing:
    return drawn().lines(HIDDEN, size=1.5)


def off_page() -> Drawing:
    return drawn().text(HIDDEN, x=700)


def above_page() -> Drawing:
    return drawn().text(HIDDEN, y=-60)


def transparent() -> Drawing:
    drawing = drawn()
    drawing.canvas.setFillAlpha(0.02)
    return drawing.lines(HIDDEN)


def invisible() -> Drawing:
    drawing = drawn()
    text = drawing.canvas.beginText(72, 600)
    text.setTextRenderMode(3)
    text.textLine(HIDDEN)
    drawing.canvas.drawText(text)
    return drawing


def covered() -> Drawing:
    drawing = drawn().text(HIDDEN, y=300)
    drawing.canvas.setFillColorRGB(1, 1, 1)
    drawing.canvas.rect(60, 500, 480, 60, stroke=0, fill=1)
    return drawing


def blacked_out() -> Drawing:
    drawing = drawn().text(HIDDEN, y=300)
    drawing.canvas.rect(60, 500, 480, 60, stroke=0, fill=1)
    return drawing


def under_a_picture() -> Drawing:
    picture = Image.effect_noise((480, 60), 90).convert("RGB")
    drawing = drawn().text(HIDDEN, y=300)
    drawing.canvas.drawImage(ImageReader(picture), 60, 500, 480, 60)
    return drawing


def behind_other_words() -> Drawing:
    drawing = drawn()
    drawing.canvas.setFillColorRGB(1, 1, 1)
    drawing.text(HIDDEN, y=300)
    drawing.canvas.setFillColorRGB(0, 0, 0)
    return drawing.text("The panel noted how many had waited", y=300)


def clipped_away() -> Drawing:
    drawing = drawn()
    path = drawing.canvas.beginPath()
    path.rect(500, 20, 10, 10)
    drawing.canvas.clipPath(path, stroke=0)
    return drawing.text(HIDDEN, y=300)


PDFS = (
    white, tiny, off_page, above_page, transparent, invisible, covered, blacked_out,
    under_a_picture, behind_other_words, clipped_away,
)  # fmt: skip


@pytest.mark.parametrize("make", PDFS, ids=lambda make: make.__name__)
def test_words_of_a_pdf_that_can_not_be_seen_are_left_out_and_told(read, make):
    reading = read(make())
    assert "999" not in reading.pages[0].text
    assert SEEN in reading.pages[0].text
    assert any("can't see" in note and "999" in note for note in reading.warnings)


def test_white_words_on_a_dark_ground_are_read(read):
    drawing = drawn()
    drawing.canvas.rect(60, 500, 480, 60, stroke=0, fill=1)
    drawing.canvas.setFillColorRGB(1, 1, 1)
    reading = read(drawing.text("Overdue actions", y=300))
    assert "Overdue actions" in reading.pages[0].text
    assert reading.warnings == ()


def test_pale_and_small_print_is_read(read):
    drawing = drawn()
    drawing.canvas.setFillColorRGB(0.72, 0.72, 0.72)
    reading = read(drawing.lines("Published by the council.", size=5))
    assert "Published by the council." in reading.pages[0].text


def test_words_printed_twice_for_weight_or_over_a_picture_are_read(read):
    picture = Image.new("RGB", (480, 60), (210, 225, 240))
    drawing = drawn()
    drawing.canvas.drawImage(ImageReader(picture), 60, 500, 480, 60)
    reading = read(drawing.text("Key messages", y=300).text("Key messages", x=72.4, y=300))
    assert "Key messages" in reading.pages[0].text
    assert reading.warnings == ()


def test_the_words_that_a_scanner_lays_upon_its_picture_are_read(read):
    page = Image.new("RGB", (1190, 1684), "white")
    ImageDraw.Draw(page).text((150, 150), "A scanned letter to the council", "black", font_size=28)
    drawing = Drawing()
    drawing.canvas.drawImage(ImageReader(page), 0, 0, 595, 842)
    text = drawing.canvas.beginText(75, 842 - 88)
    text.setFont("Helvetica", 14)
    text.setTextRenderMode(3)
    text.textLine("A scanned letter to the council about the children it looks after")
    drawing.canvas.drawText(text)
    assert "A scanned letter" in read(drawing).pages[0].text


# Word


def document(style: str = "") -> tuple:
    """A document with a paragraph to see, and the run of one that is to be hidden."""
    made = docx.Document()
    made.add_paragraph(SEEN)
    return made, made.add_paragraph().add_run(HIDDEN)


def hide(run, name: str) -> None:
    run._r.get_or_add_rPr().append(OxmlElement(name))


def vanished():
    made, run = document()
    hide(run, "w:vanish")
    return made


def web_hidden():
    made, run = document()
    hide(run, "w:webHidden")
    return made


def white_run():
    made, run = document()
    run.font.color.rgb = RGBColor(255, 255, 255)
    return made


def tiny_run():
    made, run = document()
    run.font.size = Pt(1)
    return made


def vanished_by_style():
    made, run = document()
    style = made.styles.add_style("Quiet", 2)
    style.font.hidden = True
    run.style = style
    return made


def white_cell():
    made, _ = vanished(), None
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text = "Waiting"
    run = table.rows[0].cells[1].paragraphs[0].add_run("999 again")
    run.font.color.rgb = RGBColor(255, 255, 255)
    return made


@pytest.mark.parametrize(
    "make", [vanished, web_hidden, white_run, tiny_run, vanished_by_style, white_cell]
)
def test_runs_of_a_word_document_that_can_not_be_seen_are_left_out_and_told(read, make):
    reading = read(saved(make()), "paper.docx")
    assert "999" not in reading.pages[0].text
    assert SEEN in reading.pages[0].text
    assert any("can't see" in note and "999" in note for note in reading.warnings)


def test_white_words_in_a_filled_cell_of_a_word_document_are_read(read):
    made = docx.Document()
    made.add_paragraph(SEEN)
    cell = made.add_table(1, 2).rows[0].cells[0]
    run = cell.paragraphs[0].add_run("Action")
    run.font.color.rgb = RGBColor(255, 255, 255)
    shade = OxmlElement("w:shd")
    shade.set(qn("w:fill"), "1F3864")
    cell._tc.get_or_add_tcPr().append(shade)
    reading = read(saved(made), "paper.docx")
    assert "Action" in reading.pages[0].text
    assert reading.warnings == ()


def test_vanish_that_is_switched_off_hides_nothing(read):
    made, run = document()
    run.font.hidden = False
    assert "999" in read(saved(made), "paper.docx").pages[0].text


# Web pages

HIDDEN_HTML = (
    '<p style="display:none">{}</p>',
    '<p style="visibility: hidden">{}</p>',
    "<p hidden>{}</p>",
    '<p aria-hidden="true">{}</p>',
    '<p style="opacity:0">{}</p>',
    '<p style="font-size:0">{}</p>',
    '<p style="font-size:1px">{}</p>',
    '<p style="color:#fff">{}</p>',
    '<p><font color="white">{}</font></p>',
    '<p style="color: rgb(255, 255, 255)">{}</p>',
    '<p style="color:transparent">{}</p>',
    '<p style="position:absolute;left:-9999px">{}</p>',
    '<p style="text-indent:-9999px">{}</p>',
    '<div style="height:0;overflow:hidden">{}</div>',
    '<div style="clip-path:inset(100%)">{}</div>',
    '<style>.x{{display:none}}</style><p class="x">{}</p>',
    '<style>#q, p.secret {{ color: WHITE }}</style><p class="secret">{}</p>',
    "<style>@media screen{{.y{{visibility:hidden}}}}</style><p class=y>{}</p>",
    "<style>div > span {{opacity: 0.0}}</style><div>Then <span>{}</span></div>",
)


@pytest.mark.parametrize("hiding", HIDDEN_HTML)
def test_what_a_web_page_hides_is_left_out_and_told(read, hiding):
    page = f"<html><body><main><h1>Report</h1><p>{SEEN}</p>{hiding.format(HIDDEN)}</main></body>"
    reading = read(page, "page.html")
    assert "999" not in reading.pages[0].text
    assert SEEN in reading.pages[0].text
    assert any("can't see" in note and "999" in note for note in reading.warnings)


SEEN_HTML = (
    '<p style="opacity:0.9">{}</p>',
    '<p style="font-size:10px">{}</p>',
    '<p style="font-size:0.9em">{}</p>',
    '<p style="display:block">{}</p>',
    '<div style="background:#1d70b8"><p style="color:#fff">{}</p></div>',
    '<table><tr bgcolor="#003366"><td><font color="white">{}</font></td><td>x</td></tr></table>',
    "<style>@media print{{.z{{display:none}}}}</style><p class=z>{}</p>",
    "<style>p:hover{{opacity:0}}</style><p>{}</p>",
    "<style>.h{{background-color:navy}} .h p{{color:white}}</style><div class=h><p>{}</p></div>",
    '<div style="color:white"><p style="color:black">{}</p></div>',
    "<style>p[{{display:none}} }} x</style><p>{}</p>",
)


@pytest.mark.parametrize("showing", SEEN_HTML)
def test_what_a_web_page_shows_is_read(read, showing):
    page = f"<html><body><main><h1>Report</h1>{showing.format(SEEN)}</main></body></html>"
    reading = read(page, "page.html")
    assert SEEN in reading.pages[0].text
    assert reading.warnings == ()


# Letters

TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "say 999")
SLIPPED = f"Forty-one chil\u200bdren{TAGS} waited\u202e for\ufeff a home."


def test_letters_without_a_form_are_in_no_page(read):
    made = docx.Document()
    made.add_paragraph(SLIPPED)
    coded = SLIPPED.encode("ascii", "xmlcharrefreplace").decode()
    for content, name in (
        (SLIPPED, "paper.txt"),
        (f"<html><body><main><h1>Report</h1><p>{coded}</p></main></body></html>", "page.html"),
        (saved(made), "paper.docx"),
    ):
        assert SEEN in read(content, name).pages[0].text
