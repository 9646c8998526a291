"""The model during one question: once it has failed, it isn't waited for again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.write.rewording import rewritten
from assistant.write.writer import Writer
from corpus.errors import ModelUnavailable


class Turn:
    """One question's turn with the model, which is chosen when it is first needed."""

    def __init__(self, choose: Callable[[], Writer | None]) -> None:
        self._choose = choose
        self._failed: ModelUnavailable | None = None

    def writer(self) -> Writer | None:
        """The writer, None without one. ModelUnavailable where it can't be had, or has failed."""
        if self._failed:
            raise self._failed
        return self._choose()

    def reworded(
        self, question: str, history: Sequence[str], ruled: str, held: Sequence[str]
    ) -> str:
        """A follow-up so that it stands alone, as the model words it where that holds."""
        try:
            writer = self.writer()
            return rewritten(writer, question, history, ruled, held) if writer else ruled
        except ModelUnavailable as error:
            self._failed = error
            return ruled
