"""Documents without pages: pieces of text in order, made into a Reading of one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from corpus.types import PageText
from ingest.read.blocks import Block, BlockKind, Reading
from ingest.read.numbered import numbered_paragraphs
from ingest.read.sniff import Media


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has a place: what a reader sees is its marker and its text."""

    kind: BlockKind
    text: str = ""
    level: int = 0
    marker: str = ""
    cells: tuple[str, ...] = ()
    table: int = 0
    header: bool = False
    merged: tuple[int, ...] = ()
    rated: tuple[str, ...] = ()
    row: int = 0

    @property
    def seen(self) -> str:
        """The piece as it stands on the page; a row's cells are parted by tabs."""
        if self.kind is BlockKind.TABLE_ROW:
            return "\t".join(cell for cell in self.cells if cell)
        return f"{self.marker} {self.text}".strip()


def outdented(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces whose lists start at level 1, however far the file indents them."""
    for items, run in groupby(pieces, lambda piece: piece.kind is BlockKind.LIST_ITEM):
        members = list(run)
        least = min(piece.level for piece in members) - 1 if items else 0
        yield from (replace(piece, level=piece.level - least) for piece in members)


def unpaged(
    media: Media,
    pieces: Iterable[Piece],
    *,
    title: str = "",
    author: str = "",
    created: date | None = None,
    source_url: str = "",
    running: tuple[str, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Reading:
    """A Reading of one page, which holds the pieces a line each; empty pieces are left out."""
    blocks: list[Block] = []
    lines: list[str] = []
    at = 0
    for piece in pieces:
        seen = piece.seen
        if not seen:
            continue
        end = at + len(seen)
        text = " | ".join(cell for cell in piece.cells if cell) if piece.cells else piece.text
        blocks.append(
            Block(
                piece.kind,
                1,
                at,
                end,
                text,
                piece.level,
                piece.marker,
                cells=piece.cells,
                table=piece.table,
                header=piece.header,
                merged=piece.merged,
                rated=piece.rated,
                row=piece.row,
            )
        )
        lines.append(seen)
        at = end + 1
    page = PageText(1, "\n".join(lines))
    return Reading(
        media,
        False,
        (page,),
        tuple(numbered_paragraphs(blocks)),
        running,
        title,
        author,
        created,
        source_url,
        (),
        warnings,
    )
