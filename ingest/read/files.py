"""One file, whatever it is, as a Reading."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import (
    EmptyDocument,
    ReadingLimitExceeded,
    UnreadableDocument,
    UnsupportedFormat,
)
from ingest.read.blocks import Reading
from ingest.read.sniff import Media, sniff

if TYPE_CHECKING:
    from corpus.settings import Settings


def read_file(path: Path, settings: Settings) -> Reading:
    """Read a file here, in this process; raises the UnreadableDocument tree."""
    try:
        size = path.stat().st_size
        if size > settings.max_file_mb * 1_000_000:
            raise ReadingLimitExceeded(
                str(path),
                f"is {size / 1e6:.0f} MB, more than the {settings.max_file_mb} MB that are read: "
                "split it, or set SCRUTINEER_MAX_FILE_MB",
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(str(path), f"can't be opened ({error.strerror})") from error
    return read_bytes(data, path, settings)


def read_bytes(data: bytes, path: Path, settings: Settings) -> Reading:
    """Read a file's content; `path` serves the messages only."""
    match sniff(data):
        case Media.PDF:
            from ingest.read.pdf import read_pdf

            return read_pdf(data, path, settings)
        case Media.TEXT | Media.HTML:
            from ingest.read.text import read_text

            return read_text(data)
        case Media.EMPTY:
            raise EmptyDocument(str(path), "is empty: fetch it again")
        case other:
            raise UnsupportedFormat(
                str(path), f"is {other}, which isn't read: save it as PDF, DOCX, HTML or text"
            )
