"""What the papers say, written down by hand: the rows that registers and trace are held against.

A folder of JSON lines, each file optional: `recommendations_gold.jsonl` (a report a line, with its
judgements), `actions_gold.jsonl`, `trace_gold.jsonl`, `progress_gold.jsonl` and
`final_state_gold.jsonl`. Texts are given by their first and last words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from corpus.errors import UsageError
from corpus.plans import StatusWord
from evals.jsonl.rows import read_rows

Page = Annotated[int, Field(ge=1)]
Status = Annotated[StatusWord, BeforeValidator(lambda given: "None" if given is None else given)]
Number = Annotated[str | None, BeforeValidator(lambda n: str(n) if isinstance(n, int) else n)]


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldJudgement(_Gold):
    """A grade; `role` is overall, lscb or sub."""

    area: str
    grade: str
    page: Page
    role: str = "sub"


class GoldRecommendation(_Gold):
    """One thing asked for; `n` counts through the report, `printed_no` is what stands there."""

    n: int
    pages: tuple[Page, ...]
    printed_no: Number = None
    list: str
    kind: str
    theme: str | None = None
    text_start: str
    text_end: str


class GoldReport(_Gold):
    """A report's judgements and everything that it asks for."""

    document: str
    recommendations: tuple[GoldRecommendation, ...] = ()
    judgements: tuple[GoldJudgement, ...] = ()


class GoldAction(_Gold):
    """An action as its plan has it. `due` is an ISO day or month; None where neither is given."""

    plan: str
    id: str
    ref: str | None
    text_start: str
    text_end: str
    owner: str | None
    due: str | None
    due_text: str | None = None
    measure_start: str | None = None
    rag_norm: Status
    pages: tuple[Page, ...] = ()
    also_arguable: tuple[int, ...] = ()


class GoldTrace(_Gold):
    """A recommendation with the actions that answer it; none where nothing does."""

    plan: str
    report: str
    recommendation_n: int
    recommendation_start: str
    action_ids: tuple[str, ...]


class GoldChange(_Gold):
    """What an entry changes; `unchanged` where it only repeats how things stand."""

    field: str
    to: str | None = None
    unchanged: bool = False


class GoldProgress(_Gold):
    """What one entry of the minutes says of one action."""

    plan: str
    minutes: str
    entry: str
    action_id: str
    changes: tuple[GoldChange, ...]


class GoldState(_Gold):
    """How an action stands after every paper; `status` is open, completed or superseded."""

    plan: str
    action_id: str
    rag: str | None
    due: str | None
    owner: str | None
    status: str


class Gold(_Gold):
    """All that a folder says."""

    reports: tuple[GoldReport, ...] = ()
    actions: tuple[GoldAction, ...] = ()
    traces: tuple[GoldTrace, ...] = ()
    progress: tuple[GoldProgress, ...] = ()
    states: tuple[GoldState, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The reports and plans to be traced, by name."""
        return tuple(dict.fromkeys((row.report, row.plan) for row in self.traces))


Row = TypeVar("Row", bound=_Gold)


def read_gold(folder: Path) -> Gold:
    """The folder's rows. UsageError names file, line and field, or says that there are none."""
    gold = Gold(
        reports=_rows(folder / "recommendations_gold.jsonl", GoldReport),
        actions=_rows(folder / "actions_gold.jsonl", GoldAction),
        traces=_rows(folder / "trace_gold.jsonl", GoldTrace),
        progress=_rows(folder / "progress_gold.jsonl", GoldProgress),
        states=_rows(folder / "final_state_gold.jsonl", GoldState),
    )
    if gold == Gold():
        raise UsageError(f"{folder} has no gold: no file such as recommendations_gold.jsonl")
    known = {(action.plan, action.id) for action in gold.actions}
    named = [(row.plan, row.action_id) for row in gold.progress]
    named += [(row.plan, row.action_id) for row in gold.states]
    named += [(row.plan, action) for row in gold.traces for action in row.action_ids]
    for plan, action in named:
        if (plan, action) not in known:
            raise UsageError(f"{folder}: actions_gold.jsonl has no action {action} of {plan}")
    return gold


def _rows(path: Path, model: type[Row]) -> tuple[Row, ...]:
    return tuple(read_rows(path, model)) if path.exists() else ()
