"""Question cases with known facts, validated on load."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from corpus.errors import UsageError
from evals.rows import read_rows

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PageNumber = Annotated[int, Field(ge=1)]


class Case(BaseModel):
    """A question and what a right answer holds.

    `facts` is a list of groups: every group is wanted, any variant in a group counts.
    `page_refs` names pages as (document, page), counted from 1 as the file's pages lie. Where
    it is empty and one document is named, `pages` are that document's.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Words
    kind: Words
    question: Words
    answerable: bool
    history: tuple[Words, ...] = ()
    as_of: date | None = None
    facts: tuple[Annotated[tuple[Words, ...], Field(min_length=1)], ...] = ()
    documents: tuple[Words, ...] = ()
    pages: tuple[PageNumber, ...] = ()
    page_refs: tuple[tuple[Words, PageNumber], ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _facts_fit(self) -> Self:
        if self.answerable and not self.facts:
            raise ValueError("an answerable question needs facts")
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
