"""A PDF as pages of blocks: PDFium for words and boxes, pypdf as second opinion."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus.errors import EncryptedDocument, UnreadableDocument
from ingest.read.assemble import assemble
from ingest.read.blocks import Reading
from ingest.read.flow import drafts, measure
from ingest.read.joining import vocabulary
from ingest.read.layout import lay_out
from ingest.read.lines import Line, page_lines
from ingest.read.pagetext import in_order, write_page
from ingest.read.rules import Rules, page_rules
from ingest.read.running import part_running, running_texts
from ingest.read.sniff import Media
from ingest.read.words import frame_of, page_words

if TYPE_CHECKING:
    from corpus.settings import Settings


class Sheet(NamedTuple):
    """What is drawn on a page."""

    lines: list[Line]
    rules: Rules
    size: tuple[float, float]
    scanned: bool = False


def read_pdf(data: bytes, path: Path, settings: Settings) -> Reading:
    """Read a PDF; raises EncryptedDocument or UnreadableDocument."""
    document = _open(data, path)
    try:
        count = min(len(document), settings.max_pages)
        sheets = [_sheet(document[at]) for at in range(count)]
    finally:
        document.close()
    return as_reading(sheets)


def as_reading(sheets: Sequence[Sheet]) -> Reading:
    """Pages and blocks from what is drawn on each page."""
    margins = part_running([sheet.lines for sheet in sheets], [sheet.size[1] for sheet in sheets])
    items = [
        lay_out(margin.body, sheet.rules) for margin, sheet in zip(margins, sheets, strict=True)
    ]
    written = [
        write_page(number, in_order(margin.head, page, margin.foot), sheet.size, sheet.scanned)
        for number, (margin, page, sheet) in enumerate(zip(margins, items, sheets, strict=True), 1)
    ]
    known = vocabulary(line.text for sheet in sheets for line in sheet.lines)
    usual = measure(items)
    found = [draft for number, page in enumerate(items, 1) for draft in drafts(number, page, usual)]
    return Reading(
        Media.PDF,
        True,
        tuple(page.page for page in written),
        assemble(found, written, known),
        running_texts(margins),
    )


def _sheet(page: Any) -> Sheet:
    try:
        return Sheet(
            page_lines(page_words(page)), page_rules(page, frame_of(page)), page.get_size()
        )
    finally:
        page.close()


def _open(data: bytes, path: Path) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedDocument(str(path), "needs a password: save it without one") from error
        raise UnreadableDocument(str(path), f"is a damaged PDF ({error}): save it again") from error
