"""A labelled statement: what was asked, what was said on what quotes, and whether it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from evals.jsonl.rows import read_rows
from evals.training.rows import Span

HERE = Path(__file__).parent
FIT, SEALED = HERE / "fit.jsonl", HERE / "sealed.jsonl"

LieSort = Literal[
    "number", "year", "limit_lost", "promise_as_deed", "council_swapped", "cause_invented",
    "true_quote_false_statement", "half_true", "negation", "direction", "who_said", "grade", "name",
]  # fmt: skip


class StatementRow(BaseModel):
    """A statement on quotes. `sort` says what sort of lie a false one is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    writer: str
    question: str
    statement: str
    quotes: tuple[Span, ...]
    label: bool
    sort: LieSort | None = None


def statements_of(path: Path) -> list[StatementRow]:
    """The rows of a file. UsageError naming file, line and field."""
    return read_rows(path, StatementRow)
