"""The report as one web page that needs nothing besides itself: no network, and no script to read.

Whatever comes from documents, cases or models is escaped by the template. What the page may do is
in its own policy: its style and its script, known by their digests, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from evals.evaluation import Evaluation
from evals.history import PastRun
from evals.metrics.quotes import in_file, on_page
from evals.report import shown
from evals.report.groups import grouped
from evals.report.model_lines import model_lines
from evals.report.plots.kinds import score_by_kind
from evals.report.plots.latency import latency
from evals.report.plots.refusing import refusing_trade_off
from evals.report.plots.svg import Plot
from evals.report.plots.trend import trend
from evals.report.verdicts import Judged, Verdict, judged_questions
from evals.scoring.score import Mark

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATE = Path(__file__).with_name("template")
_NAMED = 12
_CHIEF = {
    "right": "of questions answered whole, or rightly refused",
    "answered_rightly": "answered rightly",
    "fact_recall": "of the facts wanted are in the answers",
    "page_cited": "of answers cite a right page",
    "quotes_in_file": "of quotes stand word for word on their page",
    "refusal_recall": "of questions with no answer are refused",
    "refusal_precision": "of refusals are right",
    "latency_p95": "is enough for 19 answers in 20",
}


_BY_KIND = {
    "right": "whole",
    "fact_recall": "facts",
    "document_cited": "document",
    "page_cited": "page",
    "refusal_recall": "refused",
    "answer_words": "length",
}


@dataclass(frozen=True)
class KindRow:
    """How the questions of one kind fared, by each measure that `_BY_KIND` names."""

    kind: str
    asked: int
    marks: tuple[Mark | None, ...]


@dataclass(frozen=True)
class Chief:
    """A figure that one would tell first, in words that need no explanation."""

    mark: Mark
    words: str


def page(evaluation: Evaluation, when: datetime, past: Sequence[PastRun] = ()) -> str:
    """The whole page. `past` are the suite's runs, oldest first, with this one if it was kept."""
    questions = tuple(judged_questions(evaluation))
    counts = Counter(each.verdict for each in questions)
    return (
        _environment()
        .get_template("page.html")
        .render(
            evaluation=evaluation,
            named=_NAMED,
            run=evaluation.run,
            when=when,
            chief=chief_figures(evaluation),
            groups=grouped([mark for mark in evaluation.scores.overall() if mark.n]),
            unmeasured=[mark for mark in evaluation.scores.overall() if not mark.n],
            near_misses=evaluation.scores.near_misses,
            model_lines=model_lines(evaluation.records),
            kind_titles=tuple(_BY_KIND.values()),
            kind_rows=tuple(kind_rows(evaluation)),
            plots=_plots(evaluation, questions, past),
            questions=questions,
            verdicts=[(verdict, counts[verdict]) for verdict in Verdict if counts[verdict]],
            kinds=sorted({each.case.kind for each in questions}),
        )
    )


def chief_figures(evaluation: Evaluation) -> tuple[Chief, ...]:
    """The figures to tell first, as far as the suite has them."""
    marks = {mark.metric.name: mark for mark in evaluation.scores.overall()}
    return tuple(
        Chief(marks[name], words)
        for name, words in _CHIEF.items()
        if name in marks and marks[name].value is not None
    )


def kind_rows(evaluation: Evaluation) -> Iterator[KindRow]:
    """A row a kind, in the cases' order."""
    marks = {(mark.kind, mark.metric.name): mark for mark in evaluation.scores.marks}
    asked = Counter(case.kind for case in evaluation.suite.cases)
    for kind, count in asked.items():
        yield KindRow(kind, count, tuple(marks.get((kind, name)) for name in _BY_KIND))


def _plots(
    evaluation: Evaluation, questions: Sequence[Judged], past: Sequence[PastRun]
) -> list[Plot]:
    seconds = [r.seconds for r in evaluation.records if r.seconds is not None]
    made = (
        score_by_kind(evaluation.scores),
        refusing_trade_off(questions),
        latency(seconds),
        trend(past),
    )
    return [plot for plot in made if plot]


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        style_digest=_digest("page.css"),
        script_digest=_digest("page.js"),
        style=_text("page.css"),
        script=_text("page.js"),
        on_page=on_page,
        in_file=in_file,
    )
    environment.filters.update(
        value=shown.of, between=shown.between, number=shown.number, span=shown.span
    )
    return environment


def _text(name: str) -> str:
    return (_TEMPLATE / name).read_text(encoding="utf-8")


def _digest(name: str) -> str:
    return base64.b64encode(hashlib.sha256(_text(name).encode()).digest()).decode()
