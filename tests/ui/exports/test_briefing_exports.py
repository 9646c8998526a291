"""A briefing as a page and as a Word document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from docx import Document

from assistant.council.briefing import Briefing, brief, lines_of
from assistant.council.lines import Line
from corpus.library import Library
from corpus.settings import Settings
from ui.exports.briefing_page import as_page
from ui.exports.briefing_word import briefing_word

DAY = date(2024, 3, 1)


@pytest.fixture(scope="module")
def briefing(demo_library: Settings) -> Briefing:
    with Library.open(demo_library) as library:
        return brief(library, "Wexcombe", as_of=DAY)


@pytest.fixture(scope="module")
def places(briefing: Briefing) -> dict[str, str]:
    return {d.path: f"https://papers.example/{d.id}?page={{page}}" for d in briefing.papers}


def test_the_page_links_each_line_to_its_page(briefing: Briefing, places: dict[str, str]) -> None:
    page = BeautifulSoup(as_page(briefing, places), "html.parser")
    assert page.h1.text == "Wexcombe: children’s services"
    items = page.select("section li")
    told = [line for section in briefing.sections for line in section.lines]
    assert len(items) == len(told)
    for item, line in zip(items, told, strict=True):
        first = line.citations[0]
        wanted = f"https://papers.example/{first.document_id}?page={first.place}"
        assert item.a["href"] == wanted


def test_a_papers_markup_stays_words_on_the_page(briefing: Briefing) -> None:
    line = Line("<script>alert(1)</script>", (), quote="<img src=x>")
    page = as_page(replace(briefing, summary=(line,)), {})
    assert "<script>" not in page
    assert "<img" not in page


def test_an_address_that_is_no_web_address_is_no_link(briefing: Briefing) -> None:
    places = {document.path: "javascript:alert(1)" for document in briefing.papers}
    assert BeautifulSoup(as_page(briefing, places), "html.parser").select("a") == []


def test_the_word_document_has_headings_footnotes_page_numbers_and_links(
    briefing: Briefing, places: dict[str, str]
) -> None:
    content = briefing_word(briefing, places, DAY)
    document = Document(BytesIO(content))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[:3] == ["In short", "Where it stands", "Questions to ask"]
    with ZipFile(BytesIO(content)) as file:
        body, foot = (
            file.read("word/document.xml").decode(),
            file.read("word/footnotes.xml").decode(),
        )
        footer = "".join(file.read(n).decode() for n in file.namelist() if "word/footer" in n)
    notes = sum(len(line.citations) for line in lines_of(briefing))
    assert body.count("<w:footnoteReference ") == notes == foot.count("w:id=") - 2
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
    assert body.count("<w:hyperlink ") == len(briefing.papers)
