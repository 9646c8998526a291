"""Who speaks: the person or body that a sentence's words belong to, with the words that say so."""

from __future__ import annotations

import re

from assistant.cite import cite_line, cite_span, voice_of
from assistant.draft import Asked, Point
from assistant.evidence.sentences import Sentence
from assistant.evidence.values import people_in, values_in
from assistant.language.words import sentence_spans
from assistant.types import Voice
from assistant.understand.shape import Shape
from corpus.types import Kind

_REPORTS = re.compile(
    r"\b(said|says|told|praised?d?|welcomed|noted|asked|raised|questioned|stated|reported|agreed"
    r"|advised|commented|felt|view|believ\w+|argued|warned|thanked|endorsed|satisfied|concern\w*)\b",
    re.IGNORECASE,
)


def speaker_points(asked: Asked, sentence: Sentence) -> list[Point]:
    """What says whose words a sentence is: its own subject, its lead-in, or the paper's author.

    Empty where the sentence itself names them.
    """
    if asked.question.shape is not Shape.SPEAKER or _names_speaker(sentence.text):
        return []
    lead = _lead(asked, sentence)
    if lead:
        return [lead]
    document = sentence.evidence.document
    if document.kind is Kind.MINUTES:
        return _speaker_before(asked, sentence)
    if document.author:
        cited = cite_line(asked.library, document, document.author)
        said = f"The words are {document.author}’s."
        return [Point(said, voice_of(document), (cited,))] if cited else []
    if document.kind is Kind.INSPECTION_LETTER:
        own = cite_span(
            asked.library, document, sentence.evidence.passage, sentence.start, sentence.end
        )
        return [Point("These are Ofsted’s inspectors’ words.", Voice.OFSTED, own)]
    return []


def _speaker_before(asked: Asked, sentence: Sentence) -> list[Point]:
    """The sentence of the same paragraph of minutes, nearest before, that says who speaks."""
    passage, document = sentence.evidence.passage, sentence.evidence.document
    paragraph = passage.text.rfind("\n", 0, sentence.start) + 1
    for start, end in reversed(list(sentence_spans(passage.text))):
        text = passage.text[start:end]
        if paragraph <= start < sentence.start and _names_speaker(text):
            cited = cite_span(asked.library, document, passage, start, end)
            return [Point(text, voice_of(document), cited)]
    return []


def _names_speaker(text: str) -> bool:
    """Whether a person or body stands as the subject of a verb of saying."""
    reported = _REPORTS.search(text)
    spoken = values_in(text, Shape.SPEAKER)
    return bool(reported) and any(abs(v.start - reported.start()) < 90 for v in spoken if reported)


def _lead(asked: Asked, sentence: Sentence) -> Point | None:
    """The line before that introduces what follows and names who says it ("Members noted:")."""
    passage, document = sentence.evidence.passage, sentence.evidence.document
    for candidate in reversed(asked.library.passages(document.id)[: passage.ordinal + 1]):
        if candidate.heading != passage.heading or passage.ordinal - candidate.ordinal > 6:
            break
        for start, end in reversed(list(sentence_spans(candidate.text))):
            if candidate.ordinal == passage.ordinal and start >= sentence.start:
                continue
            text = candidate.text[start:end]
            if _introduces(text):
                cited = cite_span(asked.library, document, candidate, start, end)
                return Point(text, voice_of(document), cited)
    return None


def _introduces(text: str) -> bool:
    return bool(re.search(r"(:|the following .*\.)$", text) or " following " in text) and bool(
        _REPORTS.search(text) and values_in(text, Shape.SPEAKER)
    )


def person_after(sentence: Sentence) -> tuple[int, int] | None:
    """The next line, where it names a person for what the lines before say ("HR Partner: X")."""
    text = sentence.evidence.passage.text
    for start, end in sentence_spans(text):
        begins_line = start == 0 or text[start - 1] == "\n"
        if start >= sentence.end and begins_line:
            return (start, end) if names_person(text[start:end]) else None
    return None


def names_person(line: str) -> bool:
    """Whether a line is short and names a person."""
    return bool(people_in(line)) and len(line.split()) <= _LINE


_LINE = 16
