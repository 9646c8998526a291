"""Plain text and Markdown, with the HTML fragments that conversions leave behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.letters import without_unseen
from ingest.read.blocks import BlockKind, Reading
from ingest.read.header_rows import names_columns
from ingest.read.joining import join, vocabulary
from ingest.read.markers import marked
from ingest.read.sniff import Media
from ingest.read.text.headings import heading_levels
from ingest.read.text.markup import sources
from ingest.read.text.paragraphs import Paragraph, paragraphs
from ingest.read.unpaged import Piece, outdented, unpaged


def decode(data: bytes) -> str:
    """The text, whichever common encoding it was saved in."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_text(data: bytes) -> Reading:
    """A text file as one page."""
    return unpaged(Media.TEXT, text_pieces(without_unseen(decode(data))))


def text_pieces(text: str) -> list[Piece]:
    """What a text says, piece by piece."""
    lines = sources(text.replace("\x00", ""))
    known = vocabulary(line.text for line in lines)
    found = paragraphs(lines)
    levels = heading_levels(found)
    pieces: list[Piece] = []
    for at, paragraph in enumerate(found):
        if paragraph.cells:
            pieces.append(_row(found, at, pieces))
        elif levels[at]:
            text = join(paragraph.lines, known).rstrip(":").rstrip()
            pieces.append(Piece(BlockKind.HEADING, text, levels[at]))
        else:
            pieces.append(_prose(join(paragraph.lines, known), paragraph.indent, pieces))
    return list(_without_empty(outdented(pieces)))


def _row(found: Sequence[Paragraph], at: int, before: Sequence[Piece]) -> Piece:
    """A row; one right after another row is of the same table."""
    row = found[at]
    goes_on = at > 0 and bool(found[at - 1].cells) and not row.apart
    tables = [piece.table for piece in before if piece.table]
    number = (tables[-1] if tables else 0) + (0 if goes_on else 1)
    following = found[at + 1] if at + 1 < len(found) else None
    header = not goes_on and following is not None and _names_columns(row, following)
    cells = row.cells[: _columns(found, at)]
    return Piece(BlockKind.TABLE_ROW, cells=cells, table=number, header=header)


def _columns(found: Sequence[Paragraph], at: int) -> int:
    """How many columns the table of a row has: up to the last that any of its rows fills."""
    first = last = at
    while first and found[first - 1].cells and not found[first].apart:
        first -= 1
    while last + 1 < len(found) and found[last + 1].cells and not found[last + 1].apart:
        last += 1
    rows = (row.cells for row in found[first : last + 1])
    return max(n for cells in rows for n, cell in enumerate(cells, 1) if cell)


def _names_columns(row: Paragraph, following: Paragraph) -> bool:
    if not following.cells or following.apart:
        return False
    if row.divided:
        return True
    filled = [bold for bold, cell in zip(row.bold_cells, row.cells, strict=True) if cell]
    bold = all(filled) and not any(following.bold_cells)
    return bold or names_columns(row.cells, following.cells)


def _prose(text: str, indent: int, before: Sequence[Piece]) -> Piece:
    mark = marked(text)
    if mark is None:
        return Piece(BlockKind.PARAGRAPH, text)
    level = 1 + min(indent // 3, 3)
    if mark.bullet and level == 1 and _introduced_by_number(before):
        level = 2
    return Piece(BlockKind.LIST_ITEM, mark.text, level, mark.marker)


def _introduced_by_number(before: Sequence[Piece]) -> bool:
    """Whether the bullets now being read stand under a numbered item that ends in a colon."""
    for piece in reversed(before):
        if piece.kind is not BlockKind.LIST_ITEM:
            return False
        if piece.marker[:1].isalnum() or piece.marker[:1] == "(":
            return piece.text.endswith((":", "–", "-"))
    return False


def _without_empty(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces without the bullets that nothing follows."""
    for piece in pieces:
        if any(character.isalnum() for character in piece.seen):
            yield piece
