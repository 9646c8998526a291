"""Office files are archives: one that unpacks to far more than it is, is refused unopened."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from corpus.errors import ReadingLimitExceeded, UnreadableDocument

if TYPE_CHECKING:
    from ingest.read.limits import Limits

_MOST_PARTS = 10_000


def check_unpacked(data: bytes, path: Path, limits: Limits, what: str) -> None:
    """UnreadableDocument where the archive of a `what` is damaged, ReadingLimitExceeded where it is
    too large unpacked.
    """
    try:
        parts = ZipFile(io.BytesIO(data)).infolist()
    except BadZipFile as error:
        why = f"is a damaged {what} ({error}): fetch it again"
        raise UnreadableDocument(str(path), why) from error
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    whole = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or xml > 100_000_000 or whole > limits.file_bytes * 5:
        why = f"unpacks to {whole / 1e6:.0f} MB, more than is read: save a smaller copy"
        raise ReadingLimitExceeded(str(path), why)
