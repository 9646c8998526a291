"""What an evaluation found, on its way out: to the terminal, as JSON, and into files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from corpus.errors import UsageError
from ui.terminal_views.printing import print_json, print_plain, print_table, say

if TYPE_CHECKING:
    from datetime import datetime

    from evals.evaluation import Evaluation

_MARKDOWN, _PAGE = {".md", ".markdown", ".txt"}, {".html", ".htm"}


@dataclass(frozen=True)
class Outputs:
    """Where what was found goes, besides the terminal."""

    reports: tuple[Path, ...]
    junit: Path | None
    history: Path | None
    as_json: bool


def check_reports(reports: Sequence[Path]) -> None:
    """UsageError for a report whose name doesn't say what it is to be."""
    for report in reports:
        if report.suffix.lower() not in _MARKDOWN | _PAGE:
            raise UsageError(
                f"the report is a page or Markdown: name it {report.with_suffix('.html').name} "
                f"or {report.with_suffix('.md').name}"
            )


def give(evaluation: Evaluation, outputs: Outputs) -> None:
    """Write and print it all. Exits 1 under a threshold, or worse than the run before."""
    _write(evaluation, outputs)
    if outputs.as_json:
        print_json(_row(evaluation))
    else:
        _print(evaluation)
    worse = evaluation.comparison.fallen if evaluation.comparison else ()
    if evaluation.fallen:
        say(f"gate: {len(evaluation.fallen)} of the suite's thresholds don't hold")
    elif evaluation.fallen is not None:
        say("gate: passed")
    if worse:
        say(f"worse than before: {', '.join(change.figure.name for change in worse)}")
    if evaluation.fallen or worse:
        raise typer.Exit(1)


def _write(evaluation: Evaluation, outputs: Outputs) -> None:
    from datetime import UTC, datetime

    when = datetime.now(UTC).replace(microsecond=0)
    if outputs.history is not None:
        from evals.history import keep_in_history

        keep_in_history(outputs.history, evaluation, when)
    if outputs.junit is not None:
        from evals.report.junit import junit

        _write_text(outputs.junit, junit(evaluation, when))
    for path in outputs.reports:
        _write_text(path, _report(evaluation, path, outputs.history, when))


def _report(evaluation: Evaluation, path: Path, history: Path | None, when: datetime) -> str:
    if path.suffix.lower() in _PAGE:
        from evals.history import past_runs
        from evals.report.page import page

        return page(evaluation, when, past_runs(evaluation, when, history))
    from evals.report.markdown import markdown

    return markdown(evaluation)


def _write_text(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror}") from error


def _print(evaluation: Evaluation) -> None:
    from evals.report.model_lines import model_lines
    from evals.report.tables import (
        COLUMNS,
        KIND_COLUMNS,
        by_kind,
        difference_line,
        failure_lines,
        table,
    )

    for failure in evaluation.failed:
        print_plain("\n".join(failure_lines(failure)) + "\n")
    for slip in evaluation.suite.differences:
        print_plain(difference_line(slip))
    for wrong in (*evaluation.slips, *evaluation.register_faults):
        print_plain(str(wrong))
    print_table(KIND_COLUMNS, by_kind(evaluation.scores), title="By kind")
    print_table(COLUMNS, table(evaluation.scores), title=f"Suite {evaluation.suite.name}")
    if evaluation.comparison:
        from evals.report.changes import CHANGE_COLUMNS, changed

        title = evaluation.comparison.title
        print_table(CHANGE_COLUMNS, changed(evaluation.comparison), title=title)
    for line in model_lines(evaluation.records):
        print_plain(f"model: {line}")
    for fall in evaluation.fallen or ():
        print_plain(f"FELL {fall}")


def _row(evaluation: Evaluation) -> dict[str, object]:
    return {
        "run": evaluation.run.model_dump(mode="json"),
        "marks": [
            {
                "metric": mark.metric.name,
                "kind": mark.kind,
                "value": mark.value,
                "low": mark.low,
                "high": mark.high,
                "n": mark.n,
                "undefined": mark.undefined,
            }
            for mark in evaluation.scores.marks
        ],
        "failed": [
            {"id": failure.id, "kind": failure.kind, "faults": list(failure.faults)}
            for failure in evaluation.failed
        ],
        "register_faults": [str(fault) for fault in evaluation.register_faults],
        "slips": [str(slip) for slip in evaluation.slips],
        "gate": None if evaluation.fallen is None else [str(fall) for fall in evaluation.fallen],
    }
