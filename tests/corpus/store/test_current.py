"""What names the index that is served may be garbage: that is told, and mended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.errors import LibraryDamaged
from corpus.library import Library
from corpus.settings import Settings
from corpus.store.health import examine, repair
from corpus.store.index_folder import CURRENT, Generations


@pytest.mark.parametrize(
    "garbage",
    [b"", b"../../etc", b"gzzzz", b"g0123456789ab\ng0123456789ab"],
    ids=["empty", "way out", "no name", "two names"],
)
def test_what_is_no_name_of_an_index_is_garbage(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / CURRENT).write_bytes(garbage)
    assert Generations(tmp_path).current() is None
    assert Generations(tmp_path).garbled()


@pytest.mark.parametrize("garbage", [b"\xff\xfe\x00garbage", None], ids=["bytes", "folder"])
def test_garbage_for_the_name_of_the_index_is_named_and_mended(
    settings: Settings, entry: Any, garbage: bytes | None
) -> None:
    with Library.create_or_open(settings) as library:
        library.save([entry("a.pdf", ["The swimming pool is closed."])])
        vector = library.embed(["swimming"])[0]
    current = settings.library / "vectors" / "CURRENT"
    for mend in (repair, lambda _: _published(settings)):
        current.unlink()
        if garbage is None:
            (current / "within").mkdir(parents=True)
        else:
            current.write_bytes(garbage)
        with (
            Library.open(settings) as library,
            pytest.raises(LibraryDamaged, match=r"CURRENT names no index.*--repair"),
        ):
            library.nearest(vector, None, 3)
        health = examine(settings)
        assert not health.sound
        assert "CURRENT names no index" in health.problems[0]
        mend(settings)
        assert examine(settings).sound


def _published(settings: Settings) -> None:
    with Library.open(settings) as library:
        library.publish()
