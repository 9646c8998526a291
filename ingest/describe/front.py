"""A paper's front: its first lines without markup, and the fields ("Author: ...") they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from ingest.read.blocks import BlockKind, Reading

_BREAK_TAG = re.compile(r"</?(?:p|br|div|li|tr|td|th|h\d)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|__|^\s*#+\s*|^\s*>\s+|\\$", re.MULTILINE)
_SENTENCE_END = re.compile(r"[a-z]{2}[)’”]?\.(?=\s|$)")
_LABEL = r"[ \t]*[:\-–—][ \t]*"


@dataclass(frozen=True)
class Front:
    """The paper's words without markup, page by page, and its running lines."""

    pages: tuple[str, ...]
    running: tuple[str, ...] = ()
    prose: tuple[tuple[str, ...], ...] = ()
    """The lines of each paragraph of the first page that holds a sentence."""

    @classmethod
    def of(cls, reading: Reading) -> Front:
        """Clean the pages of a reading."""
        pages = tuple(without_markup(page.text) for page in reading.pages)
        running = tuple(without_markup(line) for line in reading.running)
        return cls(pages, running, tuple(_paragraphs_of_sentences(reading)))

    @cached_property
    def text(self) -> str:
        """The whole paper."""
        return "\n".join(self.pages)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The whole paper's lines, blank ones left out."""
        lines = (re.sub(r"\s+", " ", line).strip() for line in self.text.split("\n"))
        return tuple(line for line in lines if line)

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """The first forty lines."""
        return self.lines[:40]

    def field(self, *labels: str, within: int = 60) -> str | None:
        """What stands after a label, on its line or, where that is empty, on the next."""
        names = "|".join(labels)
        pattern = re.compile(rf"^(?:{names}){_LABEL}(.*)$", re.IGNORECASE)
        lines = self.lines[:within]
        for line, following in zip_longest(lines, lines[1:], fillvalue=""):
            found = pattern.match(line)
            if found and (value := found[1].strip() or following.strip()):
                return value
        return None


def _paragraphs_of_sentences(reading: Reading) -> Iterator[tuple[str, ...]]:
    for page in reading.pages[:1]:
        for block in reading.blocks:
            of_page = block.page == page.number and block.kind is BlockKind.PARAGRAPH
            if of_page and _SENTENCE_END.search(block.text):
                lines = without_markup(page.text[block.start : block.end]).split("\n")
                yield tuple(" ".join(line.split()) for line in lines)


def without_markup(text: str) -> str:
    """The text without HTML tags, Markdown marks and link targets; a table cell is a line."""
    text = _BREAK_TAG.sub("\n", text)
    text = _LINK.sub(r"\1", _TAG.sub("", text))
    return _MARKS.sub("", text).replace("\t", "\n").replace("\xa0", " ").replace("\r", "")
