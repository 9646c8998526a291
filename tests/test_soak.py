"""A short soak: the longer is `make soak`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tools.soak.damages import damages
from tools.soak.disk import outside
from tools.soak.files import ODD, bad_files
from tools.soak.injections import injections
from tools.soak.kills import kills
from tools.soak.payloads import DISGUISES, payloads
from tools.soak.readers import readers

pytestmark = pytest.mark.long


def test_ingestions_that_are_ended_lose_nothing(tmp_path: Path) -> None:
    tally = kills(tmp_path, random.Random(5), 2)
    assert (tally.tried, tally.faults) == (2 + 1, [])


def test_a_damaged_file_of_a_library_is_told_or_does_no_harm_and_is_mended(tmp_path: Path) -> None:
    tally = damages(tmp_path, random.Random(5), 1)
    assert tally.tried >= 5
    assert tally.faults == []


def test_a_full_disk_and_a_second_writer_are_a_line_and_an_exit_code(tmp_path: Path) -> None:
    tally = outside(tmp_path)
    assert (tally.tried, tally.faults) == (3, [])


def test_damaged_papers_keep_no_good_one_from_being_read(tmp_path: Path) -> None:
    tally = bad_files(tmp_path, random.Random(5), len(ODD) + 6)
    assert tally.tried == 10 + len(ODD) + 6
    assert tally.faults == []


def test_readers_meet_no_error_no_refusal_and_one_state_while_papers_change(tmp_path: Path) -> None:
    tally = readers(tmp_path, random.Random(5), 1, people=3, rounds=1)
    assert tally.tried > 3
    assert tally.faults == []


def test_there_are_two_hundred_payloads_of_as_many_panels() -> None:
    every = payloads()
    assert len({each.name for each in every}) == len(every) == 200
    assert {each.disguise for each in every} == set(DISGUISES)


def test_orders_in_papers_come_to_nothing(tmp_path: Path) -> None:
    tally = injections(tmp_path, random.Random(5), 4)
    assert (tally.tried, tally.faults) == (4 * (1 + 3), [])
