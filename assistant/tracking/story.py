"""An action's story: what its plan says, what later papers changed, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from corpus.officer import OfficerWord
from corpus.plans import Action, Change, StatusWord
from corpus.quotes import Quote
from corpus.types import Document


@dataclass(frozen=True)
class Step:
    """One thing that a later paper changed of an action, with the words that say so."""

    document: Document
    day: date | None
    change: Change
    before: str | None
    after: str | None
    quotes: tuple[Quote, ...] = ()
    said_by: str | None = None


@dataclass(frozen=True)
class SaidOf:
    """An officer's word on an action. `carried` where it was said of another wording of it.

    `against` is what papers say now, where one came since that says otherwise; `by` is the step
    that says it, None where the plan itself does.
    """

    word: OfficerWord
    carried: bool = False
    against: str | None = None
    by: Step | None = None


@dataclass(frozen=True)
class Story:
    """An action as its plan has it, what became of it, and how it stands.

    `said` are officers' words on it, oldest first; how it stands is as the last of them has it.
    """

    action: Action
    plan: Document
    rag: StatusWord
    due: str | None
    owner: str | None
    superseded: bool = False
    history: tuple[Step, ...] = ()
    said: tuple[SaidOf, ...] = ()

    @classmethod
    def begun(cls, action: Action, plan: Document) -> Story:
        """As the plan has it."""
        return cls(action, plan, action.rag, action.due, action.owner)

    @property
    def status(self) -> StatusWord:
        """One word: Superseded where it is so, else the colour."""
        return StatusWord.SUPERSEDED if self.superseded else self.rag


@dataclass
class Telling:
    """A story being told."""

    story: Story
    steps: list[Step] = field(default_factory=list)

    def take(self, step: Step) -> None:
        """Move with a step; one that changes nothing is not kept."""
        before = self._now(step.change)
        if step.after is not None and step.after == before:
            return
        if step.change is Change.OWNER and _same_owner(before, step.after):
            return
        if step.change is Change.SUPERSEDED and self.story.superseded:
            return
        self._move(step)
        self.steps.append(replace(step, before=before if before is not None else step.before))

    def told(self) -> Story:
        """The story, with its steps."""
        return replace(self.story, history=tuple(self.steps))

    def _now(self, change: Change) -> str | None:
        story = self.story
        held = {Change.RAG: story.rag.value, Change.DUE: story.due, Change.OWNER: story.owner}
        return held.get(change)

    def _move(self, step: Step) -> None:
        match step.change:
            case Change.RAG if step.after:
                rag = StatusWord(step.after)
                self.story = replace(self.story, rag=rag, superseded=False)
            case Change.DUE:
                self.story = replace(self.story, due=step.after)
            case Change.OWNER:
                self.story = replace(self.story, owner=step.after)
            case Change.SUPERSEDED:
                self.story = replace(self.story, superseded=True)
            case _:
                pass


def _same_owner(one: str | None, other: str | None) -> bool:
    """Whether one is the other with the post added: "Ann Lee", "Ann Lee, Head of Homes"."""
    return bool(one and other) and (str(one) in str(other) or str(other) in str(one))
