"""Prose answers about several places: something of each, or that nothing is said of one."""

from __future__ import annotations

import pytest

from assistant import Assistant, Status
from corpus.settings import Settings
from ingest.pipeline import ingest

FOSTERING = """# Report of {place} Council on fostering

Date: 4 March 2024

## Foster carers

Foster carers in {place} are well supported by their own social worker.

Recruitment of foster carers is slow and more foster carers are wanted.
"""
ROADS = """# Report of Pellbury Council on roads

Date: 4 March 2024

## Gritting

The council grits every road to a hospital before six in the morning.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    papers = tmp_path_factory.mktemp("places")
    for place in ("Wexcombe", "Harnbridge"):
        (papers / f"{place}.md").write_text(FOSTERING.format(place=place))
    (papers / "Pellbury.md").write_text(ROADS)
    settings = Settings(library=papers / ".library", jobs=1)
    ingest([papers], settings)
    return Assistant.open(settings).ask


def test_each_place_named_has_a_paragraph_of_its_own(ask):
    answer = ask("How are foster carers supported in Wexcombe and Harnbridge?")
    assert answer.status is Status.COMPLETE
    first, second = answer.answer.split("\n")
    assert "on Wexcombe (March 2024): " in first
    assert "on Harnbridge (March 2024): " in second


def test_a_place_of_which_nothing_is_said_is_named(ask):
    answer = ask("How are foster carers supported in Wexcombe and Pellbury?")
    assert answer.status is Status.PARTIAL
    assert answer.missing == ("The documents do not say for Pellbury.",)
    assert {c.document for c in answer.citations} == {"Wexcombe.md"}
