"""Which documents may answer. A filter that matches nothing fails closed, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.periods import spoken_range
from assistant.scope.papers import is_inspection, newest_first
from assistant.types import Searched
from assistant.understand.question import Question
from corpus.phrases import joined
from corpus.types import Document


@dataclass(frozen=True)
class Scope:
    """The documents that may answer, and the filters in force.

    `refusal` says why nothing may answer, where that is so; `missing` what a part lacks. `held` is
    how many documents there are before any filter.
    """

    documents: tuple[Document, ...]
    filters: tuple[str, ...] = ()
    refusal: str = ""
    missing: tuple[str, ...] = ()
    nearest: tuple[Document, ...] = ()
    held: int = 0

    @property
    def ids(self) -> frozenset[str]:
        """The documents' ids."""
        return frozenset(document.id for document in self.documents)

    @property
    def councils(self) -> tuple[str, ...]:
        """The authorities that the documents are of, by name."""
        return tuple(sorted({d.authority for d in self.documents if d.authority}))

    @property
    def letters(self) -> tuple[Document, ...]:
        """The inspectorates' reports and letters among them, newest first."""
        return tuple(newest_first([d for d in self.documents if is_inspection(d)]))

    @property
    def searched(self) -> Searched:
        """What was looked through, for the answer."""
        dates = [document.date for document in self.documents if document.date]
        return Searched(
            len(self.documents),
            tuple(sorted({document.kind for document in self.documents})),
            min(dates, default=None),
            max(dates, default=None),
            self.filters,
            self.held,
        )

    def only(self, documents: Sequence[Document]) -> Scope:
        """The same scope with some of its documents."""
        return replace(self, documents=tuple(documents))


def resolve_scope(question: Question, documents: Sequence[Document]) -> Scope:
    """Narrow the library's documents to those that the question, and its asker's limits, mean."""
    scope = _limited(question, Scope(tuple(documents), held=len(documents)))
    return scope if scope.refusal else _by_authority(question, scope)


def _limited(question: Question, scope: Scope) -> Scope:
    """Only what the asker's own filters let through."""
    limits, kept, filters = question.limits, scope.documents, list[str]()
    if limits.authority:
        wanted = limits.authority.casefold()
        kept = tuple(d for d in kept if (d.authority or "").casefold() == wanted)
        filters.append(f"authority: {limits.authority}")
    if limits.kind:
        kept = tuple(d for d in kept if d.kind is limits.kind)
        filters.append(f"kind: {limits.kind}")
    if limits.published_from or limits.published_to:
        first, last = limits.published_from, limits.published_to
        kept = tuple(
            d
            for d in kept
            if d.date and (not first or d.date >= first) and (not last or d.date <= last)
        )
        filters.append(f"dated: {spoken_range(first, last)}")
    if limits.as_of:
        kept = tuple(d for d in kept if not d.date or d.date <= limits.as_of)
        filters.append(f"as of: {limits.as_of.isoformat()}")
    refusal = "" if kept else f"The library holds no documents with {', '.join(filters)}."
    if not scope.documents:
        refusal = "The library is empty. Run: scrutineer ingest FOLDER"
    return replace(scope, documents=kept, filters=tuple(filters), refusal=refusal)


def _by_authority(question: Question, scope: Scope) -> Scope:
    held = {document.authority for document in scope.documents}
    absent = question.absent + tuple(name for name in question.authorities if name not in held)
    present = tuple(name for name in question.authorities if name in held)
    if absent and not present:
        return replace(scope, refusal=_none_about(" or ".join(absent), scope), documents=())
    missing = tuple(_none_about(name, scope) for name in absent)
    if not present:
        return scope
    kept = tuple(d for d in scope.documents if d.authority in present)
    filters = (*scope.filters, f"authority: {joined(present)}")
    return replace(scope, documents=kept, filters=filters, missing=missing)


def _none_about(whose: str, scope: Scope) -> str:
    """That no document is about a place, and how many there are that might have been."""
    count = len(scope.documents)
    if count < 2:
        return f"The library holds no documents on {whose}."
    which = f"with {', '.join(scope.filters)}" if scope.filters else "held"
    return f"None of the {count:,} documents {which} is about {whose}."
