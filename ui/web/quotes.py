"""Opening the pages on which a fact's quotes stand."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.quotes import Quote
from corpus.text import locate
from ui.web import session, viewer


def open_quotes(document_id: str, quotes: Sequence[Quote]) -> None:
    """Open a document where these words stand, over all their pages; for a button's `on_click`.

    Words that aren't found on their page open it with nothing marked.
    """
    library = session.library()
    found = [(q.page, locate(library.page(document_id, q.page).text, q.text)) for q in quotes]
    viewer.open_marks(document_id, [viewer.Mark(page, *(span or (0, 0))) for page, span in found])
