"""Citations: words found on their page, or not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.types import Citation, Voice
from corpus.library import Library
from corpus.text import locate
from corpus.types import Document, Kind, Passage

_VOICES = {
    Kind.INSPECTION_LETTER: Voice.OFSTED,
    Kind.MINUTES: Voice.COMMITTEE,
    Kind.NEWS: Voice.COUNCILLOR,
}


def voice_of(document: Document) -> Voice:
    """Who speaks in a document."""
    return _VOICES.get(document.kind, Voice.COUNCIL)


def cite(
    library: Library, document: Document, place: int, quote: str, section: str = ""
) -> Citation | None:
    """The quote as a citation of page `place`; None if its words don't stand there."""
    span = locate(library.page(document.id, place).text, quote)
    if not span:
        return None
    return Citation(
        document_id=document.id,
        document=document.path,
        title=document.title,
        date=document.date,
        page=place if document.paged else None,
        section=section,
        quote=quote,
        place=place,
        start=span[0],
        end=span[1],
    )


def cite_span(
    library: Library, document: Document, passage: Passage, start: int, end: int
) -> tuple[Citation, ...]:
    """A citation for each page of a stretch of a passage; none if any of it can't be placed."""
    section = " > ".join(passage.heading)
    found: list[Citation] = []
    for place, quote in quotes_in(passage, start, end):
        citation = cite(library, document, place, quote, section)
        if citation is None:
            return ()
        found.append(citation)
    return tuple(found)


def quotes_in(passage: Passage, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The pages of a stretch of a passage, each with the words that stand on it."""
    for part in passage.parts:
        first, last = max(start, part.at), min(end, part.at + part.length)
        quote = passage.text[first:last].replace(" | ", " ").strip()
        if first < last and re.search(r"\w", quote):
            yield part.page, quote


def cite_line(library: Library, document: Document, *needles: str) -> Citation | None:
    """The first line of the document's pages that holds one of the needles, the first tried first."""
    for needle in needles:
        pattern = re.compile(rf"(?<!\w){re.escape(needle)}(?!\w)", re.IGNORECASE)
        for page in library.pages(document.id):
            for match in pattern.finditer(page.text):
                first = page.text.rfind("\n", 0, match.start()) + 1
                last = page.text.find("\n", match.end())
                line = " ".join(page.text[first : last if last > 0 else None].split())
                citation = cite(library, document, page.number, line)
                if citation:
                    return citation
    return None
