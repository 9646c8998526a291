"""A run's marks and failures as rows and lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from evals.registers.questions import Difference
from evals.scoring.failures import Failure
from evals.scoring.score import ALL_KINDS, Mark, Scores

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


NEAR_MISS_COLUMNS = ("near miss", "metric", "value", "95 %", "n")


def by_near_miss(scores: Scores) -> list[tuple[str, ...]]:
    """A row for each measure of refusing of each kind of near miss."""
    return [(mark.kind, *_row(mark)[:4]) for mark in scores.near_misses]


def difference_line(slip: Difference) -> str:
    """Where a table of judgements says otherwise than the report itself."""
    return (
        f"{slip.document}: {slip.field} is {slip.table!r} in the table, "
        f"{slip.report!r} in the report (taken as right)"
    )


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


def _row(mark: Mark) -> tuple[str, ...]:
    between = "-"
    if mark.low is not None and mark.high is not None:
        between = f"{_shown(mark, mark.low)} to {_shown(mark, mark.high)}"
    name, meaning = mark.metric.name, mark.metric.meaning
    return (name, value(mark), between, str(mark.n), str(mark.undefined), meaning)


def _shown(mark: Mark, number: float) -> str:
    unit = f" {mark.metric.unit}" if mark.metric.unit else ""
    return f"{number:.0f}{unit}" if mark.metric.unit == "words" else f"{number:.3f}{unit}"
