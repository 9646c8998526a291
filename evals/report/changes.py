"""What changed between two runs, as rows."""

from __future__ import annotations

from collections.abc import Sequence

from evals.scoring.compare import Change, Comparison

CHANGE_COLUMNS = ("metric", "before", "now", "difference", "95 %", "p", "better", "worse")
_NAMED = 5


def changed(comparison: Comparison) -> list[tuple[str, ...]]:
    """A row a figure that is not as it was, with the questions that changed."""
    return [_row(change) for change in comparison.changes if change.better or change.worse]


def _row(change: Change) -> tuple[str, ...]:
    verdict = " worse" if change.fell else ""
    return (
        change.figure.name,
        f"{change.before:.3f}",
        f"{change.now:.3f}",
        f"{change.difference:+.3f}",
        f"{change.low:+.3f} to {change.high:+.3f}",
        f"{change.p:.3f}{verdict}",
        _questions(change.better),
        _questions(change.worse),
    )


def _questions(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return ", ".join(ids[:_NAMED]) + more or "-"
