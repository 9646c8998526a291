"""What a language model did over a run: how much it tried, what was kept, why the rest was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from evals.records.records import Record


@dataclass(frozen=True)
class ModelWork:
    """Sums over the questions that a model was asked.

    Its words stood in `stood` answers; the others were written without it. `dropped` and `notes`
    are reasons with how often each, most first. `cost` is None where no price is set.
    """

    asked: int
    stood: int
    tried: int
    kept: int
    dropped: tuple[tuple[str, int], ...]
    notes: tuple[tuple[str, int], ...]
    tokens_in: int
    tokens_out: int
    cost: float | None


def model_work(records: Iterable[Record]) -> ModelWork | None:
    """The sums; None where no question was put to a model."""
    uses = [record.model for record in records if record.model]
    if not uses:
        return None
    costs = [use.cost for use in uses if use.cost is not None]
    return ModelWork(
        asked=len(uses),
        stood=sum(1 for use in uses if not use.note),
        tried=sum(use.tried for use in uses),
        kept=sum(use.kept for use in uses),
        dropped=tuple(Counter(why for use in uses for why in use.dropped).most_common()),
        notes=tuple(Counter(use.note for use in uses if use.note).most_common()),
        tokens_in=sum(use.tokens_in for use in uses),
        tokens_out=sum(use.tokens_out for use in uses),
        cost=round(sum(costs), 4) if costs else None,
    )


def model_lines(records: Iterable[Record]) -> list[str]:
    """What a model did over the records, a line each; none where none was asked."""
    work = model_work(records)
    return work_lines(work) if work else []


def work_lines(work: ModelWork) -> list[str]:
    """The sums in plain English, a line each."""
    return [
        f"asked on {work.asked} questions; its words stood in {work.stood} answers",
        f"wrote {work.tried} statements, of which {work.kept} held against their quotes",
        *(f"dropped {count}: {why}" for why, count in work.dropped),
        *(f"written without it {count}: {note}" for note, count in work.notes),
        f"{work.tokens_in:,} tokens sent, {work.tokens_out:,} written"
        + (f", at a cost of {work.cost:.2f}" if work.cost is not None else ""),
    ]
