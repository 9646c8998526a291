"""What a briefing says in the same words in every form: titles, places, the papers it rests on."""

from __future__ import annotations

from assistant.council.council_papers import first_upper, what_it_is
from assistant.types import Citation
from corpus.types import Document
from ui.plain import one_line, written


def place(citation: Citation) -> str:
    """Where in its paper a line stands: "page 4"; the section where there are no pages."""
    where = f"page {citation.page}" if citation.page is not None else one_line(citation.section)
    return where or "the text"


def paper(document: Document) -> str:
    """A paper with its day and file: "Focused visit, 12 January 2026: Focused visit to ..."."""
    day = written(document.date) or "undated"
    title = one_line(document.title)
    return f"{first_upper(what_it_is(document))}, {day}: {title or document.path}"


def address(places: dict[str, str], citation: Citation) -> str:
    """The web address of a citation's page, "" where none is known."""
    return places.get(citation.document, "").replace("{page}", str(citation.place))
