from datetime import datetime
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from corpus.errors import UnreadableDocument
from ingest.read.blocks import BlockKind
from tests.ingest.read.drawing import of_kind, texts


def saved(document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_headings_lists_and_tables_come_in_the_order_of_the_document(read):
    document = docx.Document()
    document.add_heading("The plan", 0)
    document.add_heading("First theme", 1)
    document.add_paragraph("In addition we will:")
    document.add_paragraph("Train the staff.", style="List Bullet")
    document.add_paragraph("Write it down.", style="List Number")
    document.add_paragraph("Read it again.", style="List Number")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "1a"
    table.rows[0].cells[1].text = "Visit"
    document.add_paragraph("The end of it.")
    blocks = read(saved(document), "plan.docx").blocks
    assert [(b.kind, b.level, b.marker, b.text) for b in blocks] == [
        (BlockKind.HEADING, 1, "", "The plan"),
        (BlockKind.HEADING, 1, "", "First theme"),
        (BlockKind.PARAGRAPH, 0, "", "In addition we will:"),
        (BlockKind.LIST_ITEM, 1, "•", "Train the staff."),
        (BlockKind.LIST_ITEM, 1, "1", "Write it down."),
        (BlockKind.LIST_ITEM, 1, "2", "Read it again."),
        (BlockKind.TABLE_ROW, 0, "", "1a | Visit"),
        (BlockKind.PARAGRAPH, 0, "", "The end of it."),
    ]


def test_merged_cells_are_given_once(read):
    document = docx.Document()
    table = document.add_table(3, 3)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "x"
    down = table.cell(1, 0).merge(table.cell(2, 0))
    down.text = "both rows"
    across = table.cell(0, 1).merge(table.cell(0, 2))
    across.text = "two columns"
    rows = of_kind(read(saved(document), "plan.docx"), BlockKind.TABLE_ROW)
    assert [row.cells for row in rows] == [
        ("x", "two columns", ""),
        ("both rows", "x", "x"),
        ("", "x", "x"),
    ]


def test_a_header_row_is_told_by_its_style_or_its_weight(read):
    document = docx.Document()
    for style in ("Light Grid Accent 1", "Table Grid"):
        table = document.add_table(2, 2, style=style)
        for at, row in enumerate(table.rows):
            for cell in row.cells:
                cell.paragraphs[0].add_run("word").bold = style == "Table Grid" and at == 0
    rows = of_kind(read(saved(document), "plan.docx"), BlockKind.TABLE_ROW)
    assert [(row.table, row.header) for row in rows] == [
        (1, True),
        (1, False),
        (2, True),
        (2, False),
    ]


def test_headers_and_footers_are_left_out(read):
    document = docx.Document()
    document.add_paragraph("What the paper says.")
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.header.paragraphs[0].text = "OFFICIAL"
    section.footer.paragraphs[0].text = "Page 1"
    assert read(saved(document), "plan.docx").pages[0].text == "What the paper says."


def test_a_bold_line_is_a_heading_below_those_that_say_so(read):
    document = docx.Document()
    document.add_heading("Theme", 2)
    document.add_paragraph().add_run("Under way").bold = True
    document.add_paragraph().add_run("Lead officer: Ada Harrow").bold = True
    headings = of_kind(read(saved(document), "plan.docx"), BlockKind.HEADING)
    assert [(block.level, block.text) for block in headings] == [(2, "Theme"), (3, "Under way")]


def test_text_that_was_inserted_is_read_and_text_that_was_deleted_is_not(read):
    document = docx.Document()
    paragraph = document.add_paragraph("The date is ")
    for name, tag, text in (("w:del", "w:delText", "May"), ("w:ins", "w:t", "June")):
        change, run, words = OxmlElement(name), OxmlElement("w:r"), OxmlElement(tag)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    assert texts(read(saved(document), "plan.docx"), BlockKind.PARAGRAPH) == ["The date is June"]


def test_text_in_content_controls_is_read(read):
    document = docx.Document()
    inner = document.add_paragraph("Held in a control.")._p
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    inner.addprevious(control)
    content.append(inner)
    control.append(content)
    assert texts(read(saved(document), "plan.docx"), BlockKind.PARAGRAPH) == ["Held in a control."]


def test_a_list_numbers_itself_as_word_shows_it(read):
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "7")
    for depth, (form, pattern) in enumerate([("decimal", "%1."), ("lowerRoman", "%1.(%2)")]):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for name, value in (("w:start", "4"), ("w:numFmt", form), ("w:lvlText", pattern)):
            child = OxmlElement(name)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "1")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "7")
    number.append(link)
    numbering.extend([abstract, number])
    for depth in (0, 1, 1, 0, 1):
        properties = document.add_paragraph("item")._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = depth
        properties.get_or_add_numId().val = 1
    items = of_kind(read(saved(document), "plan.docx"), BlockKind.LIST_ITEM)
    assert [(item.level, item.marker) for item in items] == [
        (1, "4"),
        (2, "4.(iv)"),
        (2, "4.(v)"),
        (1, "5"),
        (2, "5.(iv)"),
    ]


def test_the_files_own_properties_are_kept_as_hints(read):
    document = docx.Document()
    document.add_paragraph("Words.")
    document.core_properties.title = "Plan"
    document.core_properties.author = "A. Clerk"
    document.core_properties.created = datetime(2023, 5, 15)
    reading = read(saved(document), "plan.docx")
    assert (reading.title, reading.author, str(reading.created)) == (
        "Plan",
        "A. Clerk",
        "2023-05-15",
    )


def test_a_damaged_word_file_says_what_to_do(read):
    document = docx.Document()
    document.add_paragraph("Words.")
    data = saved(document)
    with pytest.raises(UnreadableDocument, match="damaged Word document"):
        read(data[: len(data) // 2].replace(b"x", b"word/document"), "plan.docx")
