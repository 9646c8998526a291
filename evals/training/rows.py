"""A labelled question: what it wants, what a right answer holds, and where that stands."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from evals.cases.case import Case
from evals.jsonl.rows import read_rows

HERE = Path(__file__).parent
FIT, CHOOSE, SEALED = HERE / "fit.jsonl", HERE / "choose.jsonl", HERE / "sealed.jsonl"
UNSEEN = HERE / "unseen.jsonl"
"""Questions by later writers, on councils of the fitting and the choosing part: nothing has been fitted on them yet."""
ORDERED = HERE / "ordered.jsonl"
"""Questions by eight more, on councils of the fitting part: what the reader of sentences is worth is fitted on them alone."""
READINGS = HERE / "readings.jsonl"
"""Questions labelled with what they want alone: no paper was looked at, and none answers them."""

Sort = Literal[
    "not_held", "wrong_year", "never_given", "false_premise", "other_body", "outside", "unclear"
]


class Labels(BaseModel):
    """What the writer of a question says that it wants; "" where that isn't told."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    wanted: str = ""
    about: str = ""
    area: str = ""
    order: str = ""
    polarity: str = ""


class Span(BaseModel):
    """Words on a page: from `start` to `end` in its canonical text, pages from 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    page: int
    start: int
    end: int


class Row(BaseModel):
    """A question of the training material. No paper's sentence stands in it: `gold` is spans.

    `sort` says of what sort an unanswerable question is; `choices` what an unclear one may mean.
    One that is `plain` puts a name and a year into a writer's wording; registers give its answer.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    kind: str
    question: str
    history: tuple[str, ...] = ()
    answerable: bool
    facts: tuple[tuple[str, ...], ...] = ()
    documents: tuple[str, ...] = ()
    page_refs: tuple[tuple[str, int], ...] = ()
    gold: tuple[Span, ...] = ()
    labels: Labels = Labels()
    sort: Sort | None = None
    choices: tuple[str, ...] = ()
    derived: bool = False
    plain: bool = False
    writer: str

    @property
    def case(self) -> Case:
        """The row as a question to be scored."""
        return Case(
            id=self.id,
            kind=self.kind,
            question=self.question,
            history=tuple(turn for turn in self.history if turn.strip()),
            answerable=self.answerable,
            facts=self.facts if self.answerable else (),
            documents=self.documents,
            page_refs=self.page_refs,
            unclear=self.sort == "unclear",
            choices=self.choices,
        )


def rows_of(path: Path) -> list[Row]:
    """The rows of a file. UsageError naming file, line and field."""
    return read_rows(path, Row)
