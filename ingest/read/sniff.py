"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import re
from enum import StrEnum

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCK = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<title[\s>]|<meta\s", re.IGNORECASE
)
_LOOK = 4096


class Media(StrEnum):
    """The kinds of content we tell apart; the last six we can't read."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    HTML = "text/html"
    TEXT = "text/plain"
    CSV = "text/csv"
    EMPTY = "empty"
    LOCKED = "a locked Office file"
    OLE = "an old Office file"
    ZIP = "a ZIP archive"
    PICTURE = "a picture"
    BINARY = "binary data"


def sniff(data: bytes) -> Media:
    """What `data`, the whole of a file, is."""
    head = data[:_LOOK]
    if not data.strip(b" \t\r\n\x00\x0c"):
        return Media.EMPTY
    if b"%PDF-" in head[:1024]:
        return Media.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if b"xl/workbook" in data:
            return Media.XLSX
        return Media.DOCX if b"word/document" in data else Media.ZIP
    if head.startswith(_OLE):
        return Media.LOCKED if _LOCK in data else Media.OLE
    if head.startswith(_PICTURES):
        return Media.PICTURE
    return _sniff_text(head)


def _sniff_text(head: bytes) -> Media:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Media.TEXT
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0c\x1b" for byte in head)
    if controls > len(head) // 100:
        return Media.BINARY
    return Media.HTML if _HTML.search(head) else Media.TEXT
