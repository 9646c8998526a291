"""Elements of a web page made into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.read.blocks import BlockKind
from ingest.read.markers import marked
from ingest.read.ordinals import RAISED, ordinal
from ingest.read.unpaged import Piece

if TYPE_CHECKING:
    from bs4 import Tag
    from bs4.element import NavigableString

_BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody
    td tfoot th thead tr ul""".split()
)
_DEEPEST = 150
_ITEM_NUMBER = re.compile(r"\d{1,3}[a-z]?\.?")


class HtmlPieces:
    """Reads elements in order, gathering inline text into paragraphs."""

    def __init__(self) -> None:
        self._tables = 0
        self._inline: list[str] = []
        self._below = 6
        """The level of headings that are only bold: below all that are tagged as such."""

    def read(self, root: Tag) -> list[Piece]:
        """The pieces of an element."""
        tagged = [int(tag.name[1]) for tag in root.find_all(re.compile("^h[1-6]$"))]
        self._below = min(max(tagged, default=0) + 1, 6)
        return [piece for piece in [*self._children(root, 0), *self._flush()] if piece.seen]

    def _children(self, tag: Tag, depth: int) -> Iterator[Piece]:
        from bs4 import Tag
        from bs4.element import NavigableString

        if depth > _DEEPEST:
            self._inline.append(tag.get_text(" "))
            return
        for child in tag.children:
            if isinstance(child, NavigableString):
                self._text(child)
            elif not isinstance(child, Tag):
                continue
            elif child.name == "br":
                self._inline.append("\n")
            elif child.name in _BLOCKS:
                yield from self._flush()
                yield from self._block(child, depth + 1)
                yield from self._flush()
            elif child.name in ("sup", "sub") and child.get_text(strip=True).isdigit():
                self._inline.append(child.get_text(strip=True).translate(RAISED))
            elif child.name != "input":
                yield from self._children(child, depth + 1)

    def _text(self, text: NavigableString) -> None:
        self._inline.append(re.sub(r"\s+", " ", str(text)))

    def _flush(self) -> Iterator[Piece]:
        """The inline text gathered so far, a paragraph a line."""
        text, self._inline = "".join(self._inline), []
        for line in text.split("\n"):
            yield from _paragraph(line)

    def _block(self, tag: Tag, depth: int) -> Iterator[Piece]:
        if re.fullmatch("h[1-6]", tag.name):
            yield Piece(BlockKind.HEADING, _words(tag), int(tag.name[1]))
        elif tag.name in ("ul", "ol"):
            yield from self._list(tag, depth)
        elif tag.name == "table":
            yield from self._table(tag, depth)
        elif tag.name == "dl":
            yield from self._terms(tag, depth)
        elif tag.name in ("p", "div") and (heading := _bold_whole(tag)):
            yield Piece(BlockKind.HEADING, heading, self._below)
        else:
            yield from self._children(tag, depth)

    def _list(self, tag: Tag, depth: int) -> Iterator[Piece]:
        level = len([parent for parent in tag.parents if parent.name in ("ul", "ol")]) + 1
        number = int(str(tag.get("start") or "1")) if str(tag.get("start") or "1").isdigit() else 1
        for item in tag.find_all("li", recursive=False):
            marker = ordinal(number, str(tag.get("type") or "1")) if tag.name == "ol" else "•"
            number += 1
            first = True
            for piece in [*self._children(item, depth + 1), *self._flush()]:
                if piece.kind is BlockKind.PARAGRAPH and first:
                    yield Piece(BlockKind.LIST_ITEM, piece.text, level, marker)
                else:
                    yield piece
                first = False

    def _terms(self, tag: Tag, depth: int) -> Iterator[Piece]:
        """A list of terms, each with what is said of it: "Term: what is said"."""
        term = ""
        for part in tag.find_all(["dt", "dd"]):
            if part.find_parent("dl") is not tag:
                continue
            if part.name == "dd" and term and not part.find(list(_BLOCKS)):
                yield Piece(BlockKind.PARAGRAPH, f"{term.rstrip(':')}: {_words(part)}")
                term = ""
                continue
            yield from _paragraph(term)
            term = _words(part) if part.name == "dt" else ""
            if part.name == "dd":
                yield from [*self._children(part, depth + 1), *self._flush()]
        yield from _paragraph(term)

    def _table(self, tag: Tag, depth: int) -> Iterator[Piece]:
        """Rows of a table; one that only lays out a page, a single column, is read through."""
        rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
        cells = [row.find_all(["td", "th"], recursive=False) for row in rows]
        if max((len(row) for row in cells), default=0) < 2 or tag.find("table"):
            for row in cells:
                for cell in row:
                    yield from self._children(cell, depth + 1)
                    yield from self._flush()
            return
        self._tables += 1
        below: dict[int, int] = {}
        for row in cells:
            texts, merged = _laid_out(row, below)
            header = bool(row) and all(cell.name == "th" for cell in row)
            if any(texts):
                yield Piece(
                    BlockKind.TABLE_ROW,
                    cells=texts,
                    table=self._tables,
                    header=header,
                    merged=merged,
                )


