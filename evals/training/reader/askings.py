"""A question with sentences that answer it and others that were found for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.rank import find
from assistant.evidence.read_together import sentence_as_read
from assistant.language.words import words
from assistant.scope.asked import Asked, asked_of
from assistant.understand.question import Limits
from corpus.library import Library
from corpus.types import Passage
from evals.training.entailment.rows import EntailmentRow
from evals.training.findings.labelled import texts_of
from evals.training.labels import is_of, sentence_answers
from evals.training.rows import Row, Span
from evals.training.signs import asked_by

_MOST_GOLD, _MOST_ALIKE, _MOST_OTHERS, _OTHERS_OF_PREMISE = 3, 2, 6, 3
_SAME = 0.6
"""The share of the shorter one's words from which two sentences are one."""
_NEAR_BUT_NO_ANSWER = frozenset({"never_given", "outside", "wrong_year", "other_body"})
"""The sorts of questions without an answer for which much is found."""


@dataclass(frozen=True)
class Asking:
    """A question as it is understood, and sentences, each with 1 where it answers and 0 where it doesn't."""

    question: str
    sentences: tuple[str, ...]
    answers: tuple[int, ...]


def askings_of_rows(library: Library, rows: Iterable[Row]) -> Iterator[Asking]:
    """Labelled questions, the plain look-ups left out: registers answer those."""
    places = _Places(library)
    for row in rows:
        if row.plain or not (row.gold if row.answerable else row.sort in _NEAR_BUT_NO_ANSWER):
            continue
        asked = asked_by(library, row)
        gold = list(dict.fromkeys(filter(None, map(places.headed, row.gold))))[:_MOST_GOLD]
        if row.answerable and not gold:
            continue
        found = find(asked, with_cross=False).sentences
        alike: list[str] = []
        others: list[str] = []
        for each in found[: _MOST_OTHERS + 4]:
            text = sentence_as_read(each.sentence)
            if not any(_same(text, held) for held in gold):
                (alike if sentence_answers(row, each.sentence) else others).append(text)
        yield from _asking(asked, [*gold, *alike[:_MOST_ALIKE]], others[:_MOST_OTHERS])


def askings_of_premises(library: Library, rows: Iterable[EntailmentRow]) -> Iterator[Asking]:
    """Questions that take for granted what one sentence says, with that sentence and others found."""
    places = _Places(library)
    for row in rows:
        asked = asked_of(library, row.asks_right, (), Limits())
        own = places.headed(row)
        found = (sentence_as_read(s.sentence) for s in find(asked, with_cross=False).sentences[:10])
        if own:
            others = [text for text in found if not _same(text, own)]
            yield from _asking(asked, [own], others[:_OTHERS_OF_PREMISE])


def _asking(asked: Asked, right: Sequence[str], wrong: Sequence[str]) -> Iterator[Asking]:
    if asked.scope.refusal or not (right or wrong):
        return
    answers = (*(1 for _ in right), *(0 for _ in wrong))
    yield Asking(asked.question.understood, (*right, *wrong), answers)


class _Places:
    """Spans as sentences under their heading, as the cross-encoder reads them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._documents = library.documents()
        self._passages: Mapping[str, list[Passage]] = {d.id: [] for d in self._documents}
        for passage in library.iter_passages():
            self._passages[passage.document_id].append(passage)

    def headed(self, span: Span) -> str | None:
        """None where the library doesn't hold the document."""
        document = next((d for d in self._documents if is_of(d, span.document)), None)
        if document is None:
            return None
        (text,) = texts_of(self._library, [span])
        passages = self._passages[document.id]
        best = max(passages, key=lambda passage: _shared(passage, span), default=None)
        return ". ".join((*(best.heading[-1:] if best and _shared(best, span) else ()), text))


def _shared(passage: Passage, span: Span) -> int:
    """How many characters of a span stand in a passage."""
    parts = [part for part in passage.parts if part.page == span.page]
    return max((min(p.end, span.end) - max(p.start, span.start) for p in parts), default=0)


def _same(one: str, other: str) -> bool:
    mine, held = set(words(one)), set(words(other))
    return len(mine & held) > _SAME * min(len(mine), len(held))
