"""One file, whatever it is, as a Reading, read in this process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.errors import (
    EmptyDocument,
    EncryptedDocument,
    ReadingLimitExceeded,
    UnreadableDocument,
    UnsupportedFormat,
)
from ingest.read.blocks import Reading
from ingest.read.limits import Limits
from ingest.read.sniff import Media, sniff

_MENDS = {
    Media.OLE: "is an old Office file (.doc): open it in Word and save it as .docx or PDF",
    Media.ZIP: "is an archive that is no Word document or workbook: unpack it, and give the files in it",
    Media.PICTURE: "is a picture: save it as a PDF, which is read with the ocr extra",
    Media.BINARY: "is neither PDF, Word, workbook, web page nor text: save it as one of these",
}
_NAMED = {
    ".pdf": (Media.PDF,),
    ".docx": (Media.DOCX,),
    ".xlsx": (Media.XLSX,),
    ".csv": (Media.CSV,),
    ".doc": (),
    ".htm": (Media.HTML,),
    ".html": (Media.HTML,),
    ".txt": (Media.TEXT, Media.HTML),
    ".md": (Media.TEXT, Media.HTML),
}


def read_here(path: Path, limits: Limits) -> Reading:
    """Read a file in this process, without limits on time and memory.

    Raises the UnreadableDocument tree. `read_file` does the same in a child process.
    """
    try:
        if path.exists() and not path.is_file():
            raise UnreadableDocument(str(path), "is no file: give files, or a folder of them")
        size = path.stat().st_size
        if size > limits.file_bytes:
            why = (
                f"is {size / 1e6:.0f} MB, more than the {limits.file_bytes / 1e6:.0f} MB that are "
                "read: split it, or set SCRUTINEER_MAX_FILE_MB"
            )
            raise ReadingLimitExceeded(str(path), why)
        data = path.read_bytes()
    except OSError as error:
        why = f"can't be opened ({error.strerror}): check that it is there and may be read"
        raise UnreadableDocument(str(path), why) from error
    return _read(data, path, limits)


def _read(data: bytes, path: Path, limits: Limits) -> Reading:
    media = sniff(data)
    if media is Media.TEXT and path.suffix.lower() == ".csv":
        media = Media.CSV  # its content is text: no more than the name tells the two apart
    match media:
        case Media.PDF:
            from ingest.read.pdf.document import read_pdf

            reading = read_pdf(data, path, limits)
        case Media.DOCX:
            from ingest.read.word.document import read_docx

            reading = read_docx(data, path, limits)
        case Media.XLSX:
            from ingest.read.sheet.workbook import read_workbook

            reading = read_workbook(data, path, limits)
        case Media.CSV:
            from ingest.read.sheet.separated import read_separated

            reading = read_separated(data, path)
        case Media.HTML:
            from ingest.read.html.document import read_html

            reading = read_html(data)
        case Media.TEXT:
            from ingest.read.text.document import read_text

            reading = read_text(data)
        case Media.EMPTY:
            raise EmptyDocument(str(path), "is empty: fetch it again")
        case Media.LOCKED:
            raise EncryptedDocument(str(path), "needs a password: open it and save it without one")
        case _:
            raise UnsupportedFormat(str(path), _MENDS[media])
    if not reading.blocks:
        raise EmptyDocument(str(path), "has no text in it: check that it is the right file")
    if media not in _NAMED.get(path.suffix.lower(), (media,)):
        told = f"named {path.suffix}, but its content is {media.name}: it was read as that"
        return replace(reading, warnings=(*reading.warnings, told))
    return reading
