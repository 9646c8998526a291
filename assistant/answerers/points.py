"""Evidence as points of an answer, with what cites it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.cite import cite_span, voice_of
from assistant.draft import Point
from assistant.evidence.found import RankedSentence
from assistant.evidence.sentences import Sentence
from assistant.evidence.table_rows import row_of
from assistant.language.words import sentence_spans
from assistant.scope.asked import Asked
from corpus.types import Document

_LONGEST_LIST = 400
"""The most words of a list whose items are told whole; of a longer one, each item's first sentence."""
_BAR = " | "


def sentence_point(asked: Asked, sentence: Sentence) -> Point:
    """A sentence as a point of an answer; a row's whole, each cell after its column's name."""
    document, passage = sentence.evidence.document, sentence.evidence.passage
    row = row_of(sentence)
    if row is None:
        text = sentence.text.replace(_BAR, ": ")
        cited = cite_span(asked.library, document, passage, sentence.start, sentence.end)
        return Point(text, voice_of(document), cited)
    cited = cite_span(asked.library, document, passage, row.start, row.end)
    if row.header:
        cited += cite_span(asked.library, document, passage, *row.header_span)
    return Point(row.text, voice_of(document), cited)


def told(asked: Asked, chosen: Iterable[RankedSentence]) -> list[tuple[Document, list[Point]]]:
    """Sentences as points, each with its paper, in the order in which they stand there."""
    ordered = sorted((each.sentence for each in chosen), key=_place)
    return [(each.evidence.document, [sentence_point(asked, each)]) for each in ordered]


def too_long(items: Iterable[str]) -> bool:
    """Whether a list's items together are more than anyone reads."""
    return sum(len(item.split()) for item in items) > _LONGEST_LIST


def opening(text: str) -> tuple[int, int]:
    """Where the first sentence of a text begins and ends."""
    return next(sentence_spans(text), (0, len(text)))


def as_items(points: Sequence[Point]) -> tuple[Point, ...]:
    """Points as the items of a list."""
    return tuple(
        point if point.text.startswith("- ") else replace(point, text=f"- {point.text}")
        for point in points
    )


def _place(sentence: Sentence) -> tuple[str, int, int]:
    return sentence.evidence.document.path, sentence.evidence.passage.ordinal, sentence.at
