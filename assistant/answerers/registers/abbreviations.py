"""What an abbreviation stands for, in the words of the documents that spell it out."""

from __future__ import annotations

import re

from assistant.cite import cite_span, voice_of
from assistant.draft import Asked, Draft, Point, refusal
from assistant.language.vocabulary import stands_for
from assistant.language.words import sentence_spans
from assistant.understand.shape import Shape
from corpus.library import match_expression
from corpus.types import Passage

_SHORT = re.compile(r"[A-Za-z][A-Za-z&-]*[A-Z][A-Za-z&]*")


def answer_meaning(asked: Asked) -> Draft | None:
    """The full words beside the abbreviation where a document first gives both; None if none does."""
    if asked.question.shape is not Shape.MEANING:
        return None
    spans = [(n.start, n.end) for n in asked.question.named]
    for match in _SHORT.finditer(asked.question.understood):
        if any(start <= match.start() < end for start, end in spans):
            continue
        point = _spelled_out(asked, match.group())
        if point:
            return Draft((point,))
        known = stands_for(match.group())
        if known:
            return refusal(
                f"They don't spell {match.group()} out. In the field it stands for "
                f"{known.means[0]} ({known.source})."
            )
    return None


def _spelled_out(asked: Asked, short: str) -> Point | None:
    library = asked.library
    documents = {document.id: document for document in asked.scope.documents}
    wordings = [short, *(known.means if (known := stands_for(short)) else ())]
    found = library.find_words(match_expression(wordings), asked.scope.ids, 80)
    for passage in library.passages_of([i for i, _ in found]):
        full = spelled_out(short, passage.text)
        if not full:
            continue
        document = documents[passage.document_id]
        start, end = _sentence_with(passage, full)
        citations = cite_span(library, document, passage, start, end)
        if citations:
            return Point(f"{short} stands for {full}.", voice_of(document), citations)
    return None


def spelled_out(short: str, text: str) -> str | None:
    """The full words of "Full Words (SHORT)" or "SHORT (full words)"; None if the text has neither."""
    letters = [c.lower() for c in short.rstrip("s") if c.isalpha()]
    before = re.search(r"((?:[\w'’/-]+,? ){1,12})\(‘?[“\"]?" + re.escape(short) + r"s?\b", text)
    if before:
        named = before.group(1).split()
        for length in range(1, len(named) + 1):
            run = " ".join(named[-length:])
            if _initials_fit(letters, run):
                return run
    after = re.search(r"\b" + re.escape(short) + r" \(([^()]{4,90})\)", text)
    if after and _initials_fit(letters, after.group(1)):
        return after.group(1)
    return None


def _initials_fit(letters: list[str], run: str) -> bool:
    """Whether the letters are the initials of the words, little words skipped or not."""
    named = re.findall(r"[A-Za-z]+", run.replace("'s", "").replace("’s", ""))
    every = [word[0].lower() for word in named]
    main = [
        w[0].lower()
        for w in named
        if w.lower() not in {"of", "and", "or", "the", "for", "in", "to", "with", "s"}
    ]
    return letters in (every, main) and named[0].lower() not in {"of", "and", "the", "for"}


def _sentence_with(passage: Passage, full: str) -> tuple[int, int]:
    at = passage.text.find(full)
    return next(
        (span for span in sentence_spans(passage.text) if span[0] <= at < span[1]),
        (at, at + len(full)),
    )
