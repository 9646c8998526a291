"""Ways in which the product could break, each put in at a seam, and a run of what is broken."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant import Assistant
from assistant.types import Answer, Status
from corpus.library import Library
from corpus.types import Document


class ShuffledLibrary(Library):
    """Finds what it finds, and hands out another passage of the same document for it."""

    def nearest(self, *args, **options):
        return [(self._other(found), score) for found, score in super().nearest(*args, **options)]

    def find_words(self, *args, **options):
        found = super().find_words(*args, **options)
        return [(self._other(passage), score) for passage, score in found]

    def _other(self, passage_id: str) -> str:
        if not hasattr(self, "_others"):
            self._others = dict(self._shuffled())
        return self._others[passage_id]

    def _shuffled(self):
        draw = random.Random(7)
        for document in self.documents():
            ids = [passage.id for passage in self.passages(document.id)]
            yield from zip(ids, draw.sample(ids, len(ids)), strict=True)


class WrongYearLibrary(Library):
    """Takes each paper for the next of its kind: its days are another's."""

    def documents(self) -> tuple[Document, ...]:
        kinds = defaultdict(list)
        for document in sorted(super().documents(), key=lambda each: each.date or date.min):
            kinds[document.kind].append(document)
        return tuple(
            _redated(document, alike[(at + 1) % len(alike)])
            for alike in kinds.values()
            for at, document in enumerate(alike)
        )

    def document(self, document_id: str) -> Document:
        return next(each for each in self.documents() if each.id == document_id)


class AlteringAssistant(Assistant):
    """Answers, and changes a word in each quote."""

    def ask(self, *args, **options) -> Answer:
        answer = super().ask(*args, **options)
        citations = [replace(each, quote=_altered(each.quote)) for each in answer.citations]
        return replace(answer, citations=tuple(citations))


class UnrefusingAssistant(Assistant):
    """Never refuses: gives the nearest passage for an answer."""

    def ask(self, question: str, *, history: Sequence[str] = (), **options) -> Answer:
        answer = super().ask(question, history=history, **options)
        if answer.status is not Status.NONE:
            return answer
        nearest = self.search(answer.understood, 1)
        text = nearest[0].passage.text if nearest else answer.answer
        return replace(answer, status=Status.COMPLETE, answer=text)


def _redated(document: Document, other: Document) -> Document:
    return replace(
        document,
        published=other.published,
        meeting_date=other.meeting_date,
        inspected_from=other.inspected_from,
        inspected_to=other.inspected_to,
        period_from=other.period_from,
        period_to=other.period_to,
    )


def _altered(quote: str) -> str:
    """With its longest word another."""
    longest = max(quote.split(), key=len)
    return quote.replace(longest, "improved" if longest != "improved" else "worsened", 1)
