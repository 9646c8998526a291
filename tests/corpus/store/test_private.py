"""What a library holds is its owner's alone, whoever else has an account on the machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.library import Library
from corpus.settings import Settings
from corpus.types import Access
from ingest.uploads import keep_original

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights come from the folder above")


@pytest.fixture(autouse=True)
def generous() -> Iterator[None]:
    """The rights that a careless account gives to others."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """What in a folder, and the folder itself, others have a right to."""
    every = [folder, *folder.rglob("*")]
    return [str(each) for each in every if stat.S_IMODE(each.stat().st_mode) & 0o077]


@pytest.mark.usefixtures("indexes_made_apart")
def test_nothing_that_is_made_in_a_library_is_open_to_others(
    settings: Settings, entry: Any, tmp_path: Path
) -> None:
    keep_original(settings.library, "letter.txt", b"Dear Sir or Madam")
    with Library.create_or_open(settings) as library:
        library.save([entry("a.pdf", ["The swimming pool is closed."]), entry("b.pdf", ["Roads."])])
        library.nearest(library.embed(["pool"])[0], None, 1)  # a reader's pin
        library.rule(library.documents()[0].id, Access.EXEMPT, by="Ann Lee", given=date(2026, 1, 2))
        assert list((settings.library / "vectors").rglob("*.pin"))
        assert open_to_others(settings.library) == []
        library.back_up(tmp_path / "kept.backup")
    assert open_to_others(tmp_path / "kept.backup") == []
    elsewhere = Settings(library=tmp_path / "restored")
    Library.restore(tmp_path / "kept.backup", elsewhere).close()
    assert open_to_others(elsewhere.library) == []


def test_a_library_that_was_open_to_others_is_closed_when_it_is_next_written(
    settings: Settings, entry: Any, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("Not the library's.")
    with Library.create_or_open(settings) as library:
        library.save([entry("a.pdf", ["The swimming pool is closed."])])
    (settings.library / "linked").symlink_to(outside)
    for each in (settings.library, *settings.library.rglob("*")):
        each.chmod(0o777 if each.is_dir() else 0o666)
    with Library.open(settings) as library:
        library.rule(library.documents()[0].id, Access.EXEMPT)
    assert open_to_others(settings.library) == [str(settings.library / "linked")]
    assert stat.S_IMODE(outside.stat().st_mode) == 0o666
