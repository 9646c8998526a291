"""Score by kind of question: a point with its 95 % interval for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evals.report import shown
from evals.report.plots import svg
from evals.scoring.score import ALL_KINDS, Mark, Scores

_FACTS, _REFUSED, _GRADED = "fact_recall", "refusal_recall", "answered_rightly"
_WORDS = {
    _GRADED: "answered rightly",
    _FACTS: "of the facts wanted, in the answer",
    _REFUSED: "refused, as it should be",
}
_TITLE = "Score by kind of question"
_ROW = 46


@dataclass(frozen=True)
class _Score:
    kind: str
    measured: str
    mark: Mark
    value: float
    low: float
    high: float


def score_by_kind(scores: Scores) -> svg.Plot | None:
    """For kinds that the documents answer the share of facts found; for the others, refusals."""
    found = (*_scores(scores.marks), *_scores(scores.near_misses, "near miss: "))
    if not found:
        return None
    best, worst = max(found, key=lambda s: s.value), min(found, key=lambda s: s.value)
    told = (
        f"Score by kind of question, {len(found)} kinds. Highest: {best.kind}, "
        f"{shown.of(best.mark)}. Lowest: {worst.kind}, {shown.of(worst.mark)}."
    )
    height = _ROW * len(found) + 22
    parts = [svg.scale(height - 4), *(part for i, s in enumerate(found) for part in _row(i, s))]
    return svg.Plot(
        "kinds",
        _TITLE,
        told,
        svg.picture(height, _TITLE, parts),
        ("kind", "measured", "score", "95% interval", "questions"),
        tuple(
            (s.kind, s.measured, shown.of(s.mark), shown.between(s.mark), str(s.mark.n))
            for s in found
        ),
    )


def _scores(marks: Sequence[Mark], before: str = "") -> Iterator[_Score]:
    """The first measure that a kind defines, under the kind's name with `before` it."""
    kinds = dict.fromkeys(mark.kind for mark in marks if mark.kind != ALL_KINDS)
    by_kind = {(mark.kind, mark.metric.name): mark for mark in marks}
    for kind in kinds:
        for name, measured in _WORDS.items():
            mark = by_kind.get((kind, name))
            if mark and mark.value is not None and mark.low is not None and mark.high is not None:
                yield _Score(before + kind, measured, mark, mark.value, mark.low, mark.high)
                break


def _row(number: int, score: _Score) -> Iterator[Markup]:
    top = _ROW * number
    at = top + 32
    style = "refused" if score.measured == _WORDS[_REFUSED] else "answered"
    yield svg.line(0, at, 1, at, "track")
    yield svg.line(score.low, at, score.high, at, f"spread {style}")
    yield svg.dot(score.value, at, f"point {style}")
    yield svg.words(0, top + 18, score.kind, "label")
    yield svg.words(1, top + 18, f"{shown.of(score.mark)} of {score.mark.n}", "quiet", "end")
