"""Which documents a reader wants to see, and in what order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.library import Library, match_expression
from corpus.types import Document, Kind

_MOST_PASSAGES = 2000


class Order(StrEnum):
    """How the list is ordered, in the words of the control that asks."""

    NEWEST = "Newest first"
    OLDEST = "Oldest first"
    TITLE = "By title"


@dataclass(frozen=True)
class Wanted:
    """What a reader has chosen. Empty means any."""

    words: str = ""
    kinds: frozenset[Kind] = frozenset()
    authorities: frozenset[str] = frozenset()
    order: Order = Order.NEWEST

    def of(self, documents: Iterable[Document], speaking: frozenset[str]) -> list[Document]:
        """Those wanted, in order; `speaking` are the ids of those whose text has the words."""
        found = [
            d
            for d in documents
            if (not self.kinds or d.kind in self.kinds)
            and (not self.authorities or d.authority in self.authorities)
            and (self._named(d) or d.id in speaking)
        ]
        found.sort(key=lambda d: (d.title.casefold(), d.path))
        if self.order is not Order.TITLE:
            newest = self.order is Order.NEWEST
            # Whatever the order, what has no date comes last.
            unknown = date.min if newest else date.max
            found.sort(key=lambda d: d.date or unknown, reverse=newest)
        return found

    def _named(self, document: Document) -> bool:
        """Whether all the words stand in what the document is called; so they do if there are none."""
        named = " ".join(
            filter(None, (document.title, document.path, document.authority, document.body))
        ).casefold()
        return all(word in named for word in self.words.casefold().split())


def speaking_of(library: Library, words: str) -> frozenset[str]:
    """The documents whose text has these words together, in any of their forms."""
    expression = match_expression([" ".join(words.split())])
    if not expression:
        return frozenset()
    found = library.find_words(expression, None, _MOST_PASSAGES)
    passages = library.passages_of([passage_id for passage_id, _ in found])
    return frozenset(passage.document_id for passage in passages)


def authorities_of(documents: Sequence[Document]) -> list[str]:
    """Whose documents are held, by name."""
    return sorted({document.authority for document in documents if document.authority})


def kinds_of(documents: Sequence[Document]) -> list[Kind]:
    """The kinds held, in the order in which kinds are known."""
    held = {document.kind for document in documents}
    return [kind for kind in Kind if kind in held]
