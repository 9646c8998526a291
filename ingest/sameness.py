"""When two files hold the same paper: by its words and figures, whatever sort of file each is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from corpus.text import normalise
from ingest.read.blocks import Block, Reading

_TELLING = re.compile(r"\w|(?<=\d)[^\w](?=\d)|[£$€+-](?=\d)|(?<=\d)%")
"""Letters and digits, and the marks that make a figure another: 1.5, 2023-24, -3, 40%."""


def words_digest(reading: Reading) -> str:
    """The same for two readings of one paper. "" where the words don't tell: pages as pictures, loss.

    Running titles, layout, bullets and printed numbers of paragraphs don't matter. Every figure
    does, and so does the colour that a cell is rated by.
    """
    if reading.scanned or reading.losses:
        return ""
    text = normalise(" ".join(part for block in reading.blocks for part in _parts(block)))
    telling = "".join(_TELLING.findall(text.casefold()))
    return hashlib.sha256(telling.encode("utf-8", "surrogatepass")).hexdigest() if telling else ""


def _parts(block: Block) -> Iterator[str]:
    yield from block.cells or (block.text,)
    yield from block.rated
