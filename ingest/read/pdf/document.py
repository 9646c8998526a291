"""A PDF as pages of blocks: PDFium for words and boxes, pypdf as second opinion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus.errors import EmptyDocument, EncryptedDocument, ScannedDocument, UnreadableDocument
from ingest.read.blocks import Reading
from ingest.read.hidden import hidden_words
from ingest.read.joining import vocabulary
from ingest.read.pdf.assemble import assemble
from ingest.read.pdf.flow import drafts, measure
from ingest.read.pdf.layout import lay_out
from ingest.read.pdf.losses import losses_of
from ingest.read.pdf.page_text import in_order, write_page
from ingest.read.pdf.rescue import with_new_ends
from ingest.read.pdf.running import part_running, running_texts
from ingest.read.pdf.second_opinion import SecondOpinion
from ingest.read.pdf.sheets import Sheet, Sheets
from ingest.read.sniff import Media

if TYPE_CHECKING:
    from ingest.read.limits import Limits


class Claims(NamedTuple):
    """What the file's own properties say."""

    title: str
    author: str
    created: date | None


def read_pdf(data: bytes, path: Path, limits: Limits) -> Reading:
    """Read a PDF; raises EncryptedDocument, ScannedDocument or UnreadableDocument."""
    opinion = SecondOpinion(data)
    warnings: list[str] = []
    document = _open(data, path, warnings)
    try:
        sheets = Sheets(document, opinion).read(limits.pages)
        count = len(document)
        claims = _claims(document)
    finally:
        document.close()
    if count > limits.pages:
        warnings.append(f"only the first {limits.pages} of its {count} pages were read")
    warnings += losses_of(data, sheets, count, opinion)
    losses = tuple(warnings)
    warnings += _unplaced(sheets)
    warnings += hidden_words({n: " ".join(each.unseen) for n, each in enumerate(sheets, 1)})
    scanned = tuple(n for n, sheet in enumerate(sheets, 1) if sheet.picture and not sheet.lines)
    if scanned and not any(sheet.lines for sheet in sheets):
        why = 'has only pictures of pages: install with: pip install ".[ocr]"'
        raise ScannedDocument(str(path), why)
    if not any(sheet.lines for sheet in sheets):
        raise EmptyDocument(str(path), "has no text on any page: save it again from its source")
    if scanned:
        listed = ", ".join(str(number) for number in scanned)
        mend = 'to read them install with: pip install ".[ocr]"'
        warnings.append(f"pages that are pictures were left out ({listed}); {mend}")
    return replace(as_reading(sheets, claims, scanned, tuple(warnings)), losses=losses)


def as_reading(
    sheets: Sequence[Sheet],
    claims: Claims,
    scanned: tuple[int, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Reading:
    """Pages and blocks from what is drawn on each page."""
    margins = part_running([sheet.lines for sheet in sheets], [sheet.size[1] for sheet in sheets])
    items = [
        lay_out(margin.body, sheet.rules) for margin, sheet in zip(margins, sheets, strict=True)
    ]
    written = [
        write_page(number, in_order(margin.head, page, margin.foot), sheet)
        for number, (margin, page, sheet) in enumerate(zip(margins, items, sheets, strict=True), 1)
    ]
    known = vocabulary(line.text for sheet in sheets for line in sheet.lines)
    usual = measure(items)
    found = [draft for number, page in enumerate(items, 1) for draft in drafts(number, page, usual)]
    return Reading(
        Media.PDF,
        True,
        tuple(page.page for page in written),
        assemble(found, written, known, [sheet.rules for sheet in sheets]),
        running_texts(margins),
        *claims,
        scanned=scanned,
        warnings=warnings,
    )


def _open(data: bytes, path: Path, warnings: list[str]) -> Any:
    """The document in PDFium; one that lost its end is given a new one."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            why = "needs a password: open it and save it without one"
            raise EncryptedDocument(str(path), why) from error
        failure = error
    best = max(_rescued(data), key=_pages_with_text, default=None)
    if best is None or not _pages_with_text(best):
        why = f"is damaged beyond reading ({failure}): fetch it again, or print it to a new PDF"
        raise UnreadableDocument(str(path), why) from failure
    warnings.append("the file is damaged: what could be recovered was read")
    return best


def _rescued(data: bytes) -> Iterator[Any]:
    """What opens when a file that lost its end is given a new one."""
    import pypdfium2

    for mended in with_new_ends(data):
        try:
            yield pypdfium2.PdfDocument(mended)
        except pypdfium2.PdfiumError:
            continue


def _pages_with_text(document: Any) -> int:
    import pypdfium2

    found = 0
    for at in range(len(document)):
        try:
            page = document[at]
        except pypdfium2.PdfiumError:
            continue
        textpage = page.get_textpage()
        found += textpage.count_chars() > 0
        textpage.close()
        page.close()
    return found


def _unplaced(sheets: Sequence[Sheet]) -> list[str]:
    """The pages whose words are known and not where they stand."""
    found = [str(number) for number, sheet in enumerate(sheets, 1) if not sheet.boxed]
    return [f"pages whose words have no place on them: {', '.join(found)}"] if found else []


def _claims(document: Any) -> Claims:
    said = document.get_metadata_dict(skip_empty=True)
    digits = said.get("CreationDate", "").removeprefix("D:")[:8]
    try:
        created = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        created = None
    return Claims(said.get("Title", "").strip(), said.get("Author", "").strip(), created)
