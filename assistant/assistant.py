"""Assistant: open a library, ask it, search it. The whole public face."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.answer import draft_answer
from assistant.check import checked
from assistant.draft import Asked, finish
from assistant.followup import standalone
from assistant.inforce import in_force_when
from assistant.later import what_followed
from assistant.question import Limits, clean_question, understand
from assistant.retrieve import retrieve
from assistant.scope import resolve_scope
from assistant.spelling import respelled
from assistant.types import Answer, Evidence, Said
from assistant.whose import whose_papers
from corpus.library import Library
from corpus.settings import Settings
from corpus.types import Kind


class Assistant:
    """Answers questions from one library, each statement with the words it stands on."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @classmethod
    def open(cls, library: Path | str | Settings | None = None) -> Assistant:
        """The assistant of the library in a folder, or of the one the settings name.

        Raises LibraryMissing where there is none.
        """
        if isinstance(library, Settings):
            return cls(Library.open(library))
        if library is None:
            return cls(Library.open(Settings()))
        return cls(Library.open(Settings(library=Path(library))))

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        limits: Limits | None = None,
        as_of: date | None = None,
        authority: str | None = None,
        kind: Kind | None = None,
        id: str | None = None,  # noqa: A002
    ) -> Answer:
        """Answer a question; `history` is the asker's earlier turns, oldest first.

        UsageError where the question is empty or far too long.
        """
        limits = limits or Limits(authority=authority, kind=kind, as_of=as_of)
        for event in self.stream(question, history=history, limits=limits, id=id):
            if isinstance(event, Answer):
                return event
        raise AssertionError("a stream ends with its answer")

    def stream(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        limits: Limits | None = None,
        as_of: date | None = None,
        authority: str | None = None,
        kind: Kind | None = None,
        id: str | None = None,  # noqa: A002
    ) -> Iterator[Said | Answer]:
        """Checked statements as a model writes them, then the whole Answer; the last word is its.

        Without a model there is the Answer alone. UsageError as for `ask`, at the first event.
        """
        began = time.perf_counter()
        limits = limits or Limits(authority=authority, kind=kind, as_of=as_of)
        asked = self._understand(question, history, limits)
        draft = checked(asked.library, draft_answer(asked))
        cited = [citation for point in draft.points for citation in point.citations]
        draft = replace(draft, see_also=(*draft.see_also, *what_followed(asked, cited)))
        yield finish(asked, draft, time.perf_counter() - began, id)

    def search(self, query: str, k: int = 10, *, limits: Limits | None = None) -> list[Evidence]:
        """The passages that bear on a query, best first; none where its scope holds nothing."""
        asked = self._understand(query, (), limits or Limits())
        found = retrieve(asked.library, asked.question, asked.scope, limit=k)
        return list(found.evidence)

    def _understand(self, text: str, history: Sequence[str], limits: Limits) -> Asked:
        documents = whose_papers(self.library)
        held = sorted({d.authority for d in documents if d.authority})
        meant = standalone(clean_question(text), history, held)
        question = understand(text, held, understood=meant, limits=limits)
        question = replace(question, terms=respelled(self.library, question.terms))
        question = in_force_when(question, documents)
        return Asked(self.library, question, resolve_scope(question, documents))
