"""Assistant: open a library, ask it, search it. The whole public face."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant.compose.later_papers import what_followed
from assistant.draft import Asked, Point, finish
from assistant.evidence.retrieve import retrieve
from assistant.scope.asked import asked_of
from assistant.scope.unsigned_papers import whose_papers
from assistant.types import Answer, Evidence, Said
from assistant.understand.follow_up import standalone
from assistant.understand.question import Limits, clean_question
from assistant.write.composition import Outcome, drafts
from corpus.errors import ModelUnavailable
from corpus.library import Library
from corpus.settings import Settings
from corpus.types import Kind

if TYPE_CHECKING:
    from assistant.write.writer import Writer


class Assistant:
    """Answers questions from one library, each statement with the words it stands on.

    With a language model in the library's settings, that writes, and what it writes is checked.
    It is chosen at the first question; `writer` is one chosen already.
    """

    def __init__(self, library: Library, writer: Writer | None = None) -> None:
        self.library = library
        self._writer = writer
        self._choosing = Lock()

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
        with_model: bool = True,
    ) -> Answer:
        """Answer a question; `history` is the asker's earlier turns, oldest first.

        UsageError where the question is empty or far too long.
        """
        limits = limits or Limits(authority=authority, kind=kind, as_of=as_of)
        events = self.stream(question, history=history, limits=limits, id=id, with_model=with_model)
        for event in events:
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
        with_model: bool = True,
    ) -> Iterator[Said | Answer]:
        """Checked statements as a model writes them, then the whole Answer, which is the last word.

        Without a model there is the Answer alone. UsageError as for `ask`, at the first event.
        """
        began = time.perf_counter()
        limits = limits or Limits(authority=authority, kind=kind, as_of=as_of)
        asking = Asking(self if with_model else None)
        asked = self._understand(question, history, limits, asking)
        outcome = None
        for event in drafts(asked, asking.writer):
            if isinstance(event, Point):
                yield Said(event.text, event.voice, event.citations)
            else:
                outcome = event
        assert outcome is not None
        yield _answer(asked, outcome, time.perf_counter() - began, id)

    def search(self, query: str, k: int = 10, *, limits: Limits | None = None) -> list[Evidence]:
        """The passages that bear on a query, best first; none where its scope holds nothing."""
        asked = self._understand(query, (), limits or Limits())
        found = retrieve(asked.library, asked.question, asked.scope, limit=k)
        return list(found.evidence)

    def writer(self) -> Writer | None:
        """The model that writes, None where none is set. ModelUnavailable where it can't be had."""
        with self._choosing:
            if self._writer is None and self.library.settings.model:
                from assistant.write.writer import Writer

                self._writer = Writer.of(self.library.settings)
            return self._writer

    def _understand(
        self, text: str, history: Sequence[str], limits: Limits, asking: Asking | None = None
    ) -> Asked:
        documents = whose_papers(self.library)
        held = sorted({d.authority for d in documents if d.authority})
        bare = clean_question(text)
        meant = standalone(bare, history, held)
        if asking and meant != bare:
            meant = asking.rewritten(bare, history, meant, held)
        return asked_of(self.library, text, meant, limits)


class Asking:
    """The model during one question: once it has failed, it isn't waited for again."""

    def __init__(self, assistant: Assistant | None) -> None:
        self._assistant = assistant
        self._failed: ModelUnavailable | None = None

    def writer(self) -> Writer | None:
        """The writer, None without one. ModelUnavailable where it can't be had, or has failed."""
        if self._failed:
            raise self._failed
        return self._assistant.writer() if self._assistant else None

    def rewritten(
        self, question: str, history: Sequence[str], ruled: str, held: Sequence[str]
    ) -> str:
        """A follow-up so that it stands alone, as the model words it where that holds."""
        from assistant.write.rewording import rewritten

        try:
            writer = self.writer()
            return rewritten(writer, question, history, ruled, held) if writer else ruled
        except ModelUnavailable as error:
            self._failed = error
            return ruled


def _answer(asked: Asked, outcome: Outcome, seconds: float, id: str | None) -> Answer:  # noqa: A002
    draft = outcome.draft
    cited = [citation for point in draft.points for citation in point.citations]
    draft = replace(draft, see_also=(*draft.see_also, *what_followed(asked, cited)))
    answer = finish(asked, draft, seconds, id)
    return replace(answer, written=outcome.written, note=outcome.note)
