from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.read.blocks import Reading
from ingest.read.files import read_here
from ingest.read.limits import Limits
from tests.ingest.read.drawing import Drawing


@pytest.fixture
def limits() -> Limits:
    return Limits(file_bytes=20_000_000, pages=500, seconds=20, memory_bytes=600_000_000)


@pytest.fixture
def read(tmp_path: Path, limits: Limits) -> Callable[[bytes | str | Drawing, str], Reading]:
    """Read content as the file of a name."""

    def read_content(content: bytes | str | Drawing, name: str = "paper.pdf") -> Reading:
        if isinstance(content, Drawing):
            content = content.bytes()
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_here(path, limits)

    return read_content


@pytest.fixture(scope="session")
def real() -> Path:
    """The real documents."""
    beside = Path(__file__).parents[3].parent / "shared" / "real"
    place = Path(os.environ.get("SCRUTINEER_REAL", beside))
    if not place.is_dir():
        pytest.skip("real documents absent: set SCRUTINEER_REAL to their folder")
    return place
