"""What plans and minutes give the registers: actions, progress on them, decisions, and links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from corpus.quotes import Quote, content_id
from corpus.text import normalise


class StatusWord(StrEnum):
    """How an action stands, whatever colours or words a plan has for it."""

    COMPLETE = "Complete"
    GREEN = "Green"
    AMBER = "Amber"
    RED = "Red"
    NOT_STARTED = "NotStarted"
    SUPERSEDED = "Superseded"
    NONE = "None"


class Change(StrEnum):
    """What of an action a paper says has changed."""

    RAG = "rag"
    DUE = "due"
    OWNER = "owner"
    COMPLETED = "completed"
    SUPERSEDED = "superseded"
    REOPENED = "reopened"


@dataclass(frozen=True)
class Action:
    """One thing a plan promises. `n` counts from 1 through the document.

    `due` is an ISO day, or an ISO month ("2019-10") where no day is given; None where neither is.
    `status_text` is the status as printed, `answers_text` what the plan says beside the action
    of what was asked, `recommendation_refs` the numbers of recommendations that it prints, `board`
    the board or group that the plan says oversees it.
    """

    document_id: str
    n: int
    ref: str | None
    theme: str | None
    text: str
    owner: str | None
    due: str | None
    due_text: str | None
    measure: str | None
    rag: StatusWord
    status_text: str | None
    progress_text: str | None
    answers_text: str | None
    recommendation_refs: tuple[str, ...]
    section: str
    quotes: tuple[Quote, ...]
    board: str | None = None

    @cached_property
    def id(self) -> str:
        """Derived from content: reading again changes nothing."""
        return content_id(self.document_id, "action", str(self.n))

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on, in order."""
        return tuple(dict.fromkeys(quote.page for quote in self.quotes))


@dataclass(frozen=True)
class Progress:
    """A change to an action that one entry of a paper reports; `n` counts them from 1.

    `ref` is the action's own, where the entry prints it; else `about` says which action is meant.
    `before` and `after` are a status word, an ISO day, an owner or what takes the action's place;
    None where the entry doesn't say. An entry that changes several things gives several of these.
    """

    document_id: str
    n: int
    entry: str
    section: str
    ref: str | None
    about: str
    change: Change
    before: str | None
    after: str | None
    said_by: str | None
    said_on: date | None
    quotes: tuple[Quote, ...]

    @cached_property
    def id(self) -> str:
        """Derived from content: reading again changes nothing."""
        return content_id(self.document_id, "progress", str(self.n))

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on, in order."""
        return tuple(dict.fromkeys(quote.page for quote in self.quotes))


@dataclass(frozen=True)
class Decision:
    """What a body resolved, by its minutes; `n` counts from 1 through the document."""

    document_id: str
    n: int
    item: str
    entry: str
    text: str
    decided_by: str | None
    decided_on: date | None
    quotes: tuple[Quote, ...]

    @cached_property
    def id(self) -> str:
        """Derived from content: reading again changes nothing."""
        return content_id(self.document_id, "decision", str(self.n))

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on, in order."""
        return tuple(dict.fromkeys(quote.page for quote in self.quotes))


def link_id(recommendation: str, action: str) -> str:
    """The id of the link between a recommendation and an action of these texts."""
    return content_id("link", normalise(recommendation).lower(), normalise(action).lower())
