"""Whatever comes in, only our own errors come out, and every quote is on its page."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.understand.question import understand
from corpus.errors import ScrutineerError, UnreadableDocument
from corpus.settings import Settings
from corpus.sources import SourceFile
from corpus.text import locate
from ingest.describe.manifest.given import read_manifests
from ingest.entry import make_entry
from ingest.outline.sections import split_sections
from ingest.passages import count_tokens, split_passages
from ingest.read.blocks import Reading
from ingest.read.files import read_here
from ingest.read.limits import Limits
from tests.answers import document
from tests.ingest.made_readings import reading

MANY = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
LIMITS = Limits(10**7, 100, 60, 10**9)
WORDS = st.text(max_size=200)
PIECES = st.sampled_from(
    "# |## |- |1. |2.3 || a | b\n|<p>|<table><tr><td>|</td>|<div style='display:none'>|<!--|&#0;|&amp;"
    "|\u200b|\u202e|\U000e0041|\u00ad|Page 3 of 4\n|Recommendation 1: |RESOLVED that |12 May 2023\n"
    "|EXEMPT\n|Appendix 2\n|Good\n|Requires improvement\n| | \n\n|%PDF-1.7\n|PK\x03\x04|\x00".split(
        "|"
    )
)
PAPERS = st.lists(st.one_of(PIECES, WORDS), max_size=30).map("".join)
LINES = st.lists(
    st.tuples(st.sampled_from(["", "# ", "## ", "- ", "7. ", "| a | ", "^ ", "= "]), WORDS),
    max_size=25,
).map(lambda lines: "\n".join(mark + " ".join(words.split()) for mark, words in lines))


def read(content: bytes, name: str) -> Reading | None:
    """What a file of this content gives; None where it can't be read, and is told so."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            return read_here(path, LIMITS)
        except UnreadableDocument as error:
            assert error.why
            return None


@MANY
@given(
    paper=st.one_of(
        PAPERS.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=300)
    ),
    ending=st.sampled_from(["md", "txt", "html", "csv", "docx", "pdf"]),
)
@example(paper=b"", ending="md")
@example(paper=b"\xff\xfe\x00", ending="txt")
def test_readers_read_anything_or_say_why_not_and_the_rest_follows(paper, ending):
    name = f"paper.{ending}"
    made = read(paper, name)
    if made is None:
        return
    for block in made.blocks:
        page = made.pages[block.page - 1]
        assert 0 <= block.start <= block.end <= len(page.text)
    file = SourceFile(f"/{name}", name, content_hash="f" * 64)
    entry = make_entry(made, file, Settings(passage_tokens=40))
    stands_on_its_page(entry.pages, entry.passages)


@MANY
@given(pages=st.lists(LINES, min_size=1, max_size=3), most=st.integers(40, 220))
def test_outline_and_passages_lose_nothing_and_stand_on_their_page(pages, most):
    made = reading(*pages)
    passages = split_passages(document(), split_sections(made), most_tokens=most)
    stands_on_its_page(made.pages, passages)
    assert all(count_tokens(passage.text) <= most for passage in passages)


def stands_on_its_page(pages, passages):
    """Every part of every passage is the words of its page, at its place."""
    texts = {page.number: page.text for page in pages}
    for passage in passages:
        for part in passage.parts:
            words = passage.text[part.at : part.at + part.length].replace(" | ", " ")
            held = texts[part.page][part.start : part.end]
            assert not words.split() or "".join(words.split()) in "".join(held.split())


@MANY
@given(page=st.one_of(PAPERS, WORDS), at=st.integers(0, 300), length=st.integers(0, 80))
def test_a_quote_that_is_located_is_the_pages_own_words(page, at, length):
    quote = page[at : at + length]
    found = locate(page, quote)
    if found is not None:
        start, end = found
        letters = [each for each in page[start:end] if each.isalnum()]
        assert letters == [each for each in quote if each.isalnum()]


@MANY
@given(question=st.one_of(WORDS, PAPERS, st.text(max_size=5000)))
def test_a_question_is_understood_or_refused(question):
    nothing = np.zeros((1, 384), np.float32)
    try:
        asked = understand(
            question, ["Wexcombe", "Leeds"], lambda texts: nothing.repeat(len(texts), 0)
        )
    except ScrutineerError:
        return
    assert asked.text == " ".join(question.split())


CELLS = st.dictionaries(
    st.sampled_from(
        ["path", "title", "authority", "kind", "published", "access", "source_url", "x", ""]
    ),
    st.one_of(
        st.none(), st.integers(), WORDS, st.sampled_from(["may.md", "../may.md", "2024-01-02"])
    ),
)


@pytest.mark.parametrize("ending", ["csv", "json"])
@MANY
@given(rows=st.lists(CELLS, max_size=4), junk=st.one_of(st.none(), st.binary(max_size=80)))
def test_a_manifest_gives_what_is_right_in_it_and_tells_the_rest(ending, rows, junk):
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "may.md").write_text("# May\n")
        path = folder / f"documents.{ending}"
        path.write_bytes(junk if junk is not None else written(rows, ending))
        file = SourceFile(str(folder / "may.md"), "may.md")
        found = read_manifests([folder], [file])
    assert all(fault.why for fault in found.faults)


def written(rows, ending) -> bytes:
    if ending == "json":
        return json.dumps(rows).encode()
    out = io.StringIO()
    table = csv.DictWriter(out, sorted({name for row in rows for name in row}))
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")
