"""The demo papers on a server: read in, asked, searched and traced as they are in a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.assistant import Assistant
from assistant.council.placed_sentences import placed_in
from assistant.tracking.book import PlanBook
from corpus.address import ServerAddress
from corpus.library import Library
from corpus.settings import Settings
from evals.evaluation import DEMO_CASES, DEMO_DOCUMENTS
from ingest.pipeline import ingest
from tests.postgres import Server

pytestmark = pytest.mark.long

EVERY = 14
"""One in so many of the demo's questions is asked: a dozen, of all kinds."""


@pytest.fixture(scope="module")
def moved(demo_library: Settings, postgres: Server) -> Iterator[tuple[Assistant, Assistant]]:
    """The demo's assistants, of the folder and of the server that it was moved to."""
    address = ServerAddress(postgres.database())
    with (
        Library.open(demo_library) as folder,
        Library.create_or_open(Settings(library=address)) as server,
    ):
        folder.move_to(server)
        yield Assistant(folder), Assistant(server)


def test_a_dozen_questions_are_answered_word_for_word_alike(
    moved: tuple[Assistant, Assistant],
) -> None:
    rows = [json.loads(line) for line in DEMO_CASES.read_text().splitlines() if line.strip()]
    asked = [(row["question"], row.get("history") or ()) for row in rows][::EVERY]
    assert len(asked) >= 12
    for question, history in asked:
        told = [each.ask(question, history=history, id="x") for each in moved]
        first, second = (replace(each, seconds=0) for each in told)
        assert first == second


def test_search_trace_and_timelines_are_alike(moved: tuple[Assistant, Assistant]) -> None:
    query = "children wait too long for a social worker"
    found = [[(e.document.id, e.passage.id) for e in each.search(query, 10)] for each in moved]
    assert found[0] == found[1]
    assert len(found[0]) == 10
    assert repr(moved[0].trace()) == repr(moved[1].trace())
    authority = next(d.authority for d in moved[0].library.documents() if d.authority)
    letters = [each.library.passages(each.library.documents()[0].id) for each in moved]
    kept = [
        placed_in(passages, PlanBook.of(each.library))
        for each, passages in zip(moved, letters, strict=True)
    ]
    # How a sentence leans hangs a little on those it is embedded with.
    spans = [{p: [(s.start, s.end) for s in of] for p, of in each.items()} for each in kept]
    assert spans[0] == spans[1] != {}
    assert kept[1] == placed_in(letters[1], PlanBook.of(moved[1].library))
    assert moved[0].timeline(authority) == moved[1].timeline(authority) != ()


def test_reading_in_gives_the_papers_and_registers_that_it_gives_in_a_folder(
    demo_library: Settings, postgres: Server
) -> None:
    settings = Settings(library=ServerAddress(postgres.database()))
    first = ingest([DEMO_DOCUMENTS], settings)
    assert not first.failed
    again = ingest([DEMO_DOCUMENTS], settings)
    assert (len(again.read), len(again.unchanged)) == (0, len(first.read))
    with Library.open(demo_library) as folder, Library.open(settings) as server:
        assert server.documents() == folder.documents()
        assert list(server.iter_passages()) == list(folder.iter_passages())
        for register in ("judgements", "recommendations", "actions", "progress", "decisions"):
            assert getattr(server, register)() == getattr(folder, register)() != (), register
        assert server.health().problems == ()
