"""What the library holds and what finds it, as far as the clearance allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

from corpus.embed.embedder import Embedder
from corpus.embed.vectors import Vectors
from corpus.errors import ModelMismatch, UsageError
from corpus.officer import OfficerWord
from corpus.settings import Settings
from corpus.store.face import Moment, Store
from corpus.store.view import Fact, View
from corpus.store.word_index import match_expression
from corpus.types import (
    Action,
    Area,
    Decision,
    Document,
    Judgement,
    NextStep,
    PageText,
    Passage,
    Progress,
    Recommendation,
)

_REGISTERS = 64
"""How many readings of a register are kept: a question asks for the same ones again and again."""


class Shelves:
    """The reading half of `Library`. Any thread may ask; what is exempt answers the cleared only.

    A `scope` is a set of document ids; None is every one that may be seen, an empty one is none.
    """

    def __init__(self, settings: Settings, store: Store) -> None:
        self.settings = settings
        self.embedder = Embedder(settings.embedding_model)
        self._store = store
        self._lock = Lock()
        self._seen: View | None = None

    # What is held

    def documents(self) -> tuple[Document, ...]:
        """Every document that may be seen, by path."""
        return self._view().documents

    def document(self, document_id: str) -> Document:
        """UsageError if there is none of that id, or it may not be seen."""
        found = self._view().by_id.get(document_id)
        if found is None:
            raise UsageError(f"No document {document_id} in the library. Run: scrutineer documents")
        return found

    def page(self, document_id: str, number: int) -> PageText:
        """One page; they count from 1."""
        found = self._store.pages(self._key(document_id), number)
        if not found or not self._view().shows(document_id, number):
            path = self.document(document_id).path
            raise UsageError(f"{path} has no page {number}.")
        return found[0]

    def pages(self, document_id: str) -> tuple[PageText, ...]:
        """A document's pages in order; exempt ones are left out for who isn't cleared."""
        found, view = self._store.pages(self._key(document_id)), self._view()
        return tuple(page for page in found if view.shows(document_id, page.number))

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """A document's passages in order."""
        found, hidden = self._store.passages(self._key(document_id)), self._view().hidden
        return tuple(passage for passage in found if passage.id not in hidden)

    def passages_of(self, ids: Sequence[str]) -> list[Passage]:
        """The passages of these ids in their order, without those gone or not to be seen."""
        found = self._store.passages_of(ids)
        view = self._view()
        seen = {i for i in found if found[i].document_id in view.keys} - view.hidden
        return [found[i] for i in ids if i in seen]

    def iter_passages(self) -> Iterator[Passage]:
        """Every passage that may be seen, document by document."""
        for document in self.documents():
            yield from self.passages(document.id)

    def passage_count(self) -> int:
        """How many passages may be seen."""
        return self._view().passages

    def judgements(
        self, scope: frozenset[str] | None = None, *, outcomes: bool = False
    ) -> tuple[Judgement, ...]:
        """The grades that inspections gave.

        With `outcomes`, those of area SEND inspections too, which compare with no grade.
        """
        found = self._register("judgements", Judgement, scope)
        return tuple(each for each in found if outcomes or each.area is not Area.AREA_SEND)

    def recommendations(self, scope: frozenset[str] | None = None) -> tuple[Recommendation, ...]:
        """What inspections ask for."""
        found = self._register("recommendations", Recommendation, scope)
        return tuple(each for each in found if each.asks)

    def strengths(self, scope: frozenset[str] | None = None) -> tuple[Recommendation, ...]:
        """What inspections list as going well."""
        found = self._register("recommendations", Recommendation, scope)
        return tuple(each for each in found if not each.asks)

    def next_steps(self, scope: frozenset[str] | None = None) -> tuple[NextStep, ...]:
        """What inspections say must be sent, or will happen, after them, and by when."""
        return self._register("next_steps", NextStep, scope)

    def actions(self, scope: frozenset[str] | None = None) -> tuple[Action, ...]:
        """What plans promise."""
        return self._register("actions", Action, scope)

    def progress(self, scope: frozenset[str] | None = None) -> tuple[Progress, ...]:
        """The changes to actions that minutes report, whichever plan's they are."""
        return self._register("progress", Progress, scope)

    def decisions(self, scope: frozenset[str] | None = None) -> tuple[Decision, ...]:
        """What bodies resolved."""
        return self._register("decisions", Decision, scope)

    def officer_words(self) -> tuple[OfficerWord, ...]:
        """All that officers have said, oldest first, taken back or not.

        Left out, for who isn't cleared, is what was said of papers that they may not see.
        """
        said = self._store.officer_words()
        if not said or self.settings.cleared_for_exempt:
            return tuple(said)
        hidden = self._store.exempt_ids()
        return tuple(w for w in said if not w.exempt and hidden.isdisjoint(w.about))

    def moment(self) -> Moment:
        """One state to read for as long as a question takes; see `Moment`."""
        return self._store.moment()

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What this thread reads within is of one state, whatever is written meanwhile."""
        moment = self.moment()
        try:
            with moment.reading():
                yield
        finally:
            moment.close()

    def signature(self) -> str:
        """Changes when what may be seen changes."""
        return f"{self._store.contents()}:{self.settings.cleared_for_exempt}"

    # What finds it

    def find_words(
        self, query: str, scope: frozenset[str] | None, limit: int
    ) -> list[tuple[str, float]]:
        """Passage ids with BM25, best first; higher is better. `query` is a `match_expression`."""
        return self._store.find_words(query, self._keys(scope), limit, self._view().hidden_keys)

    def document_frequency(self, term: str) -> int:
        """How many passages have the word, or phrase, in any of its forms."""
        view = self._view()
        found = view.frequencies.get(term)
        if found is None:
            expression = match_expression([term])
            found = self._store.count_words(expression, self._keys(None), view.hidden_keys)
            view.frequencies[term] = found
        return found

    def vocabulary(self, at_least: int) -> tuple[str, ...]:
        """The stems that so many of the passages that may be seen have, or more."""
        view = self._view()
        if view.whole:
            return self._store.vocabulary(at_least)
        return self._store.vocabulary_without(at_least, view.unseen, view.hidden_keys)

    def nearest(
        self, vector: Vectors, scope: frozenset[str] | None, limit: int
    ) -> list[tuple[str, float]]:
        """Passage ids with cosine similarity, nearest first."""
        hidden, keys = self._view().hidden, self._keys(scope)
        return self._store.nearest(vector, self._model(), keys, limit, hidden)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, a row a text. ModelMismatch if the library was made with another model."""
        self._model()
        return self.embedder.embed(texts)

    # Within

    def _view(self) -> View:
        contents = self._store.contents()
        with self._lock:
            if self._seen is None or self._seen.contents != contents:
                cleared = self.settings.cleared_for_exempt
                self._seen = View.of(self._store, contents, cleared)
            return self._seen

    def _key(self, document_id: str) -> int:
        self.document(document_id)
        return self._view().keys[document_id]

    def _keys(self, scope: frozenset[str] | None) -> list[int] | None:
        """The keys of the documents in scope that may be seen; None for every one there is."""
        view = self._view()
        if scope is None:
            return None if view.whole else list(view.keys.values())
        return [view.keys[i] for i in scope if i in view.keys]

    def _register(
        self, name: str, kind: type[Fact], scope: frozenset[str] | None
    ) -> tuple[Fact, ...]:
        view = self._view()
        found = view.facts.get((name, scope))
        if found is None:
            keys = self._keys(scope)
            wanted = view.keys.values() if keys is None else keys
            found = tuple(view.shown(self._store.register(name, kind, wanted)))
            if len(view.facts) >= _REGISTERS:
                view.facts.clear()
            view.facts[name, scope] = found
        return found

    def _model(self) -> str:
        """The model's id. ModelMismatch if the library's vectors are another's."""
        made_with = self._store.noted("model")
        if made_with is not None and made_with != self.embedder.model_id:
            raise ModelMismatch(
                f"The library in {self.settings.library} was embedded with {made_with}, and the settings "
                f"name {self.embedder.model_id}. Set SCRUTINEER_EMBEDDING_MODEL back, or embed it "
                f"anew: scrutineer doctor --repair --library {self.settings.library}"
            )
        return self.embedder.model_id
