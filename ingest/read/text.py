"""Plain text and Markdown, with the HTML fragments that conversions leave behind."""

from __future__ import annotations

import re

from corpus.types import PageText
from ingest.read.blocks import Block, BlockKind, Reading
from ingest.read.markers import marked
from ingest.read.sniff import Media


def decode(data: bytes) -> str:
    """The text, whichever common encoding it was saved in."""
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace")


def read_text(data: bytes) -> Reading:
    """A text file as one unpaged page."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    text = re.sub(r"<br\s*/?>", "\n", text)
    text = re.sub(r"</?\w[^>]*>", "", text)
    text = re.sub(r"\*\*|^#+\s*", "", text, flags=re.MULTILINE)
    blocks = []
    for found in re.finditer(r"\S[^\n]*", text):
        line = found.group().strip()
        mark = marked(line)
        kind = BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH
        blocks.append(
            Block(
                kind,
                1,
                found.start(),
                found.start() + len(line),
                mark.text if mark else line,
                marker=mark.marker if mark else "",
                level=1 if mark else 0,
            )
        )
    return Reading(Media.TEXT, False, (PageText(1, text),), tuple(blocks))