def _laid_out(row: Sequence[Tag], below: dict[int, int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """A row's texts by column, and the columns that a cell above reaches down into.

    `below` has how many rows further down each column's cell reaches; it is brought up to date.
    """
    texts: list[str] = []
    merged: list[int] = []
    waiting = list(row)
    while waiting or below.get(len(texts)):
        if below.get(len(texts)):
            below[len(texts)] -= 1
            merged.append(len(texts))
            texts.append("")
            continue
        cell = waiting.pop(0)
        down, wide = _span(cell, "rowspan"), _span(cell, "colspan")
        below.update({len(texts) + n: down - 1 for n in range(wide)})
        texts += [_words(cell)] + [""] * (wide - 1)
    return tuple(texts), tuple(merged)


def _span(cell: Tag, name: str) -> int:
    span = str(cell.get(name) or "1")
    return max(1, min(int(span), 50)) if span.isdigit() else 1


def numbered_headings(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces with an agenda item's number, which stands in a cell of its own, in its heading."""
    number = ""
    for piece in pieces:
        if piece.kind is BlockKind.PARAGRAPH and _ITEM_NUMBER.fullmatch(piece.text):
            if number:
                yield Piece(BlockKind.PARAGRAPH, number)
            number = piece.text
            continue
        if number and piece.kind is BlockKind.HEADING:
            yield Piece(BlockKind.HEADING, f"{number} {piece.text}", piece.level)
        else:
            if number:
                yield Piece(BlockKind.PARAGRAPH, number)
            yield piece
        number = ""
    if number:
        yield Piece(BlockKind.PARAGRAPH, number)


def _words(tag: Tag) -> str:
    """An element's text on one line; only elements that stand apart part words."""
    return " ".join("".join(_strings(tag, 0)).split())


def _strings(tag: Tag, depth: int) -> Iterator[str]:
    from bs4 import Tag
    from bs4.element import NavigableString

    if depth > _DEEPEST:
        yield tag.get_text(" ")
        return
    for child in tag.children:
        if isinstance(child, NavigableString):
            yield str(child)
        elif not isinstance(child, Tag):
            continue
        elif child.name == "br" or child.name in _BLOCKS:
            yield " "
            yield from _strings(child, depth + 1)
            yield " "
        else:
            yield from _strings(child, depth + 1)


def _paragraph(line: str) -> Iterator[Piece]:
    text = " ".join(line.split())
    mark = marked(text)
    if mark:
        yield Piece(BlockKind.LIST_ITEM, mark.text, 1, mark.marker)
    elif text:
        yield Piece(BlockKind.PARAGRAPH, text)


def _bold_whole(tag: Tag) -> str:
    """The text of an element that is a short line all in bold: a heading by another name."""
    text = _words(tag)
    if not text or len(text) > 120 or text.endswith((".", ";", ",")) or tag.find(list(_BLOCKS)):
        return ""
    bold = " ".join(_words(part) for part in tag.find_all(["b", "strong"]))
    return text.rstrip(":") if bold.replace(" ", "") == text.replace(" ", "") else ""
