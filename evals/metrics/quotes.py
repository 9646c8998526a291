"""Quotes verbatim: citations whose quote stands on its page / citations, per answer.

Checked twice: in the library's text of the page, by the rule that the product itself uses, and in
the file as other readers give it, by letters and digits alone. A page that isn't there counts
against it. Defined for answers with citations (the second: whose file was at hand).
"""

from __future__ import annotations

from corpus.text import locate
from evals.cases.case import Case
from evals.match.documents import letters
from evals.metrics.metric import Metric
from evals.records.records import CitedPage, Record


def on_page(citation: CitedPage) -> bool:
    """Whether the quote stands in the library's text of its page."""
    return citation.canonical is not None and locate(citation.canonical, citation.quote) is not None


def in_file(citation: CitedPage) -> bool | None:
    """Whether the quote stands on the page as another reader gives it; None without the file."""
    if not citation.raw:
        return None
    wanted = letters(citation.quote)
    return bool(wanted) and any(wanted in letters(page) for page in citation.raw)


def _on_page(_: Case, record: Record) -> float | None:
    checked = [on_page(citation) for citation in record.citations]
    return sum(checked) / len(checked) if checked else None


def _in_file(_: Case, record: Record) -> float | None:
    checked = [in_file(citation) for citation in record.citations]
    known = [found for found in checked if found is not None]
    return sum(known) / len(known) if known else None


QUOTES_ON_PAGE = Metric("quotes_on_page", "quotes found word for word on their page", _on_page)
QUOTES_IN_FILE = Metric("quotes_in_file", "quotes that other readers find on that page", _in_file)
