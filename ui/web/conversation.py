"""What one reader has asked and was answered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import uuid4

from assistant import Limits
from assistant.types import Answer


@dataclass(frozen=True)
class Asking:
    """A question as a reader puts it. `alone` is one that follows nothing asked before."""

    question: str
    alone: bool = False


@dataclass(frozen=True)
class Turn:
    """A question, what it was narrowed to, and its answer. `id` is this reader's alone."""

    asked: Asking
    limits: Limits
    answer: Answer
    id: str = field(default_factory=lambda: uuid4().hex)

    @property
    def question(self) -> str:
        """What was asked."""
        return self.asked.question


@dataclass(frozen=True)
class Conversation:
    """The turns so far, oldest first; what the next question is narrowed to; one still to answer."""

    turns: tuple[Turn, ...] = ()
    limits: Limits = field(default_factory=Limits)
    waiting: Asking | None = None

    def history(self, asked: Asking) -> tuple[str, ...]:
        """What a question put now is read with: all that was asked since one that stood alone."""
        return () if asked.alone else self.until(len(self.turns))

    def until(self, count: int) -> tuple[str, ...]:
        """What the turn after the first `count` turns was read with, if it didn't stand alone."""
        followed: list[str] = []
        for turn in self.turns[:count]:
            followed = [turn.question] if turn.asked.alone else [*followed, turn.question]
        return tuple(followed)

    def with_turn(self, turn: Turn) -> Conversation:
        """This conversation with one more turn, and nothing waiting."""
        return replace(self, turns=(*self.turns, turn), waiting=None)

    def narrowed(self, limits: Limits) -> Conversation:
        """This conversation with its next questions narrowed so."""
        return replace(self, limits=limits)

    def asking(self, asked: Asking) -> Conversation:
        """This conversation with a question to be answered next."""
        return replace(self, waiting=asked)

    def idle(self) -> Conversation:
        """This conversation with nothing waiting."""
        return replace(self, waiting=None)
