"""A catalogue copied to a file and brought back, whole, while others read it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from corpus.errors import LibraryDamaged, UsageError
from corpus.store.disk import disk_named
from corpus.store.private import make_file, make_folder
from corpus.store.schema import FILE, check_version, connect, translated


def copy_out(folder: Path, out: Path) -> None:
    """Copy the catalogue of the library in `folder` to a file, as it stands at one moment.

    The file is there whole or not at all, and is tried before it is named. UsageError where it
    exists already.
    """
    if out.exists():
        raise UsageError(f"{out} exists already: name another file.")
    part = out.with_name(f"{out.name}.part")
    part.unlink(missing_ok=True)
    try:
        with disk_named(out.parent), translated(folder / FILE):
            make_file(part)
            with closing(connect(folder / FILE)) as source, closing(sqlite3.connect(part)) as made:
                source.backup(made)
            check(part)
            part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def copy_in(backup: Path, folder: Path) -> None:
    """Put the catalogue in a file in the place of the one in `folder`, or where there is none.

    It is one transaction: killed within it, the library is what it was. UsageError where there is
    no such file; LibraryDamaged where it isn't whole; LayoutUnknown where another version made it.
    """
    if not backup.is_file():
        raise UsageError(f"There is no backup {backup}.")
    check(backup)
    make_folder(folder)
    make_file(folder / FILE)
    with (
        disk_named(folder),
        translated(folder / FILE),
        closing(_to_read(backup)) as source,
        closing(connect(folder / FILE)) as made,
    ):
        source.backup(made)


def check(backup: Path) -> None:
    """LibraryDamaged where the file isn't a whole catalogue; LayoutUnknown where it's another's."""
    try:
        with closing(_to_read(backup)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
            if found == ["ok"]:
                check_version(connection, backup)
                return
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    raise LibraryDamaged(f"{backup} is no whole backup ({found[0]}). Use another.")


def _to_read(backup: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{backup.resolve()}?mode=ro", uri=True)
