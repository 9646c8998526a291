"""How the lists and next steps of real letters are read: whole, on their pages, none left out."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from corpus.text import locate
from corpus.types import Access, Entry, Framework, NextStepKind
from ingest.describe import describe
from ingest.outline.sections import split_sections
from ingest.registers.inspections.next_steps import read_next_steps
from ingest.registers.inspections.recommendations import read_recommendations
from tests.ingest.real_papers import read_paper

REAL = Path(os.environ.get("SCRUTINEER_REAL", Path(__file__).parents[3] / "shared" / "real"))
LETTERS = sorted((REAL / "letters").glob("*/*.pdf"))

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not LETTERS, reason="real documents absent: set SCRUTINEER_REAL"),
]


@lru_cache(maxsize=8)
def read(path: Path) -> Entry:
    reading = read_paper(path)
    document = describe(reading, path=path.name, document_id="1")
    sections = split_sections(reading)
    return Entry(
        document,
        reading.pages,
        (),
        recommendations=read_recommendations(reading, document, sections),
        next_steps=read_next_steps(reading, document, sections),
    )


def named(words: str) -> list[Any]:
    return [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in LETTERS
            if words in path.name]  # fmt: skip


def whole_and_on_their_pages(entry: Entry) -> None:
    assert (entry.document.access, entry.document.exempt_pages) == (Access.PUBLIC, ())
    pages = {page.number: page.text for page in entry.pages}
    for fact in (*entry.recommendations, *entry.next_steps):
        for quote in fact.quotes:
            assert locate(pages[quote.page], quote.text), quote
    for item in entry.recommendations:
        assert item.text[:1].isupper() or item.text[:1] in "‘’'(" or item.text.split()[0].islower()
        assert len(item.text) > 15
        assert item.whose


@pytest.mark.parametrize("path", named("focused visit"))
def test_visit_s_lists_are_read_and_are_the_council_s(path: Path) -> None:
    entry = read(path)
    whole_and_on_their_pages(entry)
    headed = any("needs to improve in this" in page.text for page in entry.pages)
    assert bool([r for r in entry.recommendations if r.asks]) >= headed
    assert {r.whose for r in entry.recommendations} <= {"local authority"}


@pytest.mark.parametrize("path", named("joint area"))
def test_joint_letter_has_strengths_asks_and_a_day_for_its_statement(path: Path) -> None:
    entry = read(path)
    whole_and_on_their_pages(entry)
    assert {r.asks for r in entry.recommendations} == {True, False}
    (step,) = entry.next_steps
    assert step.kind is NextStepKind.STATEMENT_OF_ACTION
    assert step.due
    assert step.whose


@pytest.mark.parametrize("path", named("area send"))
def test_send_report_has_four_lists_and_what_comes_next(path: Path) -> None:
    entry = read(path)
    assert entry.document.framework is Framework.AREA_SEND
    whole_and_on_their_pages(entry)
    kinds = {r.kind for r in entry.recommendations}
    assert kinds >= {"strength", "need to do better", "area for improvement"}
    priority = [r for r in entry.recommendations if r.kind == "priority action"]
    assert all("Council" in r.whose or "ICB" in r.whose for r in priority)
    steps = {step.kind for step in entry.next_steps}
    assert NextStepKind.NEXT_INSPECTION in steps
    assert (NextStepKind.PRIORITY_ACTION_PLAN in steps) == bool(priority)
