from io import BytesIO

from openpyxl import load_workbook

from tests.answers import document
from ui.exports.workbook import Sheet
from ui.web.downloads import csv_file, places_on_the_web, workbook


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
COLUMNS = ("document", "page", "text")


def test_a_workbook_links_each_page_in_the_app_or_where_it_was_published():
    places = places_on_the_web(Held(LOCAL, PUBLIC), "http://127.0.0.1:8501/")
    made = load_workbook(BytesIO(workbook([Sheet("Rows", COLUMNS, ROWS)], places)))
    links = [made["Rows"].cell(row, 2).hyperlink.target for row in (2, 3)]
    assert links == [
        "http://127.0.0.1:8501/?document=d1&page=3",
        "https://example.org/letter.pdf#page=4",
    ]


def test_no_link_tells_where_a_file_lies_on_the_server():
    assert places_on_the_web(Held(LOCAL), None) == {}


def test_csv_opens_in_a_spreadsheet_and_starts_no_formula():
    text = csv_file(ROWS, COLUMNS)
    assert text.startswith(b"\xef\xbb\xbf")
    assert b"'=1+1" in text
