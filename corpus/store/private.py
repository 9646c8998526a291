"""A library is its owner's alone: its folders 0700, and all within 0600.

The catalogue holds every page, exempt ones too, so what the questions keep from sight mustn't be
read from the disk. On Windows, where a folder's rights come from the one above, nothing is changed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
_OTHERS = 0o077


def make_folder(folder: Path) -> None:
    """Make a folder that its owner alone may enter; one that is there stays as it is."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=FOLDER, exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file that its owner alone may read; one that is there stays as it is."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, FILE))


def keep_private() -> None:
    """Have all that this process makes from now on be its owner's alone."""
    os.umask(_OTHERS)


def tighten(library: Path) -> None:
    """Take away what rights others have to a library's files; links, and others' files, are left."""
    if os.name == "nt":
        return
    _tighten(library, FOLDER)
    for folder, folders, files in os.walk(library):
        for name in folders:
            _tighten(Path(folder, name), FOLDER)
        for name in files:
            _tighten(Path(folder, name), FILE)


def _tighten(path: Path, mode: int) -> None:
    with suppress(
        FileNotFoundError, PermissionError
    ):  # a reader's pin that is gone; another's file
        if not path.is_symlink() and path.stat().st_mode & _OTHERS:
            path.chmod(mode)
