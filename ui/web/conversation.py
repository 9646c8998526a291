"""What one reader has asked and was answered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.question import Limits
from assistant.types import Answer


@dataclass(frozen=True)
class Turn:
    """A question, what it was narrowed to, and its answer."""

    question: str
    limits: Limits
    answer: Answer


@dataclass(frozen=True)
class Conversation:
    """The turns so far, oldest first."""

    turns: tuple[Turn, ...] = ()

    @property
    def questions(self) -> tuple[str, ...]:
        """What was asked, oldest first: the history that a follow-up is read with."""
        return tuple(turn.question for turn in self.turns)

    def with_turn(self, turn: Turn) -> Conversation:
        """This conversation with one more turn."""
        return replace(self, turns=(*self.turns, turn))
