from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.answers import document
from ui.exports.columns import plain_columns
from ui.exports.workbook import Sheet
from ui.web.downloads import csv_file, papers_on_the_web, workbook


class Held:
    """A library's list of documents."""

    def __init__(self, *documents):
        self._documents = documents

    def documents(self):
        return self._documents


LOCAL = document(id="d1", path="plans/plan.pdf")
PUBLIC = document(id="d2", path="letter.pdf", source_url="https://example.org/letter.pdf")
ROWS = [{"document": "plans/plan.pdf", "page": 3, "text": "=1+1"},
        {"document": "letter.pdf", "page": 4, "text": "fine"}]  # fmt: skip
COLUMNS = plain_columns(("document", "page", "text"))
HOME = "https://papers.council.example/"


def links(root):
    papers = papers_on_the_web(Held(LOCAL, PUBLIC), root)
    made = load_workbook(BytesIO(workbook([Sheet("Rows", COLUMNS, ROWS)], papers)))
    held = [made["Rows"].cell(row, 2).hyperlink for row in (2, 3)]
    return [each and each.target for each in held]


def test_a_workbook_links_each_page_where_it_was_published_or_in_the_app():
    assert links(HOME) == [f"{HOME}?document=d1&page=3", "https://example.org/letter.pdf#page=4"]


@pytest.mark.parametrize(
    "root", [None, "http://127.0.0.1:8501/", "http://localhost:8501/", "http://[::1]:8501/"]
)
def test_no_link_leads_to_this_machine_alone(root):
    assert links(root) == [None, "https://example.org/letter.pdf#page=4"]


def test_csv_opens_in_a_spreadsheet_and_starts_no_formula():
    text = csv_file(ROWS, [column.name for column in COLUMNS])
    assert text.startswith(b"\xef\xbb\xbf")
    assert b"'=1+1" in text
