"""The file that a document was read from, as long as it is still what was read."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.library import Library, SourceFile


def original(library: Library, document_id: str) -> Path | None:
    """The document's own file; None where it is gone or has changed since it was read.

    Words are marked by where they stood when it was read: on a changed file that would be
    wrong. UsageError if there is no such document, or it may not be seen.
    """
    for source in library.sources(document_id):
        path = Path(source.absolute)
        if path.is_file() and _unchanged(path, source):
            return path
    return None


def _unchanged(path: Path, source: SourceFile) -> bool:
    stat = path.stat()
    if stat.st_size != source.size:
        return False
    if stat.st_mtime_ns == source.mtime_ns:
        return True
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == source.content_hash
