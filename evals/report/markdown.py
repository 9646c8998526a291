"""A run's marks and failures as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evals.evaluation import Evaluation
from evals.records.records import Record
from evals.report.changes import CHANGE_COLUMNS, changed
from evals.report.model_lines import model_lines
from evals.report.tables import (
    COLUMNS,
    KIND_COLUMNS,
    NEAR_MISS_COLUMNS,
    by_kind,
    by_near_miss,
    difference_line,
    failure_lines,
    table,
)


def markdown(evaluation: Evaluation) -> str:
    """The whole run, for a log or a page."""
    return "\n".join(_lines(evaluation)) + "\n"


def _lines(evaluation: Evaluation) -> Iterator[str]:
    run, scores = evaluation.run, evaluation.scores
    yield f"# Evaluation: {run.suite}"
    yield ""
    versions = ", ".join(f"{name} {number}" for name, number in run.versions.items())
    yield f"{run.documents} documents, library {run.library}; {versions}."
    if evaluation.fallen is not None:
        yield ""
        yield "Gate: " + ("passed." if not evaluation.fallen else "failed.")
        yield from (f"- {_inert(str(fall))}" for fall in evaluation.fallen)
    if comparison := evaluation.comparison:
        yield from _table(_inert(comparison.title), CHANGE_COLUMNS, changed(comparison))
    yield from _model(evaluation.records)
    yield from _table("All questions", COLUMNS, table(scores))
    yield from _table("By kind", KIND_COLUMNS, by_kind(scores))
    if scores.near_misses:
        yield from _table("Near misses", NEAR_MISS_COLUMNS, by_near_miss(scores))
    yield from _list("In the registers", [str(fault) for fault in evaluation.register_faults])
    slips = [*map(str, evaluation.slips), *map(difference_line, evaluation.suite.differences)]
    yield from _list("In the questions themselves", slips)
    yield from _failures(evaluation)


def _model(records: Sequence[Record]) -> Iterator[str]:
    if lines := model_lines(records):
        yield from ("", "## What the language model did", "")
        yield from (f"- {_inert(line)}" for line in lines)


def _failures(evaluation: Evaluation) -> Iterator[str]:
    yield ""
    yield f"## Questions with a fault ({len(evaluation.failed)})"
    for failure in evaluation.failed:
        yield ""
        first, *rest = failure_lines(failure)
        yield f"**{_inert(first)}**"
        yield ""
        yield from (f"- {_inert(line.strip())}" for line in rest)


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"## {title} ({len(lines)})"
        yield ""
        yield from (f"- {_inert(line)}" for line in lines)


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield "| " + " | ".join(columns) + " |"
    yield "| " + " | ".join("---" for _ in columns) + " |"
    yield from ("| " + " | ".join(_inert(cell) for cell in row) + " |" for row in rows)


def _inert(text: str) -> str:
    """So that a document's words make no table cell, link or tag in Markdown."""
    for mark in "\\|<>[]`*_":
        text = text.replace(mark, f"\\{mark}")
    return text
