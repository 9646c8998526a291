"""Batches: JSON lines in, a line out for each, with its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from corpus.errors import ScrutineerError

Row = dict[str, object]
Asked = TypeVar("Asked", "QuestionRow", "SearchRow")


class QuestionRow(BaseModel):
    """A question to answer. `history` holds the earlier turns of the one who asks."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    id: str | int
    question: str
    history: tuple[str, ...] = ()
    as_of: date | None = None
    authority: str | None = None


class SearchRow(BaseModel):
    """Something to search for."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | int
    query: str = Field(validation_alias=AliasChoices("query", "question"))


class Outcome:
    """How many rows of a batch failed, and what the first said."""

    def __init__(self) -> None:
        self.failed = 0
        self.first = ""

    def note(self, row_id: str | int, why: str) -> None:
        """Count a row that failed."""
        self.failed += 1
        self.first = self.first or f"row {row_id}: {why}"


def run_batch(rows: Iterable[Asked], do: Callable[[Asked], Row], outcome: Outcome) -> Iterator[Row]:
    """A row out for each row in, with its own id; one that fails says why and the rest go on."""
    for row in rows:
        try:
            yield {**do(row), "id": row.id}
        except ScrutineerError as error:
            outcome.note(row.id, str(error))
            yield {"id": row.id, "error": str(error)}
        except Exception as error:  # noqa: BLE001 - a fault of ours in one row mustn't cost the rest
            why = f"{type(error).__name__}: {error}"
            outcome.note(row.id, why)
            yield {"id": row.id, "error": why}
