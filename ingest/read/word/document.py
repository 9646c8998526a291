"""A Word document: paragraphs, lists and tables in order, without its headers and footers."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from corpus.errors import UnreadableDocument
from ingest.read.archives import check_unpacked
from ingest.read.blocks import BlockKind, Reading
from ingest.read.header_rows import names_columns
from ingest.read.hidden import hidden_words
from ingest.read.markers import marked
from ingest.read.properties import is_property
from ingest.read.sniff import Media
from ingest.read.unpaged import Piece, outdented, unpaged
from ingest.read.word.fills import fill_of, ratings_of
from ingest.read.word.lists import Numbering
from ingest.read.word.text import footnotes, inner_paragraphs, is_bold, paragraph_text, qn
from ingest.read.word.unseen import Looks

if TYPE_CHECKING:
    from ingest.read.limits import Limits


def read_docx(data: bytes, path: Path, limits: Limits) -> Reading:
    """Read a Word document; raises UnreadableDocument or ReadingLimitExceeded."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    damage = (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, BadZipFile, zlib.error)
    check_unpacked(data, path, limits, "Word document")
    try:
        document = docx.Document(io.BytesIO(data))
        looks = Looks(document)
        hidden = [looks.take_unseen(document.element.body)]
        pieces = list(DocxPieces(document, looks, hidden).read())
    except damage as error:
        why = f"is a damaged Word document ({error}): open it in Word and save it again"
        raise UnreadableDocument(str(path), why) from error
    properties = document.core_properties
    return unpaged(
        Media.DOCX,
        outdented(pieces),
        title=(properties.title or "").strip(),
        author=(properties.author or "").strip(),
        created=_day(properties.created),
        warnings=tuple(hidden_words({0: " ".join(hidden)})),
    )


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


class DocxPieces:
    """Reads a document's body in order; what its notes hide is added to `hidden`."""

    def __init__(self, document: Any, looks: Looks, hidden: list[str]) -> None:
        self._document = document
        self._looks, self._hidden = looks, hidden
        self._numbering = Numbering(document)
        self._tables = 0
        self._deepest = 0

    def read(self) -> Iterator[Piece]:
        """The pieces of the body, then the footnotes."""
        body = self._document.element.body
        pieces = list(self._blocks(body))
        below = min(1 + max((p.level for p in pieces if p.kind is BlockKind.HEADING), default=0), 6)
        for piece in pieces:
            bold_heading = piece.kind is BlockKind.HEADING and piece.level == 0
            yield Piece(BlockKind.HEADING, piece.text, below) if bold_heading else piece
        for number, text in footnotes(self._document, self._looks.take_unseen, self._hidden):
            yield Piece(BlockKind.FOOTNOTE, text, marker=number)

    def _blocks(self, parent: Any) -> Iterator[Piece]:
        for child in parent.iterchildren():
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag == qn("w:sdt"):
                for content in child.iterchildren(qn("w:sdtContent")):
                    yield from self._blocks(content)
            elif child.tag in (qn("w:ins"), qn("w:customXml"), qn("w:moveTo")):
                yield from self._blocks(child)

    def _paragraph(self, element: Any) -> Iterator[Piece]:
        text = paragraph_text(element)
        if text:
            yield self._piece(element, text)
        for inner in inner_paragraphs(element):
            yield from self._paragraph(inner)

    def _piece(self, element: Any, text: str) -> Piece:
        style = self._style(element)
        level = _heading_level(style, element)
        label = self._numbering.label(element, style)
        if level:
            return Piece(BlockKind.HEADING, f"{label.marker} {text}" if label else text, level)
        if label:
            return Piece(BlockKind.LIST_ITEM, text, label.level, label.marker)
        mark = marked(text)
        if mark:
            return Piece(BlockKind.LIST_ITEM, mark.text, 1, mark.marker)
        short = len(text) <= 120 and not text.endswith((".", ";", ","))
        if short and is_bold(element) and not is_property(text):
            return Piece(BlockKind.HEADING, text.rstrip(":"), 0)
        return Piece(BlockKind.PARAGRAPH, text)

    def _style(self, element: Any) -> Any:
        from docx.enum.style import WD_STYLE_TYPE

        return self._document.part.get_style(element.style, WD_STYLE_TYPE.PARAGRAPH)

    def _table(self, element: Any) -> Iterator[Piece]:
        """A table's rows. A cell that is merged over several is given once, the rest as empty."""
        self._tables += 1
        number = self._tables
        rows = [row for row in element.iter(qn("w:tr")) if _owner(row) is element]
        read = [_cells(row) for row in rows]
        cells = [texts for texts, _, _ in read]
        header = self._has_header(element, rows) or (
            len(cells) > 1 and names_columns(cells[0], cells[1])
        )
        for at, (texts, merged, rated) in enumerate(read):
            if any(texts):
                yield Piece(
                    BlockKind.TABLE_ROW,
                    cells=texts,
                    table=number,
                    header=at == 0 and header and len(cells) > 1,
                    merged=merged,
                    rated=rated,
                )

    def _has_header(self, table: Any, rows: list[Any]) -> bool:
        """Whether the first row is a header: marked, set apart by the table's style, or bold."""
        if not rows:
            return False
        if rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
            return True
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        name = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        if look is not None and name is not None and look.get(qn("w:firstRow")) == "1":
            path = (
                f"//w:style[@w:styleId='{name.get(qn('w:val'))}']/w:tblStylePr[@w:type='firstRow']"
            )
            if self._document.styles.element.xpath(path):
                return True
        bold = [
            [is_bold(paragraph) for paragraph in row.iter(qn("w:p")) if paragraph_text(paragraph)]
            for row in rows[:2]
        ]
        return len(bold) == 2 and bool(bold[0]) and all(bold[0]) and not all(bold[1])


def _owner(row: Any) -> Any:
    parent = row.getparent()
    while parent.tag != qn("w:tbl"):
        parent = parent.getparent()
    return parent


def _heading_level(style: Any, element: Any) -> int:
    """1 to 6 for a heading, by its style's outline level or name; 0 for anything else."""
    outline = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    while outline is None and style is not None:
        outline = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        name = (style.name or "").lower()
        if outline is None and name.startswith("heading ") and name[8:].isdigit():
            return min(int(name[8:]), 6)
        if name in ("title", "subtitle"):
            return 1 if name == "title" else 2
        style = style.base_style
    if outline is None:
        return 0
    depth = int(outline.get(qn("w:val"), "9"))
    return min(depth + 1, 6) if depth < 9 else 0


def _cells(row: Any) -> tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]:
    """The texts of a row's cells, the columns whose cell is merged with the one above, and the
    ratings that empty cells give by their colour.
    """
    texts: list[str] = []
    fills: list[str] = []
    merged: list[int] = []
    for cell in row.iter(qn("w:tc")):
        if next(cell.iterancestors(qn("w:tr"))) is not row:
            continue
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        width = int(span.get(qn("w:val"), "1")) if span is not None else 1
        down = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = down is not None and down.get(qn("w:val"), "continue") == "continue"
        parts = (paragraph_text(paragraph) for paragraph in cell.iter(qn("w:p")))
        merged += [len(texts)] if goes_on else []
        texts.append("" if goes_on else " ".join(part for part in parts if part))
        texts += [""] * min(width - 1, 100)
        fills += [fill_of(cell), *[""] * (len(texts) - len(fills) - 1)]
    return tuple(texts), tuple(merged), ratings_of(texts, fills)
