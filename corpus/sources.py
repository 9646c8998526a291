"""The files that documents came from, so that what is unchanged isn't read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.types import Entry

if TYPE_CHECKING:
    from corpus.embed.vectors import Vectors


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
    """An entry with the file it was read from.

    `vectors` are those of its passages, a row each in their order, where they are known already.
    """

    entry: Entry
    file: SourceFile
    vectors: Vectors | None = None

    def known(self) -> dict[str, Vectors]:
        """The vectors that are known already, by the text they are of."""
        if self.vectors is None:
            return {}
        texts = (passage.embedded_text for passage in self.entry.passages)
        return dict(zip(texts, self.vectors, strict=True))

    @classmethod
    def of(cls, entry: Entry) -> Arrival:
        """One that no file on disk stands for: its path alone names it."""
        path = entry.document.path
        return cls(entry, SourceFile(absolute=path, path=path))
