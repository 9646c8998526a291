"""The files in the folders named; what is no plain file, or can't be listed, is told with why."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import UsageError
from corpus.sources import SourceFile
from ingest.describe.manifest.given import NAMES as MANIFESTS
from ingest.entry import READER_VERSION
from ingest.uploads import ENDINGS

_LEFT_ALONE = frozenset({"Thumbs.db", "desktop.ini", "manifest.json", *MANIFESTS})
_SPECIAL = (
    (stat.S_ISFIFO, "is a pipe between programs: give the file itself"),
    (stat.S_ISSOCK, "is a socket of a program: give the file itself"),
    (stat.S_ISCHR, "is a device: give the file itself"),
    (stat.S_ISBLK, "is a device: give the file itself"),
)
_NAMED_SO = "is a folder, though named like a file: what is in it is read file by file"
_LEADS_OUT = "is a link that leads out of the folder, and isn't followed: name what it leads to"
_NOWHERE = "is a link that leads nowhere: take it away, or put back what it led to"
_ROUND = "is a link that leads to itself: take it away"
_MANIFEST = "says what is known of the papers beside it, and is none: name its folder"
_NO_UTF8 = "has a name with bytes that are no UTF-8: rename it"


@dataclass(frozen=True)
class Refused:
    """What was found and is not read: `path` as it is shown, `absolute` as it is known, and why.

    `unlisted` is a folder of which it isn't known what is in it.
    """

    absolute: str
    path: str
    why: str
    unlisted: bool = False


@dataclass
class FoundFiles:
    """The files to read, each once, and what was refused."""

    files: dict[str, SourceFile] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)


def find_files(paths: Sequence[Path]) -> FoundFiles:
    """Look through the folders named, in the order of paths; hidden files are left.

    UsageError where a path doesn't exist.
    """
    found = FoundFiles()
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} doesn't exist: name a file or folder that does.")
        folder = path.is_dir()
        root = path if folder else path.parent
        for each in _within(path, root, found) if folder else [path]:
            _take(each, root, found)
    return found


def shown(path: Path | str) -> str:
    """A path that can be kept and printed, whatever bytes its name has."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _within(folder: Path, root: Path, found: FoundFiles) -> Iterator[Path]:
    """Everything in a folder but folders, in order; a folder that can't be listed is refused."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        found.refused.append(_refused(folder, root, _unlisted(error), unlisted=True))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith((".", "~$")) or entry.name in _LEFT_ALONE:
            continue
        if not entry.is_dir(follow_symlinks=False):
            yield path
            continue
        if path.suffix[1:].lower() in ENDINGS:
            found.refused.append(_refused(path, root, _NAMED_SO))
        yield from _within(path, root, found)


def _take(path: Path, root: Path, found: FoundFiles) -> None:
    """Take a file as one to read, or refuse it."""
    try:
        absolute = path.resolve(strict=True)
        state = absolute.stat()
        why = _why_not(path, absolute, root, state)
    except RuntimeError:  # how a ring of links is told
        found.refused.append(_refused(path, root, _ROUND))
        return
    except OSError as error:
        found.refused.append(_refused(path, root, _unreached(error)))
        return
    if why:
        found.refused.append(_refused(path, root, why))
    elif not stat.S_ISDIR(state.st_mode):
        found.files[str(absolute)] = SourceFile(
            str(absolute),
            path.relative_to(root).as_posix(),
            state.st_size,
            state.st_mtime_ns,
            reader_version=READER_VERSION,
        )


def _why_not(path: Path, absolute: Path, root: Path, state: os.stat_result) -> str:
    """Why what is there isn't read; "" for a plain file, and for a link to a folder within."""
    if path.name in MANIFESTS:
        return _MANIFEST
    if path.is_symlink() and not absolute.is_relative_to(root.resolve()):
        return _LEADS_OUT
    for is_such, why in _SPECIAL:
        if is_such(state.st_mode):
            return why
    return _NO_UTF8 if shown(absolute) != str(absolute) else ""


def _unreached(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return _ROUND
    if error.errno == errno.ENOENT:
        return _NOWHERE
    return f"can't be reached ({error.strerror}): check that it may be read"


def _unlisted(error: OSError) -> str:
    return f"is a folder that can't be listed ({error.strerror}): check that it may be read"


def _refused(path: Path, root: Path, why: str, *, unlisted: bool = False) -> Refused:
    absolute = root.resolve() / path.relative_to(root)
    return Refused(shown(absolute), shown(path.relative_to(root)) or ".", why, unlisted)
