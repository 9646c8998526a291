"""A short soak of a library on a server: the longer is `make soak-server`."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path

import pytest

from tests.postgres import Server
from tools.soak import papers
from tools.soak_server import database_kills, faces, worker_kills

pytestmark = pytest.mark.timeout(900)  # processes are started, on machines that may be busy


def test_a_ray_worker_killed_loses_and_doubles_nothing(postgres: Server, tmp_path: Path) -> None:
    if importlib.util.find_spec("ray") is None:
        pytest.skip("no Ray: pip install '.[cluster]'")
    tally = worker_kills(postgres, papers(tmp_path / "papers", 0), random.Random(5), 1)
    if any("can't be started or reached" in fault for fault in tally.faults):
        pytest.skip("Ray gives up where its own processes take longer than 15 s to start")
    assert (tally.tried, tally.faults) == (1, [])


def test_a_database_killed_loses_and_doubles_nothing(postgres: Server, tmp_path: Path) -> None:
    tally = database_kills(postgres, papers(tmp_path / "papers", 0), random.Random(5), 1)
    assert (tally.tried, tally.faults) == (1, [])


def test_many_faces_answer_from_one_state_while_papers_are_read_in(
    postgres: Server, tmp_path: Path
) -> None:
    tally = faces(postgres, tmp_path / "papers", 2, 4, 1)
    assert tally.tried >= 1 + 4
    assert tally.faults == []
