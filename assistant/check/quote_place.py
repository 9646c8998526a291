"""A quote that a model gives, found in the passage it was given, with the sentences it is part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.check.quoted_sentence import Quoted
from assistant.cite import cite, cite_span
from assistant.language.words import sentence_spans
from assistant.types import Evidence
from corpus.library import Library
from corpus.text import locate
from corpus.types import PassageKind

_MARKS = str.maketrans(dict.fromkeys("|◼■▪●•", " "))
"""What parts cells and marks items: neither quote nor passage is read with it."""


def place_quote(library: Library, evidence: Evidence, quote: str) -> tuple[Quoted, ...]:
    """The whole sentences that a quote is part of; none where its words don't stand in the passage.

    Whole ones, so that no quote can leave out the "not" that stands before it. A quote may begin with the
    passage's headings, or be one: the grade of an older letter stands there and nowhere else.
    """
    rest = quote.translate(_MARKS).strip()
    within = _sentences(library, evidence, rest)
    if within:
        return within
    headed: list[Quoted] = []
    for heading in evidence.passage.heading:
        span = locate(rest, heading)
        if not span or rest[: span[0]].strip():
            continue
        found = _heading(library, evidence, heading)
        if found is None:
            return ()
        headed.append(found)
        rest = rest[span[1] :].lstrip(" \n:–—-")
    within = _sentences(library, evidence, rest) if headed else ()
    return (*headed, *within) if within or not rest else ()


def _sentences(library: Library, evidence: Evidence, quote: str) -> tuple[Quoted, ...]:
    text = evidence.passage.text
    span = locate(text.translate(_MARKS), quote)
    if not span:
        return ()
    sentences = list(sentence_spans(text))
    found = []
    for place, (start, end) in enumerate(sentences):
        if start < span[1] and end > span[0]:
            quoted = _quoted(library, evidence, sentences, place)
            if quoted is None:
                return ()
            found.append(quoted)
    return tuple(found)


def _heading(library: Library, evidence: Evidence, heading: str) -> Quoted | None:
    """A passage's heading, on the page where it stands: the passage's first, or one before it."""
    passage, document = evidence.passage, evidence.document
    for page in range(min(passage.pages), 0, -1):
        citation = cite(library, document, page, heading)
        if citation:
            return Quoted(heading, "", (), document, (citation,))
    return None


def _quoted(
    library: Library, evidence: Evidence, sentences: Sequence[tuple[int, int]], place: int
) -> Quoted | None:
    passage, document = evidence.passage, evidence.document
    start, end = sentences[place]
    citations = cite_span(library, document, passage, start, end)
    if not citations:
        return None
    is_table = passage.kind is PassageKind.TABLE
    lead = next(_leads(passage.text, sentences[:place]), "")
    if is_table and place and not lead:
        lead = passage.text[slice(*sentences[0])]
    return Quoted(
        text=passage.text[start:end],
        lead=lead,
        heading=passage.heading,
        document=document,
        citations=citations,
        is_row=passage.kind is not PassageKind.PROSE,
        before=passage.text[slice(*sentences[place - 1])] if place else "",
    )


def _leads(text: str, before: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The nearest line before that leads into what follows."""
    for start, end in reversed(before):
        if text[start:end].endswith(":"):
            yield text[start:end]
