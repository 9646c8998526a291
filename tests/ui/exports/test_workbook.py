"""Links in a workbook: to the web where a paper names a web address, else to the file read."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from corpus.library import Arrival, Library, SourceFile
from corpus.settings import Settings
from corpus.types import Document, Entry, Kind, PageText
from ui.exports.workbook import Sheet, places_of, write_workbook

PAPER = Document("a" * 16, "plan.pdf", "Plan", Kind.OTHER, "application/pdf", 2, True)


def linked(tmp_path, document: Document) -> str | None:
    """The link of a row's document in a workbook."""
    pages = tuple(PageText(n, "Words.") for n in range(1, document.page_count + 1))
    file = SourceFile(str(tmp_path / "plan.pdf"), "plan.pdf")
    with Library.create_or_open(Settings(library=tmp_path / "library")) as library:
        library.save([Arrival(Entry(document, pages, ()), file)])
        places = places_of(library)
    out = BytesIO()
    sheet = Sheet("Rows", ("document", "page"), [{"document": "plan.pdf", "page": 2}])
    write_workbook([sheet], places, out)
    link = openpyxl.load_workbook(out)["Rows"]["A2"].hyperlink
    return link.target if link else None


def test_a_paper_on_the_web_is_linked_there(tmp_path):
    address = "https://council.example/plan"
    assert linked(tmp_path, replace(PAPER, source_url=address)) == address


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "smb://evil.example/x", "data:,x"]
)
def test_a_papers_own_address_of_another_kind_is_never_a_link(tmp_path, address):
    link = linked(tmp_path, replace(PAPER, source_url=address))
    assert link is not None and link.startswith((tmp_path / "plan.pdf").as_uri())


def test_a_file_that_has_exempt_pages_is_not_linked_for_those_not_cleared(tmp_path):
    assert linked(tmp_path, replace(PAPER, exempt_pages=(1,))) is None
