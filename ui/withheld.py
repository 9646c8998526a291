"""Papers that are exempt, in whole or in part, as the terminal tells of them."""

from __future__ import annotations

from corpus.access import withheld
from corpus.types import Document

COLUMNS = ("held back", "id", "of it", "why", "sure")

TO_DECIDE = (
    "What isn't sure is held back until an officer decides: "
    "scrutineer access ID public|exempt [--pages 4-9]"
)


def withheld_cells(document: Document) -> tuple[str, ...]:
    """A row of `COLUMNS`."""
    sure = "yes" if document.access_sure else "no: decide"
    return (document.path, document.id, withheld(document), document.access_why or "", sure)


def withheld_row(document: Document) -> dict[str, object]:
    """What of a document is held back, as JSON."""
    return {
        "access": document.access.value,
        "pages": list(document.exempt_pages),
        "why": document.access_why,
        "sure": document.access_sure,
    }
