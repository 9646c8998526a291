"""Whatever a paper says stays words in every export: no link, picture, script or formula of its own."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from assistant.council.briefing import Briefing
from assistant.council.lines import About, Line, Section
from assistant.types import Answer, Statement, Voice
from tests.answers import answer, citation, document
from tests.hostile_words import EVIL, HOSTILE
from ui.exports import as_markdown, as_word
from ui.exports.briefing_page import as_page
from ui.exports.briefing_word import briefing_word
from ui.exports.columns import Column, Sort
from ui.exports.text import as_text
from ui.exports.workbook import Cover, Sheet, write_workbook

DAY = date(2026, 3, 1)


def said(words: str) -> Answer:
    """An answer that repeats these words wherever it can."""
    return answer(
        question=words,
        answer=words,
        statements=(Statement(words, Voice.OFSTED, (0,)),),
        citations=(citation(quote=words, title=words, section=words),),
        missing=(words,),
    )


EVERY = [said(words) for words in HOSTILE]


@pytest.fixture
def briefing() -> Briefing:
    """A briefing that repeats them all."""
    said = tuple(
        Line(words, (citation(quote=words, title=words),), quote=words) for words in HOSTILE
    )
    section = Section(About.STANDING, HOSTILE[0], said, HOSTILE[1])
    papers = tuple(document(title=words, source_url=words) for words in HOSTILE)
    return Briefing("Wexcombe", None, DAY, DAY, said, (section,), papers)


def relations(package: bytes) -> list[str]:
    """What an Office file points to outside itself."""
    with ZipFile(BytesIO(package)) as file:
        rels = [file.read(n).decode() for n in file.namelist() if n.endswith(".rels")]
    return [
        target
        for text in rels
        for target in re.findall(r'Target="([^"]*)"[^>]*TargetMode="External"', text)
    ]


def test_there_are_sixty() -> None:
    assert len(set(HOSTILE)) == 60


def test_markdown_holds_no_element_but_its_own() -> None:
    html = MarkdownIt("commonmark").render(as_markdown(EVERY, DAY))
    assert set(re.findall(r"<(\w+)", html)) <= {"h1", "h2", "p", "em", "strong", "ul", "li", "br"}


def test_text_holds_each_on_its_own_line() -> None:
    for words, given in zip(HOSTILE, EVERY, strict=True):
        assert as_text(given).split("\n")[0] == " ".join(words.split())


def test_a_word_document_points_to_nothing() -> None:
    assert relations(as_word(EVERY, DAY)) == []


def test_a_briefing_in_word_points_to_nothing_of_theirs(briefing: Briefing) -> None:
    assert not any(
        EVIL in each or ":" in each for each in relations(briefing_word(briefing, {}, DAY))
    )


def test_a_briefings_page_holds_no_element_of_theirs(briefing: Briefing) -> None:
    page = BeautifulSoup(as_page(briefing, {}), "html.parser")
    assert page.select("a, img, script, iframe, svg, meta[http-equiv=refresh]") == []
    assert EVIL not in "".join(style.text for style in page.select("style"))


def test_a_workbook_holds_no_link_and_no_formula_of_theirs() -> None:
    columns = (Column("document", "Paper", Sort.PAPER, ""), Column("text", "Words", Sort.TEXT, ""))
    rows = [{"document": words, "text": words} for words in HOSTILE]
    out = BytesIO()
    write_workbook(
        [Sheet("Rows", columns, rows, "None.")], {}, out, Cover("What", [("As of", "now")])
    )
    assert relations(out.getvalue()) == []
    cells = [c for sheet in openpyxl.load_workbook(out) for row in sheet for c in row]
    assert [c.value for c in cells if c.hyperlink or c.data_type == "f"] == []
