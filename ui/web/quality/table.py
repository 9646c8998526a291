"""The figures of a run as tables, and those of its forerunners."""

from __future__ import annotations

from collections.abc import Sequence

from evals.history import PastMark, PastRun
from ui.plain import written
from ui.web import safe
from ui.web.quality.words import CHIEF, between, in_100, kind_words

Columns = dict[str, list[str]]


def chief_table(run: PastRun) -> Columns:
    """A row a thing measured."""
    found = [(asked, run.marks[asked.mark]) for asked in CHIEF if asked.mark in run.marks]
    return {
        "What was measured": [safe.text(asked.question) for asked, _ in found],
        "Result": [in_100(mark.value) for _, mark in found],
        "Likely between": [between(mark) for _, mark in found],
        "Answers": [str(mark.n) for _, mark in found],
    }


def kinds_table(run: PastRun) -> Columns:
    """A row a kind of question."""
    return {
        "Kind of question": [safe.text(kind_words(kind)) for kind in run.kinds],
        "Asked": [str(kind.cases) for kind in run.kinds],
        "Facts given": [_cell(kind.marks.get("fact_recall")) for kind in run.kinds],
        "Right page": [_cell(kind.marks.get("page_cited")) for kind in run.kinds],
        "Refused as it should": [_cell(kind.marks.get("refusal_recall")) for kind in run.kinds],
    }


def history_table(runs: Sequence[PastRun]) -> Columns:
    """A row a run, newest first."""
    newest = sorted(runs, key=lambda run: run.when, reverse=True)
    columns: Columns = {
        "When": [written(run.when.date()) for run in newest],
        "Questions": [str(run.cases) for run in newest],
    }
    for asked in CHIEF:
        columns[asked.name] = [_cell(run.marks.get(asked.mark)) for run in newest]
    return columns


def _cell(mark: PastMark | None) -> str:
    return in_100(mark.value) if mark else "–"
