"""What may be seen of one state of a store: documents, pages, passages and facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from corpus.text import normalise
from corpus.types import Access, Document, PageText, Passage


class Placed(Protocol):
    """A fact that stands on pages of a document."""

    @property
    def document_id(self) -> str:
        """The document's."""

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on."""


Fact = TypeVar("Fact", bound=Placed)


class Held(Protocol):
    """What a view is made of, as a `Store` has it."""

    def documents(self) -> list[tuple[int, Document]]:
        """Every document with its key, by path."""
        ...

    def passage_counts(self) -> dict[int, int]:
        """How many passages each document has, by key."""
        ...

    def pages(self, key: int, number: int | None = None) -> list[PageText]:
        """A document's pages in order."""
        ...

    def keyed_passages(self, key: int) -> list[tuple[int, Passage]]:
        """A document's passages in order, each with its own key."""
        ...


@dataclass(frozen=True)
class View:
    """What may be seen: by path, by id, and by key. `whole` when nothing is kept from sight.

    `withheld` has the pages kept from sight of documents that may be seen; `hidden` the ids of the
    passages that touch one, `hidden_keys` their keys, and `unseen` the keys of exempt documents.
    `frequencies` and `facts` are what was looked up of this state before: in how many passages a
    word is, and the facts of a register in a scope.
    """

    contents: str
    documents: tuple[Document, ...]
    by_id: dict[str, Document]
    keys: dict[str, int]
    passages: int
    whole: bool
    withheld: dict[str, frozenset[int]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    hidden_keys: tuple[int, ...] = ()
    unseen: tuple[int, ...] = ()
    frequencies: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    facts: dict[object, tuple[Any, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, held: Held, contents: str, cleared: bool) -> View:
        """All that is held, or what of it isn't exempt."""
        every = held.documents()
        seen = [(k, d) for k, d in every if cleared or d.access is not Access.EXEMPT]
        parted = {} if cleared else {k: d for k, d in seen if d.exempt_pages}
        hidden = [found for k, d in parted.items() for found in _hidden(held, k, d)]
        shown = [_as_shown(d) if k in parted else d for k, d in seen]
        counts = held.passage_counts()
        return cls(
            contents=contents,
            documents=tuple(shown),
            by_id={document.id: document for document in shown},
            keys={document.id: key for key, document in seen},
            passages=sum(counts.get(key, 0) for key, _ in seen) - len(hidden),
            whole=len(seen) == len(every) and not hidden,
            withheld={d.id: frozenset(d.exempt_pages) for d in parted.values()},
            hidden=frozenset(passage_id for _, passage_id in hidden),
            hidden_keys=tuple(key for key, _ in hidden),
            unseen=tuple(k for k, d in every if not cleared and d.access is Access.EXEMPT),
        )

    def shows(self, document_id: str, page: int) -> bool:
        """Whether a page of a document may be seen."""
        return document_id in self.keys and page not in self.withheld.get(document_id, ())

    def shown(self, facts: Iterable[Fact]) -> list[Fact]:
        """Those of the facts that stand on no page kept from sight."""
        return [fact for fact in facts if all(self.shows(fact.document_id, p) for p in fact.pages)]


def _as_shown(document: Document) -> Document:
    """A document as those see it who may not see all: nothing tells that there is more."""
    seen = set(range(1, document.page_count + 1)).difference(document.exempt_pages)
    return replace(
        document,
        page_count=max(seen, default=0),
        exempt_pages=(),
        access_why=None,
        access_sure=True,
    )


def _hidden(held: Held, key: int, document: Document) -> list[tuple[int, str]]:
    """Key and id of the passages of a document in parts that are kept from sight."""
    passages = held.keyed_passages(key)
    ids = hidden_passages(document, held.pages(key), [passage for _, passage in passages])
    return [(at, passage.id) for at, passage in passages if passage.id in ids]


def hidden_passages(
    document: Document, pages: Iterable[PageText], passages: Iterable[Passage]
) -> frozenset[str]:
    """The ids of those that touch an exempt page, or whose headings stand on one alone."""
    if document.access is Access.EXEMPT:
        return frozenset(passage.id for passage in passages)
    exempt = frozenset(document.exempt_pages)
    if not exempt:
        return frozenset()
    said = _words([page for page in pages if page.number not in exempt])
    return frozenset(
        passage.id
        for passage in passages
        if not exempt.isdisjoint(passage.pages) or not _headed_in_sight(passage, said)
    )


def _headed_in_sight(passage: Passage, said: str) -> bool:
    return all(normalise(heading).casefold() in said for heading in passage.heading)


def _words(pages: Iterable[PageText]) -> str:
    return normalise("\n".join(page.text for page in pages)).casefold()
