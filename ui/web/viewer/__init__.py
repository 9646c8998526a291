"""The page viewer: a document's own page with the quoted words marked, over whatever page one is on.

Opening a page is an address. `?document=ID&page=N&from=A&to=B` on any page of the app shows page
N of that document (for one without pages, the N-th stretch of its text) with the characters from
A to B of its canonical text marked: `Citation.document_id`, `place`, `start` and `end`. Without
`from` and `to` nothing is marked. A quote over a page break names both pages, each with its span.

    viewer.open_page(document_id, place, start, end)     in a button's on_click
    viewer.open_marks(document_id, [Mark(place, start, end), ...])     over several pages
    viewer.open_quote(document_id, quote.page, quote.text)     where only the words are known
    viewer.link(document_id, place, start, end)     the address, to be shared or copied

`app.py` shows the opened page after the page itself has been drawn; a page has nothing to do.
"""

from ui.web.viewer.dialog import show_opened
from ui.web.viewer.opened import Mark, close, link, open_marks, open_page, open_quote, opened

__all__ = [
    "Mark",
    "close",
    "link",
    "open_marks",
    "open_page",
    "open_quote",
    "opened",
    "show_opened",
]
