"""Files made for a reader to keep, as bytes; made when asked for, not when the page is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from corpus.letters import web_address
from corpus.library import Library
from ui.exports.workbook import Sheet, write_workbook
from ui.terminal_views.printing import csv_text
from ui.web import viewer

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"


def csv_file(rows: Sequence[dict[str, object]], columns: Sequence[str]) -> bytes:
    """Rows as CSV that a spreadsheet opens."""
    return csv_text(rows, columns).encode("utf-8-sig", errors="backslashreplace")


def workbook(sheets: Sequence[Sheet], places: dict[str, str]) -> bytes:
    """Sheets as a workbook."""
    out = BytesIO()
    write_workbook(sheets, places, out)
    return out.getvalue()


def places_on_the_web(library: Library, root: str | None) -> dict[str, str]:
    """The address of each document by its path: its own on the web, else its page in this app.

    Never where the file lies on the server. `root` is the app's address; None leaves the rest out.
    """
    found = {}
    for document in library.documents():
        if address := web_address(document.source_url):
            found[document.path] = address
        elif root:
            found[document.path] = root + viewer.link(document.id, 1).replace(
                "page=1", "page={page}"
            )
    return found
