"""A disk that is full, read-only or failing is no damage: one line, and the library stays whole."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import LibraryDamaged, LibraryUnreachable
from corpus.library import Library
from corpus.settings import Settings
from corpus.store.disk import disk_trouble
from corpus.store.health import examine, repair
from corpus.store.schema import FILE, translated
from corpus.types import Entry

EntryMaker = Callable[..., Entry]

_FULL = """
import resource, signal, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:3]
from conftest import make_entry
from corpus.errors import LibraryUnreachable
from corpus.library import Library
from corpus.settings import Settings

settings = Settings(library=Path(sys.argv[1]))
with Library.open(settings) as library:
    library.embed(["loaded before there is no room"])
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        library.save([make_entry("b.pdf", [f"Word {n} " * 60 for n in range(300)])])
    except LibraryUnreachable as error:
        print(error)
"""
"""A file that may grow no further is what a full disk is to SQLite."""


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("so SQLite says")
    error.sqlite_errorcode = code
    return error


@pytest.fixture
def library(settings: Settings, entry: EntryMaker) -> Path:
    with Library.create_or_open(settings) as made:
        made.save([entry("a.pdf", ["The swimming pool is closed."])])
    return settings.library


def files(folder: Path) -> dict[str, bytes]:
    """The catalogue's content, and what is served."""
    return {name: (folder / name).read_bytes() for name in (FILE, "vectors/CURRENT")}


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_IOERR | (3 << 8),
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_READONLY | (4 << 8),
        sqlite3.SQLITE_PERM,
    ],
)
def test_what_sqlite_says_of_the_disk_is_not_said_of_the_library(code: int) -> None:
    with (
        pytest.raises(LibraryUnreachable, match="can't be used just now"),
        translated(Path("library") / FILE),
    ):
        raise sqlite_error(code)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB])
def test_what_sqlite_says_of_the_file_is_damage(code: int) -> None:
    with pytest.raises(LibraryDamaged, match="--repair"), translated(Path("library") / FILE):
        raise sqlite_error(code)


@pytest.mark.long
def test_full_disk_ends_saving_with_one_line_and_the_library_as_it_was(
    settings: Settings, library: Path
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _FULL, str(library), str(Path(__file__).parents[1])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert (
        "no room left on its disk: make room" in ended.stdout or "see to the mount" in ended.stdout
    )
    assert examine(settings).sound
    with Library.open(settings) as held:
        assert [document.path for document in held.documents()] == ["a.pdf"]


def test_catalogue_whose_log_can_not_be_opened_is_not_called_damaged_nor_repaired(
    settings: Settings, library: Path
) -> None:
    before = files(library)
    (library / f"{FILE}-wal").unlink(missing_ok=True)
    (library / f"{FILE}-wal").mkdir()
    for done in (
        lambda: Library.open(settings),
        lambda: examine(settings),
        lambda: repair(settings),
    ):
        with pytest.raises(LibraryUnreachable, match="can't be used just now"):
            done()
    (library / f"{FILE}-wal").rmdir()
    assert files(library) == before
    assert examine(settings).sound


@pytest.mark.usefixtures("indexes_made_apart")
def test_index_that_can_not_be_made_leaves_the_one_that_is_served(
    settings: Settings, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = (library / "vectors" / "CURRENT").read_text()
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(LibraryDamaged):
        repair(settings)
    monkeypatch.undo()
    assert (library / "vectors" / "CURRENT").read_text() == served
    assert examine(settings).sound


def test_rows_of_a_document_that_is_no_more_are_dropped_and_the_rest_kept(
    settings: Settings, library: Path
) -> None:
    connection = sqlite3.connect(library / FILE)
    connection.execute("INSERT INTO pages VALUES (999, 1, 'Gone.', x'', 0, 0, 0)")
    connection.commit()
    connection.close()
    assert not examine(settings).sound
    repair(settings)
    assert examine(settings).sound
    assert list(library.glob("damaged-*")) == []
    with Library.open(settings) as held:
        assert len(held.documents()) == 1


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "make room"),
        (OSError(errno.EROFS, "Read-only file system"), "can't be written"),
        ("OSError: [Errno 28] No space left on device", "make room"),
        ("NotProven: its files are gone", ""),
        (ValueError("something else"), ""),
    ],
)
def test_trouble_with_the_disk_is_told_from_other_trouble(
    error: BaseException | str, told: str
) -> None:
    assert (told in disk_trouble(error)) if told else disk_trouble(error) == ""
