"""The drawing process itself: `python -m ui.page_pictures.child`, spoken to over its pipes."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Any

from ingest.read.process import receive, send
from ingest.read.worker import limit_memory

_COLOURS = 128
"""A page of words and a chart needs no more, and the picture is a quarter of the size."""

_MOST_PIXELS = 30_000_000
"""A page may say that it is as large as a field."""


def main() -> None:
    """Read the memory allowed, then what to draw, until there is no more."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the replies
    asked = sys.stdin.buffer
    limit_memory(receive(asked))
    while True:
        try:
            path, number, scale = receive(asked)
        except EOFError:
            return
        send(replies, picture_or_reason(path, number, scale))


def picture_or_reason(path: Path, number: int, scale: float) -> bytes | str:
    """The page as PNG, or why there is none."""
    try:
        return draw(path, number, scale)
    except MemoryError:
        return "it takes too much memory"
    except Exception as error:  # noqa: BLE001 - whatever is wrong in a file is told, as a reason
        return f"{type(error).__name__}: {error}"


def draw(path: Path, number: int, scale: float) -> bytes:
    """Page `number`, from 1, as PNG with so many pixels a point."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(path)
    try:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(scale, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        return _png(page.render(scale=scale).to_pil())
    finally:
        document.close()


def _png(image: Any) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").quantize(_COLOURS, method=2).save(out, "PNG", compress_level=6)
    return out.getvalue()


if __name__ == "__main__":
    main()
