"""The demo corpus: what its manifest says, what its questions expect, and what builds it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import docx
import pypdfium2
import pytest
from bs4 import BeautifulSoup

from corpus.text import normalise
from corpus.types import Kind
from evals.cases.case import Case, read_cases
from evals.match.said import says

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "corpus" / "documents"
CASES = read_cases(ROOT / "evals" / "suites" / "demo.jsonl")


class Row(NamedTuple):
    """One document, as the manifest has it. A row with other keys can't be made."""

    path: str
    title: str
    kind: str
    authority: str
    published: str | None
    meeting_date: str | None
    inspected_from: str | None
    inspected_to: str | None
    lead_inspector: str | None
    licence: str
    note: str


MANIFEST = [Row(**row) for row in json.loads((DOCUMENTS / "manifest.json").read_text("utf-8"))]


@cache
def pages(folder: Path, name: str) -> tuple[str, ...]:
    """The pages' texts; one for a file that has no pages."""
    path = folder / name
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as pdf:
            return tuple(page.get_textpage().get_text_bounded() for page in pdf)
    if path.suffix == ".docx":
        return (_word(path),)
    text = path.read_text("utf-8")
    return (BeautifulSoup(text, "lxml").get_text(" ") if path.suffix == ".html" else text,)


def _word(path: Path) -> str:
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _flat(text: str) -> str:
    """On one line, with "14th March, 2023" as "14 March 2023"."""
    return re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", normalise(text).replace(",", ""))


def _gold_text(case: Case) -> str:
    """What stands where the case says; everything in its documents where it names no page."""
    paged = {name for name, _ in case.gold_pages}
    named = [pages(DOCUMENTS, name)[page - 1] for name, page in case.gold_pages]
    whole = ["\n".join(pages(DOCUMENTS, name)) for name in case.documents if name not in paged]
    return " ".join(" ".join(named + whole).split())


def _printed(case: Case) -> Iterator[tuple[str, ...]]:
    """The groups of facts that the documents print: a note says which is computed from them."""
    computed = re.findall(r"computed: (\w+)", case.note)
    return (group for group in case.facts if not set(group) & set(computed))


def test_manifest_names_every_document_and_no_other() -> None:
    files = {path.name for path in DOCUMENTS.iterdir()} - {"manifest.json"}
    assert sorted(row.path for row in MANIFEST) == sorted(files)


@pytest.mark.parametrize("row", MANIFEST, ids=lambda row: row.path)
def test_manifest_says_what_the_document_says(row: Row) -> None:
    text = _flat(" ".join(pages(DOCUMENTS, row.path)))
    assert row.kind in set(Kind)
    assert row.licence == "CC0-1.0"
    assert _flat(row.title).casefold() in text.casefold()
    assert row.authority.removesuffix(" Council") in text
    for written in filter(None, (row.published, row.meeting_date, row.inspected_to)):
        day = date.fromisoformat(written)
        assert f"{day.day} {day:%B %Y}".casefold() in text.casefold()
    assert row.lead_inspector is None or row.lead_inspector in text


@pytest.mark.parametrize("row", MANIFEST, ids=lambda row: row.path)
def test_document_says_that_it_is_invented(row: Row) -> None:
    text = _flat(" ".join(pages(DOCUMENTS, row.path)))
    assert "invented" in text
    assert "CC0 1.0" in text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_gold_facts_stand_on_their_pages(case: Case) -> None:
    text = _gold_text(case)
    missing = [g for g in _printed(case) if not any(says(text, variant) for variant in g)]
    assert not missing


def test_gold_pages_belong_to_documents_that_are_here() -> None:
    held = {row.path for row in MANIFEST}
    for case in CASES:
        assert set(case.documents) <= held, case.id
        assert {name for name, _ in case.page_refs} <= set(case.documents), case.id
        assert sorted({page for _, page in case.page_refs}) == sorted(case.pages), case.id


def test_there_are_enough_questions_and_near_misses() -> None:
    near_misses = [case for case in CASES if not case.answerable]
    assert len(CASES) >= 70
    assert len(near_misses) >= 20
    assert all(case.note for case in near_misses)
    assert {case.kind for case in CASES} == {
        *("lookup", "list", "explain", "compare", "asof", "attribution", "followup"),
        "unanswerable",
    }


def test_false_premise_points_at_the_page_that_corrects_it() -> None:
    false_premises = [case for case in CASES if case.note.startswith("false premise")]
    assert len(false_premises) >= 4
    assert all(case.page_refs for case in false_premises)


def test_documents_are_what_their_sources_build(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.demo_corpus", str(tmp_path)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    names = [Path(line).name for line in built.stdout.splitlines()]
    made = {row.path for row in MANIFEST if row.path.endswith((".pdf", ".docx"))}
    assert set(names) == made
    for name in names:
        assert pages(tmp_path, name) == pages(DOCUMENTS, name), name


def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        command = [sys.executable, "-m", "tools.demo_corpus", str(tmp_path / folder)]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name
