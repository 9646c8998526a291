"""Blocks to a Word document, the same bytes each time."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

from tools.demo_corpus.markup import Item, Sort, Source

_STYLES = {
    Sort.TITLE: "Title",
    Sort.SUBTITLE: "Subtitle",
    Sort.HEADING: "Heading 1",
    Sort.HEADING2: "Heading 2",
    Sort.BULLET: "List Bullet",
}


def build_word(source: Source, folder: Path) -> Path:
    """Write the document into `folder`."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.subject = source.title, source.subject
    properties.author = "Scrutineer demo corpus (invented; CC0 1.0)"
    properties.created = properties.modified = datetime(2023, 5, 15, tzinfo=UTC)
    document.sections[0].footer.paragraphs[0].text = source.footer
    for item in source.items:
        _add(document, item)
    path = folder / source.file
    document.save(str(path))
    _settle(path)
    return path


def _add(document: Document, item: Item) -> None:
    if item.sort is Sort.GRID:
        table = document.add_table(len(item.rows), len(item.rows[0]), style="Table Grid")
        for cells, row in zip(table.rows, item.rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
        for cell in table.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True
        document.add_paragraph()
        return
    _write(document.add_paragraph(style=_STYLES.get(item.sort, "Normal")), item.text)


def _write(paragraph: Paragraph, text: str) -> None:
    for at, part in enumerate(re.split(r"\*\*", text)):
        paragraph.add_run(part).bold = at % 2 == 1 or None


def _settle(path: Path) -> None:
    """Give every part of the archive one date, for python-docx stamps them with the clock's."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts:
            info = zipfile.ZipInfo(name, (2023, 5, 15, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, body)
