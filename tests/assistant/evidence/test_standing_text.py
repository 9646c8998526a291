"""Text that stands alike in many letters tells of no council, and answers no question about one."""

from __future__ import annotations

import pytest

from assistant.evidence import standing_text
from assistant.evidence.standing_text import hashed, is_mostly_standing, is_standing
from evals.training.standing import standing_in

COUNCILS = ("Wexcombe", "Marlbury", "Oakhaven", "Eastmoor", "Thornley")
STANDING = "This office visits councils and tells them in a letter what it has seen."
OWN = "Workloads in the town's teams are twice what they were a year before."


@pytest.fixture
def known(monkeypatch):
    hashes = standing_in(
        (c, f"{STANDING} {OWN.replace('town', c)} A good council is one.") for c in COUNCILS
    )
    monkeypatch.setattr(standing_text, "_known", lambda: frozenset(hashes))
    is_mostly_standing.cache_clear()
    yield hashes
    is_mostly_standing.cache_clear()


def test_what_five_councils_letters_share_is_standing(known):
    assert known == [hashed(STANDING)]
    assert is_standing(f"  {STANDING.upper()}")
    assert not is_standing(OWN)


def test_four_councils_are_too_few():
    assert standing_in((council, STANDING) for council in COUNCILS[:4]) == []


def test_one_council_saying_it_often_is_no_standing_text():
    assert standing_in(("Wexcombe", STANDING) for _ in range(9)) == []


def test_a_passage_is_standing_where_most_of_it_is(known):
    assert is_mostly_standing(f"{STANDING} Page 4.")
    assert not is_mostly_standing(f"{STANDING} {OWN} {OWN}")


def test_a_row_of_a_table_and_a_short_line_never_are():
    assert hashed("The experiences of children who need help | Good") is None
    assert hashed("Requires improvement to be good") is None


def test_what_ships_knows_the_licence_that_every_report_ends_with():
    licence = "You may reuse this information (not including logos) free of charge in any format or medium,"
    assert is_standing(f"{licence} under the terms of the Open Government Licence.")
