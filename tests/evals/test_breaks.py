"""Deliberate breaks: each makes the demo's gate fail by the figure it belongs to.

The whole suite is asked once of the sound product. A break is then asked the questions it bears
on, and what came takes the place of the sound answers; the rest of the suite stays as it was.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant import Assistant
from corpus.library import Library
from corpus.settings import Settings
from evals.ask.generate import generate
from evals.cases.case import Case
from evals.evaluation import DEMO, DEMO_CASES, Evaluation, evaluate, judge, question_suite
from evals.records.records import Record
from evals.records.registers import Registers, registers_of
from tests.evals.broken import (
    AlteringAssistant,
    ShuffledLibrary,
    UnrefusingAssistant,
    WrongYearLibrary,
)

# The whole suite is asked in the first test's set-up: half a minute, and longer beside other work.
pytestmark = pytest.mark.timeout(900)

SUITE = question_suite(DEMO, DEMO_CASES)
SECONDS = {"latency_p50", "latency_p95"}


@pytest.fixture(scope="module")
def registers(demo_library: Settings) -> Registers:
    with Library.open(demo_library) as library:
        return registers_of(library, SUITE.gold.pairs)


@pytest.fixture(scope="module")
def sound(demo_library: Settings) -> Evaluation:
    with Library.open(demo_library) as library:
        return evaluate(SUITE, Assistant(library), demo_library, gate=True)


@pytest.fixture
def broken(sound: Evaluation, registers: Registers, demo_library: Settings):
    """Asks some of the questions of another library or assistant, and judges the whole run."""

    def run(some: Sequence[Case], library=Library, assistant=Assistant) -> Evaluation:
        with library.open(demo_library) as held:
            given = asked(assistant(held), some)
        records = [given.get(record.id, record) for record in sound.records]
        return judge(SUITE, sound.run, records, registers, gate=True)

    return run


def cases(*kinds: str, every: int = 1) -> list[Case]:
    return [case for case in SUITE.cases if case.kind in kinds][::every]


def asked(assistant: Assistant, some: Sequence[Case]) -> dict[str, Record]:
    return {record.id: record for record in generate(some, assistant, k=SUITE.depth)}


def fallen(evaluation: Evaluation) -> dict[str, tuple[str, ...]]:
    """The figures that fell, with the questions named; seconds are the machine's."""
    found = evaluation.fallen or ()
    return {fall.metric: fall.questions for fall in found if fall.metric not in SECONDS}


def test_the_sound_product_passes_the_same_gate(sound):
    assert fallen(sound) == {}


def test_asked_again_it_gives_every_figure_to_the_digit(sound, broken):
    again = broken(cases("lookup", "compare", "asof", "unanswerable", every=4))
    figures, expected = (
        {(m.metric.name, m.kind): (m.value, m.low, m.high, m.n) for m in each.scores.marks}
        for each in (again, sound)
    )
    for key, mark in figures.items():
        assert mark == expected[key] or key[0] in SECONDS
    for record, before in zip(again.records, sound.records, strict=True):
        assert record.model_copy(update={"seconds": None}) == before.model_copy(
            update={"seconds": None}
        )


def test_shuffled_passages_fall_by_retrieval(broken):
    some = cases("lookup", "explain")
    found = fallen(broken(some, library=ShuffledLibrary))
    assert {"facts@5", "page_recall@5", "fact_recall"} <= found.keys()
    assert set(found["facts@5"]) <= {case.id for case in SUITE.cases}


def test_quotes_altered_by_a_word_fall_by_quotes(broken):
    some = cases("lookup", every=3)
    found = fallen(broken(some, assistant=AlteringAssistant))
    assert {"quotes_on_page", "quotes_in_file"} <= found.keys()
    assert set(found["quotes_on_page"]) <= {case.id for case in some}
    assert "fact_recall" not in found


def test_refusing_switched_off_falls_by_refusals(broken):
    some = cases("unanswerable")
    found = fallen(broken(some, assistant=UnrefusingAssistant))
    assert {"refusal_recall", "absent authority.refusal_recall", "right"} <= found.keys()
    assert set(found["refusal_recall"]) <= {case.id for case in some}
    assert "fact_recall" not in found


def test_the_wrong_year_preferred_falls_by_what_is_in_force(broken):
    some = cases("asof", "compare")
    found = fallen(broken(some, library=WrongYearLibrary))
    assert {"in_force", "asof.fact_recall", "document_cited"} <= found.keys()
    assert "quotes_on_page" not in found
