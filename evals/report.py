"""A run's marks and failures, as a plain table and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evals.failures import Failure
from evals.gate import Fall
from evals.records import Run
from evals.score import ALL_KINDS, Mark, Scores

COLUMNS = ("metric", "value", "95 %", "n", "undefined", "meaning")
_BY_KIND = {
    "fact_recall": "facts",
    "document_cited": "document",
    "page_cited": "page",
    "quotes_on_page": "quotes",
    "refusal_recall": "refused",
    "answer_words": "length",
}
_LONGEST_ANSWER = 600


def table(scores: Scores) -> list[tuple[str, ...]]:
    """A row a metric, over all kinds."""
    return [_row(mark) for mark in scores.overall()]


def by_kind(scores: Scores) -> list[tuple[str, ...]]:
    """A row a kind, a column for each of the chief metrics (see `KIND_COLUMNS`)."""
    cells = {(mark.kind, mark.metric.name): mark for mark in scores.marks}
    asked = {m.kind: str(m.n + m.undefined) for m in scores.marks if m.kind != ALL_KINDS}
    return [
        (kind, n, *(value(cells.get((kind, name))) for name in _BY_KIND))
        for kind, n in asked.items()
    ]


KIND_COLUMNS = ("kind", "n", *_BY_KIND.values())


def markdown(
    run: Run, scores: Scores, failed: Sequence[Failure], fallen: Sequence[Fall] | None
) -> str:
    """The whole run for a log or a page; `fallen` is None where no gate was asked for."""
    return "\n".join(_lines(run, scores, failed, fallen)) + "\n"


def value(mark: Mark | None) -> str:
    """A mark's value as shown; a dash where it isn't defined."""
    if mark is None or mark.value is None:
        return "-"
    return _shown(mark, mark.value)


def failure_lines(failure: Failure) -> Iterator[str]:
    """A failing question: what was asked, what is wrong, what came."""
    yield f"{failure.id} ({failure.kind}): {failure.question}"
    for fault in failure.faults:
        yield f"  {fault}"
    answer = " ".join(failure.answer.split())
    cut = answer[:_LONGEST_ANSWER] + ("..." if len(answer) > _LONGEST_ANSWER else "")
    yield f"  got: {cut or '(nothing)'}"
    if failure.cited:
        yield f"  cited: {'; '.join(dict.fromkeys(failure.cited))}"


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


def _row(mark: Mark) -> tuple[str, ...]:
    between = "-"
    if mark.low is not None and mark.high is not None:
        between = f"{_shown(mark, mark.low)} to {_shown(mark, mark.high)}"
    name, meaning = mark.metric.name, mark.metric.meaning
    return (name, value(mark), between, str(mark.n), str(mark.undefined), meaning)


def _shown(mark: Mark, number: float) -> str:
    unit = f" {mark.metric.unit}" if mark.metric.unit else ""
    return f"{number:.0f}{unit}" if mark.metric.unit == "words" else f"{number:.3f}{unit}"


def _inert(text: str) -> str:
    """So that a document's words make no table cell, link or tag in Markdown."""
    for mark in "\\|<>[]`*_":
        text = text.replace(mark, f"\\{mark}")
    return text
