"""What an abbreviation stands for, with the papers' own words for it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.cite import cite_line, voice_of
from assistant.draft import Draft, Point
from assistant.evidence.found import Found
from assistant.language.vocabulary import stands_for
from assistant.scope.asked import Asked
from assistant.types import Citation
from assistant.understand.wants import Wanted
from corpus.library import match_expression
from corpus.types import Document

_LIKELY = 0.07
_TRIED = 3


def answer_definition(asked: Asked, found: Found) -> Iterator[Draft]:
    """For each abbreviation in the question: what it stands for, cited where a paper spells it out."""
    del found
    question = asked.question
    likely = question.reading.p(Wanted.DEFINITION)
    if likely < _LIKELY:
        return
    heaviest = max((term.weight for term in question.terms), default=0.0)
    telling = [term for term in question.terms if term.weight == heaviest]
    alone = not question.authorities and all(term.abbreviation for term in telling)
    for term in question.terms:
        known = stands_for(term.text) if term.abbreviation else None
        spelled = (_spelled_out(asked, words) for words in (known.means if known else ()))
        cited = next(filter(None, spelled), None)
        if known and cited:
            document, citation = cited
            text = f"{term.text.upper()} stands for {known.means[0]} ({known.source})."
            point = Point(text, voice_of(document), (citation,))
            signs = {"fit": likely, "alone": float(alone)}
            yield Draft((point,), by="abbreviation", signs=signs)


def _spelled_out(asked: Asked, words: str) -> tuple[Document, Citation] | None:
    """A line that has the words, in a paper of the scope."""
    found = asked.library.find_words(match_expression([words]), asked.scope.ids, _TRIED)
    for passage in asked.library.passages_of([i for i, _ in found]):
        document = asked.library.document(passage.document_id)
        citation = cite_line(asked.library, document, words)
        if citation:
            return document, citation
    return None
