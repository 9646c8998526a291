"""Files made for a reader to keep, as bytes; made when asked for, not when the page is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from ipaddress import ip_address
from urllib.parse import urlsplit

from corpus.library import Library
from ui.exports.workbook import Cover, Paper, Sheet, papers_of, write_workbook
from ui.terminal_views.printing import csv_bytes
from ui.web import viewer

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"


def csv_file(rows: Sequence[dict[str, object]], columns: Sequence[str]) -> bytes:
    """Rows as CSV that a spreadsheet opens."""
    return csv_bytes(rows, columns)


def workbook(
    sheets: Sequence[Sheet], papers: Mapping[str, Paper], cover: Cover | None = None
) -> bytes:
    """Sheets as a workbook."""
    out = BytesIO()
    write_workbook(sheets, papers, out, cover)
    return out.getvalue()


def papers_on_the_web(library: Library, root: str | None) -> dict[str, Paper]:
    """Every document by its path, with an address that works for whoever gets the file.

    Its own on the web; else its page in this app, where that is served under a name. Never where a
    file lies, nor an address of this machine alone. `root` is the app's address.
    """
    found = papers_of(library)
    if root and not _is_here(root):
        for document in library.documents():
            held = found[document.path]
            page = root + viewer.link(document.id, 1).replace("page=1", "page={page}")
            found[document.path] = Paper(held.title, held.address or page)
    return found


def _is_here(root: str) -> bool:
    """Whether an address means this machine, whoever follows it."""
    host = urlsplit(root).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback or ip_address(host).is_unspecified
    except ValueError:
        return False
