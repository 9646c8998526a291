"""A judge's opinions as marks that stand beside the others; no threshold names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from evals.cases.case import Case
from evals.evaluation import Evaluation
from evals.judge.judge import Judge
from evals.judge.sample import Calibration, LabelledAnswer, calibrate
from evals.metrics.metric import Metric
from evals.records.opinion import Judgeable, Opinion
from evals.records.records import Record
from evals.scoring.score import ALL_KINDS, Mark, score

OnProgress = Callable[[int, int], None]


def with_opinions(
    evaluation: Evaluation,
    judge: Judge,
    sample: Sequence[LabelledAnswer],
    on_progress: OnProgress | None = None,
) -> Evaluation:
    """The evaluation with the judge's marks and opinions, and how far the judge is to be trusted.

    Refusals aren't judged: whether they are right needs no opinion.
    """
    calibration = calibrate(judge, sample)
    opinions = _opinions(evaluation, judge, on_progress)
    judged = score(evaluation.suite.cases, evaluation.records, _metrics(judge, opinions))
    marks = (*evaluation.scores.marks, *judged.marks, *_kappa(judge, calibration))
    values = {**evaluation.scores.values, **judged.values}
    scores = replace(evaluation.scores, marks=marks, values=values)
    return replace(evaluation, scores=scores, opinions=opinions)


def _opinions(
    evaluation: Evaluation, judge: Judge, on_progress: OnProgress | None
) -> dict[str, Opinion]:
    cases = {case.id: case for case in evaluation.suite.cases}
    answered = [r for r in evaluation.records if not r.refused and not r.error and r.id in cases]
    opinions: dict[str, Opinion] = {}
    for done, record in enumerate(answered, start=1):
        if opinion := judge.opinion(_judgeable(cases[record.id], record)):
            opinions[record.id] = opinion
        if on_progress:
            on_progress(done, len(answered))
    return opinions


def _judgeable(case: Case, record: Record) -> Judgeable:
    return Judgeable(
        question=case.question,
        answer=record.answer,
        quotes=tuple(dict.fromkeys(citation.quote for citation in record.citations)),
        wanted=tuple(" / ".join(group) for group in case.facts) if case.answerable else (),
        history=case.history,
    )


def _metrics(judge: Judge, opinions: Mapping[str, Opinion]) -> tuple[Metric, ...]:
    by = f"by {judge.name}, {judge.prompt}"

    def supported(case: Case, _: Record) -> float | None:
        opinion = opinions.get(case.id)
        return float(opinion.supported) if opinion else None

    def right(case: Case, _: Record) -> float | None:
        opinion = opinions.get(case.id)
        return float(opinion.right) if opinion else None

    return (
        Metric("judge_supported", f"answers that their quotes bear out, {by}", supported),
        Metric("judge_right", f"answers that say what is right, {by}", right),
    )


def _kappa(judge: Judge, calibration: Calibration | None) -> tuple[Mark, ...]:
    if calibration is None:
        return ()
    c = calibration
    meaning = (
        f"Cohen's kappa of {judge.name} with a person's labels; "
        f"they agree on {c.agreed:.0%} of {c.n}"
    )
    figure = Metric("judge_kappa", meaning, _never, unit="kappa")
    return (Mark(figure, ALL_KINDS, c.kappa, c.low, c.high, c.n, c.unread),)


def _never(_: Case, __: Record) -> float | None:
    """Kappa is of the sample, and of no question."""
    return None
