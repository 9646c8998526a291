"""A run's marks and failures as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evals.failures import Failure
from evals.gate import Fall
from evals.records import Run
from evals.report.tables import COLUMNS, KIND_COLUMNS, by_kind, failure_lines, table
from evals.score import Scores


def markdown(
    run: Run, scores: Scores, failed: Sequence[Failure], fallen: Sequence[Fall] | None
) -> str:
    """The whole run for a log or a page; `fallen` is None where no gate was asked for."""
    return "\n".join(_lines(run, scores, failed, fallen)) + "\n"


def _lines(
    run: Run, scores: Scores, failed: Sequence[Failure], fallen: Sequence[Fall] | None
) -> Iterator[str]:
    yield f"# Evaluation: {run.suite}"
    yield ""
    versions = ", ".join(f"{name} {number}" for name, number in run.versions.items())
    yield f"{run.documents} documents, library {run.library}; {versions}."
    if fallen is not None:
        yield ""
        yield "Gate: " + ("passed." if not fallen else "failed.")
        yield from (f"- {_inert(str(fall))}" for fall in fallen)
    yield from _table("All questions", COLUMNS, table(scores))
    yield from _table("By kind", KIND_COLUMNS, by_kind(scores))
    yield ""
    yield f"## Questions with a fault ({len(failed)})"
    for failure in failed:
        yield ""
        first, *rest = failure_lines(failure)
        yield f"**{_inert(first)}**"
        yield ""
        yield from (f"- {_inert(line.strip())}" for line in rest)


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
