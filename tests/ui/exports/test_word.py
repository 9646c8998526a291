import shutil
import subprocess
import zipfile
from datetime import date
from io import BytesIO

import docx
import pypdf
import pytest
from lxml import etree

from assistant.types import Statement, Voice
from tests.answers import answer, citation, refusal
from ui.exports import as_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWO = answer(
    question="Two?",
    answer="- One.\n- Two.",
    statements=(Statement("- One.", Voice.COUNCIL, (0,)), Statement("- Two.", Voice.COUNCIL, (1,))),
    citations=(citation(), citation(page=4, quote="A quote & <more>")),
)


@pytest.fixture(scope="module")
def made():
    return as_word([answer(), TWO, refusal()], date(2026, 3, 1))


def part(made, name):
    with zipfile.ZipFile(BytesIO(made)) as file:
        return etree.fromstring(file.read(name))


def test_word_opens_it_with_questions_as_headings(made):
    paragraphs = docx.Document(BytesIO(made)).paragraphs
    asked = [each.text for each in paragraphs if each.style.name == "Heading 1"]
    assert asked == ["what grade?", "Two?", "what grade?"]


def test_every_footnote_referred_to_is_there_once(made):
    referred = [
        each.get(f"{W}id") for each in part(made, "word/document.xml").iter(f"{W}footnoteReference")
    ]
    notes = {
        note.get(f"{W}id"): "".join(note.itertext()).strip()
        for note in part(made, "word/footnotes.xml").iter(f"{W}footnote")
        if note.get(f"{W}type") is None
    }
    assert referred == ["1", "2", "3"] == list(notes)
    assert notes["3"] == "Inspection of Wexcombe, 10 March 2023, page 4: “A quote & <more>”"


def test_the_package_knows_its_footnotes(made):
    with zipfile.ZipFile(BytesIO(made)) as file:
        assert b"/word/footnotes.xml" in file.read("[Content_Types].xml")
        assert b'"footnotes.xml"' in file.read("word/_rels/document.xml.rels")


def test_the_file_is_told_to_be_british_english(made):
    assert docx.Document(BytesIO(made)).core_properties.language == "en-GB"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice isn't installed")
def test_libreoffice_shows_the_footnotes(made, tmp_path):
    (tmp_path / "a.docx").write_bytes(made)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    to_pdf = ["--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "a.docx"]
    command = ["soffice", profile, "--headless", *to_pdf]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = pypdf.PdfReader(tmp_path / "a.pdf").pages
    assert "A quote & <more>" in " ".join(page.extract_text() for page in pages)
