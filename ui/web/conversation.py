"""What one reader has asked and was answered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import uuid4

from assistant.question import Limits
from assistant.types import Answer


@dataclass(frozen=True)
class Turn:
    """A question, what it was narrowed to, and its answer. `id` is this reader's alone."""

    question: str
    limits: Limits
    answer: Answer
    id: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True)
class Conversation:
    """The turns so far, oldest first; what the next question is narrowed to; one still to answer."""

    turns: tuple[Turn, ...] = ()
    limits: Limits = field(default_factory=Limits)
    waiting: str | None = None

    @property
    def questions(self) -> tuple[str, ...]:
        """What was asked, oldest first: the history that a follow-up is read with."""
        return tuple(turn.question for turn in self.turns)

    def with_turn(self, turn: Turn) -> Conversation:
        """This conversation with one more turn, and nothing waiting."""
        return replace(self, turns=(*self.turns, turn), waiting=None)

    def narrowed(self, limits: Limits) -> Conversation:
        """This conversation with its next questions narrowed so."""
        return replace(self, limits=limits)

    def asking(self, question: str) -> Conversation:
        """This conversation with a question to be answered next."""
        return replace(self, waiting=question)

    def idle(self) -> Conversation:
        """This conversation with nothing waiting."""
        return replace(self, waiting=None)
