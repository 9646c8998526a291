import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import LayoutUnknown, LibraryBusy, LibraryDamaged, UsageError
from corpus.library import Library
from corpus.settings import Settings
from corpus.types import Access


@pytest.fixture
def backup(demo_library: Settings, tmp_path: Path) -> Path:
    out = tmp_path / "library.backup"
    with Library.open(demo_library) as library:
        library.back_up(out)
    return out


def elsewhere(tmp_path: Path) -> Settings:
    return Settings(library=tmp_path / "restored" / "library")


def everything(library: Library) -> tuple[object, ...]:
    """What is held, register by register, and what a search by meaning finds."""
    vector = library.embed(["care leavers"])[0]
    nearest = library.nearest(vector, None, 5)
    return (
        library.documents(),
        tuple(library.iter_passages()),
        library.judgements(outcomes=True),
        library.recommendations(),
        library.actions(),
        library.progress(),
        library.decisions(),
        library.files(),
        [passage for passage, _ in nearest],
        np.round([near for _, near in nearest], 4).tolist(),
    )


def test_what_is_restored_is_what_was_backed_up_to_the_signature(
    demo_library: Settings, backup: Path, tmp_path: Path
) -> None:
    with (
        Library.open(demo_library) as held,
        Library.restore(backup, elsewhere(tmp_path)) as restored,
    ):
        assert restored.signature() == held.signature()
        assert everything(restored) == everything(held)
        assert restored.health().sound


def test_a_library_that_went_on_comes_back_to_what_it_was(
    demo_library: Settings, backup: Path, tmp_path: Path
) -> None:
    settings = elsewhere(tmp_path)
    with Library.restore(backup, settings) as library:
        before = library.signature()
        gone = library.documents()[0]
        library.rule(library.documents()[1].id, Access.EXEMPT)
        library.remove([gone.id])
        assert library.signature() != before
    with pytest.raises(UsageError, match="--replace"):
        Library.restore(backup, settings)
    with Library.open(settings) as reader:
        assert gone not in reader.documents()
        with Library.restore(backup, settings, replace=True) as library:
            assert library.signature() == before
            assert gone in library.documents()
            assert library.health().sound
        # One who had it open sees it, too.
        assert gone in reader.documents()


def test_a_backup_is_never_written_over(demo_library: Settings, backup: Path) -> None:
    was = backup.read_bytes()
    with Library.open(demo_library) as library, pytest.raises(UsageError, match="exists already"):
        library.back_up(backup)
    assert backup.read_bytes() == was


@pytest.mark.parametrize("fault", ["cut short", "turned over", "no catalogue"])
def test_a_backup_that_is_not_whole_changes_nothing(
    backup: Path, tmp_path: Path, fault: str
) -> None:
    whole = backup.read_bytes()
    middle = len(whole) // 2
    backup.write_bytes(
        {
            "cut short": whole[:middle],
            "turned over": whole[:middle] + bytes(b ^ 255 for b in whole[middle:]),
            "no catalogue": b"not a backup at all",
        }[fault]
    )
    settings = elsewhere(tmp_path)
    with pytest.raises(LibraryDamaged, match="no whole backup"):
        Library.restore(backup, settings)
    assert not (settings.library / "catalogue.sqlite").exists()


def test_a_backup_of_another_layout_is_refused(backup: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(LayoutUnknown):
        Library.restore(backup, elsewhere(tmp_path))


def test_nothing_is_put_in_the_place_of_a_library_that_is_being_written(
    backup: Path, tmp_path: Path
) -> None:
    settings = elsewhere(tmp_path)
    with (
        Library.restore(backup, settings) as library,
        library.writing(),
        pytest.raises(LibraryBusy),
    ):
        Library.restore(backup, settings, replace=True)
