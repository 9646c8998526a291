"""The files that documents came from, so that what is unchanged isn't read again."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.types import Entry


@dataclass(frozen=True)
class SourceFile:
    """A file as it stood when read. `absolute` names it; `path` is relative, as it is shown.

    `reader_version` changes when the same bytes would be read otherwise. `document_id` is None
    for a file never read; `failure` says why the latest reading failed, and `partial` what of the
    file may be missing in what was read; None where nothing is.
    """

    absolute: str
    path: str
    size: int = 0
    mtime_ns: int = 0
    content_hash: str = ""
    reader_version: str = ""
    document_id: str | None = None
    failure: str | None = None
    partial: str | None = None

    @property
    def as_read(self) -> bool:
        """Whether its document was read from just these bytes, not from another make of the paper."""
        return not self.content_hash or self.content_hash.startswith(self.document_id or "-")

    def untouched(self, size: int, mtime_ns: int, reader_version: str) -> bool:
        """Whether size and time say that it needn't be opened to know that nothing changed."""
        return (self.size, self.mtime_ns, self.reader_version) == (size, mtime_ns, reader_version)


@dataclass(frozen=True)
class Arrival:
    """An entry with the file it was read from."""

    entry: Entry
    file: SourceFile

    @classmethod
    def of(cls, entry: Entry) -> Arrival:
        """One that no file on disk stands for: its path alone names it."""
        path = entry.document.path
        return cls(entry, SourceFile(absolute=path, path=path))
