"""What a disk, a mount or a folder's rights won't let us do: no damage, and nothing to repair."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import LibraryUnreachable

_FULL = "no room left on its disk: make room"
_READ_ONLY = "it can't be written: see to its rights, or copy it where it can be"
_FAILING = "its disk or folder can't be read or written: see to the mount, the rights and the room"

_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
}
_BY_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _FAILING,
    sqlite3.SQLITE_CANTOPEN: _FAILING,
}
_BY_WORDS = (
    (
        re.compile(r"no space left|disk is full|quota exceeded|errno 28\b|file too large", re.I),
        _FULL,
    ),
    (
        re.compile(r"read-only file system|permission denied|readonly database|errno 30\b", re.I),
        _READ_ONLY,
    ),
    (re.compile(r"disk i/o error|input/output error|unable to open database", re.I), _FAILING),
)


def disk_trouble(error: BaseException | str) -> str:
    """Why a disk or folder let us down, with the mend; "" where it is something else."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, _FAILING)
    if isinstance(error, sqlite3.Error):
        return _BY_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "")
    if isinstance(error, str):
        return next((why for words, why in _BY_WORDS if words.search(error)), "")
    return ""


def unreachable(library: Path, error: BaseException | str) -> LibraryUnreachable:
    """The error that names the library, what it can't do and the mend."""
    why = disk_trouble(error) or _FAILING
    return LibraryUnreachable(
        f"The library in {library} can't be used just now: {why}. It needs no repair. ({error})"
    )


@contextmanager
def disk_named(library: Path) -> Iterator[None]:
    """The system's errors on the library's files as ours."""
    try:
        yield
    except OSError as error:
        raise unreachable(library, error) from error
