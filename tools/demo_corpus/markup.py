"""The small markup that the demo's texts are written in, and its parts.

A text opens with `key: value` lines up to `---`. Then come blocks, parted by blank lines:

    = title   == subtitle   # heading   ## heading   ### heading
    - bullet   -- bullet below a bullet
    #. paragraph that is numbered   #. [name] the same, that `@name` elsewhere refers to
    | cell | cell |   rows of a table, after a line that says which sort: !grid sort
    !page  !contents  !rule  !address  !note 1 text  !judged area | grade
    anything else is a paragraph; **bold** and *italic* inside it
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Sort(StrEnum):
    """What a block is."""

    TITLE = "="
    SUBTITLE = "=="
    HEADING = "#"
    HEADING2 = "##"
    HEADING3 = "###"
    BULLET = "-"
    BULLET2 = "--"
    NUMBERED = "#."
    GRID = "grid"
    PARAGRAPH = "paragraph"
    PAGE = "page"
    CONTENTS = "contents"
    RULE = "rule"
    ADDRESS = "address"
    NOTE = "note"
    JUDGED = "judged"


@dataclass(frozen=True)
class Item:
    """One block. `number` counts the numbered paragraphs; `rows` are a grid's; `style` its sort."""

    sort: Sort
    text: str = ""
    number: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    style: str = ""


@dataclass(frozen=True)
class Source:
    """A text's opening lines, and its blocks."""

    file: str
    title: str
    layout: str
    subject: str
    footer: str
    footer2: str
    items: tuple[Item, ...]


_MARKED = re.compile(r"(={1,2}|#{1,3}|-{1,2}|#\.)\s+(.*)", re.S)
_NAMED = re.compile(r"\[(\w+)\]\s+(.*)", re.S)


def read_source(path: Path) -> Source:
    """Read a text. A key that is missing is an empty string; an unknown one is a KeyError."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    keys = dict.fromkeys(("file", "title", "layout", "subject", "footer", "footer2"), "")
    for line in head.splitlines():
        key, _, value = line.partition(":")
        if key not in keys:
            raise KeyError(f"{path.name}: no such key as {key!r}")
        keys[key] = value.strip()
    return Source(**keys, items=tuple(read_items(body)))


def read_items(body: str) -> list[Item]:
    """The blocks of a text, its paragraphs numbered and its `@name`s replaced by numbers."""
    names: dict[str, int] = {}
    items: list[Item] = []
    number = 0
    for chunk in re.split(r"\n\s*\n", body.strip()):
        for item in _read_chunk(chunk):
            if item.sort is not Sort.NUMBERED:
                items.append(item)
                continue
            number += 1
            named = _NAMED.match(item.text)
            if named:
                names[named[1]] = number
            items.append(Item(item.sort, named[2] if named else item.text, number))
    return [_with_numbers(item, names) for item in items]


def _with_numbers(item: Item, names: dict[str, int]) -> Item:
    text = re.sub(r"@(\w+)", lambda m: str(names[m[1]]), item.text)
    return Item(item.sort, text, item.number, item.rows, item.style)


def _read_chunk(chunk: str) -> list[Item]:
    if chunk.startswith("!"):
        return [_read_directive(chunk)]
    if chunk.startswith("-"):
        return [_read_marked(part) for part in re.split(r"\n(?=-{1,2} )", chunk)]
    lines = chunk.splitlines()
    listed = next((at for at, line in enumerate(lines) if line.startswith("- ")), 0)
    if listed:
        return [
            Item(Sort.PARAGRAPH, " ".join(lines[:listed])),
            *_read_chunk("\n".join(lines[listed:])),
        ]
    return [_read_marked(chunk)]


def _read_marked(chunk: str) -> Item:
    marked = _MARKED.match(chunk)
    if marked:
        return Item(Sort(marked[1]), marked[2].replace("\n", " "))
    return Item(Sort.PARAGRAPH, chunk)


def _read_directive(chunk: str) -> Item:
    first, _, rest = chunk[1:].partition("\n")
    word, _, value = first.partition(" ")
    if word == "grid":
        rows = tuple(_cells(line) for line in rest.splitlines())
        return Item(Sort.GRID, rows=rows, style=value)
    if word == "judged":
        return Item(Sort.JUDGED, rows=(_cells(f"| {value} |"),))
    return Item(Sort(word), rest if word == "address" else value)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
