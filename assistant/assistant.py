"""Assistant: open a library, ask it, search it, follow what became of things. The whole public face."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant import pipeline
from assistant.record import Record
from assistant.types import Answer, Evidence, Said
from assistant.understand.question import Limits
from corpus.address import place_of
from corpus.errors import UsageError
from corpus.library import Library
from corpus.settings import Settings
from corpus.types import Document, Kind

if TYPE_CHECKING:
    from assistant.pipeline import Ended
    from assistant.tracking.every_trace import Tracing
    from assistant.tracking.timeline import Timeline
    from assistant.write.writer import Writer
    from corpus.store.face import Moment


class Assistant:
    """Answers questions from one library, each statement with the words it stands on.

    With a language model in the library's settings, that writes, and what it writes is checked.
    It is chosen at the first question; `writer` is one chosen already.
    """

    def __init__(self, library: Library, writer: Writer | None = None) -> None:
        self.library = library
        self._writer = writer
        self._choosing = Lock()
        self._record = Record.of(library.settings)

    @classmethod
    def open(cls, library: Path | str | Settings | None = None) -> Assistant:
        """The assistant of the library in a folder, or of the one the settings name.

        Raises LibraryMissing where there is none.
        """
        if isinstance(library, Settings):
            return cls(Library.open(library))
        if library is None:
            return cls(Library.open(Settings()))
        return cls(Library.open(Settings(library=place_of(library))))

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
        asker: str | None = "",
    ) -> Answer:
        """Answer a question from one state of the library; `history` is the earlier turns, oldest first.

        `asker` is who asks, for the record where the settings have one; None is left out of it.

        UsageError where the question is empty or far too long, or where filters are given twice:
        in `limits` and beside it.
        """
        limits = _limits(limits, authority, kind, as_of)
        events = self.stream(
            question, history=history, limits=limits, id=id, with_model=with_model, asker=asker
        )
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
        id: str | None = None,  # noqa: A002
        with_model: bool = True,
        asker: str | None = "",
    ) -> Iterator[Said | Answer]:
        """Checked statements as a model writes them, then the whole Answer, which is the last word.

        Without a model there is the Answer alone. UsageError as for `ask`, at the first event.
        """
        began = time.perf_counter()
        moment = self.library.moment()
        events = pipeline.ask(
            self.library,
            question,
            history,
            limits or Limits(),
            choose=self.writer if with_model and self._may_write() else None,
        )
        try:
            # Another thread may ask for the next event, so each is read by itself.
            while (event := _next(events, moment)) is not None:
                if isinstance(event, Said):
                    yield event
                else:
                    with moment.reading():
                        answer = pipeline.finished(event, time.perf_counter() - began, id)
                    self.record(answer, asker)
                    yield answer
        finally:
            moment.close()

    def warm(self) -> None:
        """Load what the first question would wait for; no language model is asked, nothing recorded."""
        self.ask("What is said of how children are helped?", with_model=False, asker=None)

    def record(self, answer: Answer, asker: str | None = "") -> None:
        """Write down an answer that is given, where the settings have a record.

        `stream` and `ask` do so themselves; this is for one that is given again.
        """
        if self._record is not None and asker is not None:
            self._record.add(answer, asker)

    def explain(
        self, question: str, *, history: Sequence[str] = (), limits: Limits | None = None
    ) -> pipeline.Working:
        """How the answer without a model comes about: the question as read, evidence, drafts."""
        with self.library.at_one_moment():
            return pipeline.work(self.library, question, history, limits or Limits())

    def search(self, query: str, k: int = 10, *, limits: Limits | None = None) -> list[Evidence]:
        """The passages that bear on a query, best first; none where its scope holds nothing."""
        with self.library.at_one_moment():
            return pipeline.search(self.library, query, limits or Limits())[:k]

    def trace(self, report: Document | None = None, plan: Document | None = None) -> Tracing:
        """Which plan actions answer what inspectors asked for; of the pairs that fit, by default."""
        from assistant.tracking.book import PlanBook
        from assistant.tracking.every_trace import trace_all

        with self.library.at_one_moment():
            return trace_all(PlanBook.of(self.library), report, plan)

    def timeline(self, authority: str) -> tuple[Timeline, ...]:
        """What inspections made of an authority over time: a timeline for each area judged."""
        from assistant.tracking.timeline import timelines

        with self.library.at_one_moment():
            return tuple(timelines(self.library, authority))

    def writer(self) -> Writer | None:
        """The model that writes, None where none is set. ModelUnavailable where it can't be had."""
        with self._choosing:
            if self._writer is None and self.library.settings.model:
                from assistant.write.writer import Writer

                self._writer = Writer.of(self.library.settings)
            return self._writer

    def _may_write(self) -> bool:
        return bool(self._writer or self.library.settings.model)


def _next(events: Iterator[Said | Ended], moment: Moment) -> Said | Ended | None:
    with moment.reading():
        return next(events, None)


def _limits(
    limits: Limits | None, authority: str | None, kind: Kind | None, as_of: date | None
) -> Limits:
    """The one set of filters. UsageError where there are two."""
    beside = Limits(authority=authority, kind=kind, as_of=as_of)
    if limits is not None and beside != Limits():
        raise UsageError("Give filters in `limits` or beside it, not both.")
    return limits or beside
