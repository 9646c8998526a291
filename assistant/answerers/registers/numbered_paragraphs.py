"""A paragraph asked for by its number: found on its page, and quoted whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.cite import cite_span, voice_of
from assistant.draft import Asked, Draft, Point, refusal
from assistant.scope.named_papers import named_papers
from assistant.scope.scope import newest_first
from corpus.text import normalise
from corpus.types import Document, Passage

_ASKED = re.compile(
    r"\bpara(?:graph)?s?\.? (?:no\.? ?|number )?(?P<number>\d{1,3}(?:\.\d{1,2})?)\b", re.I
)
_WORDS = 6
"""How many of a paragraph's first words tell which line of a passage it is."""


def answer_paragraph(asked: Asked) -> Draft | None:
    """The paragraph with the number asked for; a refusal where the paper meant has none such."""
    match = _ASKED.search(asked.question.understood)
    if not match:
        return None
    papers = _papers(asked)
    if len({d.authority for d in papers}) != 1:
        return refusal("Say which paper's paragraph is meant.")
    for document in papers:
        point = _numbered(asked, document, match["number"])
        if point:
            return Draft((point,))
    return refusal(f"{papers[0].title} has no paragraph {match['number']}.")


def _papers(asked: Asked) -> list[Document]:
    """The papers that may be meant, newest first: named, of the year named, or of the authority."""
    documents = asked.scope.documents
    named = named_papers(asked.question, documents) or asked.scope.preferred
    return newest_first([d for d in documents if d.id in named] or documents)


def _numbered(asked: Asked, document: Document, number: str) -> Point | None:
    for opening in _openings(asked, document, number):
        for passage in asked.library.passages(document.id):
            span = _line(passage, opening)
            cited = cite_span(asked.library, document, passage, *span) if span else ()
            if span and cited:
                return Point(passage.text[slice(*span)], voice_of(document), cited)
    return None


def _openings(asked: Asked, document: Document, number: str) -> Iterator[str]:
    """The first words after the number where it begins a line."""
    begins = re.compile(rf"^[ \t]*{re.escape(number)}\.?[ \t]+(?=\S)", re.MULTILINE)
    for page in asked.library.pages(document.id):
        for match in begins.finditer(page.text):
            words = page.text[match.end() : match.end() + 200].split()[:_WORDS]
            if len(words) == _WORDS and words[0][0].isupper():
                yield " ".join(words)


def _line(passage: Passage, opening: str) -> tuple[int, int] | None:
    """The line of a passage that begins with these words."""
    at = 0
    for line in passage.text.split("\n"):
        if normalise(line).startswith(normalise(opening)):
            return at, at + len(line)
        at += len(line) + 1
    return None
