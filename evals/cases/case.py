"""Question cases with known facts, validated on load."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from assistant.types import Voice
from corpus.errors import UsageError
from evals.jsonl.rows import read_rows

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PageNumber = Annotated[int, Field(ge=1)]
Variants = Annotated[tuple[Words, ...], Field(min_length=1)]


class NearMiss(StrEnum):
    """Why the documents don't answer a question that is much like one they do."""

    ABSENT_AUTHORITY = "absent authority"
    NEIGHBOURING_YEAR = "neighbouring year"
    NEVER_GIVEN = "figure never given"
    FALSE_PREMISE = "false premise"
    OTHER = "other"


class Direction(StrEnum):
    """Which way a compared figure or grade went."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


class Case(BaseModel):
    """A question and what a right answer holds.

    `facts` is a list of groups: every group is wanted, any variant in a group counts.
    `page_refs` names pages as (document, page), counted from 1 as the file's pages lie. Where
    it is empty and one document is named, `pages` are that document's.

    One that is `unclear` is rightly asked back with `choices`. Of a near miss, `facts` are what puts a false premise right. `superseded` is what was right
    earlier or became so later, and isn't at the time asked of. `voice` is whose words the answer
    rests on. `carried` is what the question, understood, must have kept of `history`; `in_order`
    says that the facts are wanted in the order given; `computed` has the places (from 0) of those
    that are worked out and stand on no page.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Words
    kind: Words
    question: Words
    answerable: bool
    history: tuple[Words, ...] = ()
    as_of: date | None = None
    facts: tuple[Variants, ...] = ()
    near_miss: NearMiss | None = None
    unclear: bool = False
    choices: tuple[Words, ...] = ()
    superseded: tuple[Words, ...] = ()
    voice: Voice | None = None
    direction: Direction | None = None
    in_order: bool = False
    computed: tuple[Annotated[int, Field(ge=0)], ...] = ()
    carried: tuple[Variants, ...] = ()
    documents: tuple[Words, ...] = ()
    pages: tuple[PageNumber, ...] = ()
    page_refs: tuple[tuple[Words, PageNumber], ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _facts_fit(self) -> Self:
        if self.answerable and not self.facts:
            raise ValueError("an answerable question needs facts")
        if self.answerable and self.near_miss:
            raise ValueError("a near miss isn't answerable")
        if self.carried and not self.history:
            raise ValueError("what is carried over comes from a history, and there is none")
        if any(place >= len(self.facts) for place in self.computed):
            raise ValueError("computed names a place in facts that isn't there")
        if self.superseded and not self.answerable:
            raise ValueError("superseded goes with an answerable question")
        return self

    @property
    def gold_pages(self) -> tuple[tuple[str, int], ...]:
        """Where the answer stands; empty where no page is known."""
        if self.page_refs or len(self.documents) != 1:
            return self.page_refs
        return tuple((self.documents[0], page) for page in self.pages)


def read_cases(path: Path) -> list[Case]:
    """The cases in a file of JSON lines. Raises UsageError naming file, line and field."""
    cases = read_rows(path, Case)
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise UsageError(f"{path}: the id {case.id} is given twice")
        seen.add(case.id)
    return cases
