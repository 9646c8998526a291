"""The one tree of errors. Each is named for what the caller can do about it.

ScrutineerError
├── UsageError              what was asked makes no sense: change the call          (exit 2)
├── UnreadableDocument      one file can't be read: the others were                 (exit 3)
│   ├── EmptyDocument           nothing in it
│   ├── NotADocument            an error page, a login page or a cover sheet alone
│   ├── EncryptedDocument       needs a password
│   ├── ScannedDocument         pictures of pages: install the ocr extra
│   ├── UnsupportedFormat       its content is of no kind we read
│   └── ReadingLimitExceeded    too large, or took too long or too much memory
├── LibraryMissing          no library there: run ingest
├── LibraryDamaged          the stores don't open or don't agree: run doctor --repair
├── LibraryUnreachable      its disk is full, read-only or failing: see to the disk, repair nothing
├── LayoutUnknown           another version of Scrutineer made it: use that one
├── LibraryBusy             another process is writing: wait
├── ModelMismatch           the library was embedded with another model
└── ModelUnavailable        the embedding or chat model can't be loaded
"""

from __future__ import annotations


class ScrutineerError(Exception):
    """Anything that Scrutineer says went wrong. The message names the mend."""


class UsageError(ScrutineerError):
    """What was asked makes no sense; the call must change."""


class UnreadableDocument(ScrutineerError):
    """One file can't be read. `path` names it; the message says why and what to do."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"{self.path}: {self.why}"


class EmptyDocument(UnreadableDocument):
    """There is nothing in the file."""


class NotADocument(UnreadableDocument):
    """The file holds no paper, but a page that says why there is none, or a cover sheet alone."""


class EncryptedDocument(UnreadableDocument):
    """The file needs a password."""


class ScannedDocument(UnreadableDocument):
    """The pages are pictures, and the ocr extra is absent."""


class UnsupportedFormat(UnreadableDocument):
    """The content is of no kind that we read."""


class ReadingLimitExceeded(UnreadableDocument):
    """The file is too large, or reading it took too much time or memory."""


class LibraryMissing(ScrutineerError):
    """There is no library in the folder named."""


class LibraryDamaged(ScrutineerError):
    """The stores don't open, or don't agree with each other."""


class LibraryUnreachable(ScrutineerError):
    """The disk or folder of a library can't be read or written. The library itself is not damaged."""


class LayoutUnknown(ScrutineerError):
    """The library was made by a version of Scrutineer that lays it out in another way."""


class LibraryBusy(ScrutineerError):
    """Another process is writing to the library."""


class ModelMismatch(ScrutineerError):
    """The library was embedded with a model other than the one configured."""


class ModelUnavailable(ScrutineerError):
    """A model that was asked for can't be loaded."""
