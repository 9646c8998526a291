"""Answers that a person has labelled, by which a judge is calibrated."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from evals.jsonl.rows import read_rows
from evals.judge.agreement import kappa
from evals.judge.judge import Judge
from evals.records.opinion import Judgeable, Label
from evals.scoring.interval import SAMPLES

SAMPLE = Path(__file__).parents[1] / "suites" / "judge-sample.jsonl"
_SEED = 20230310


class LabelledAnswer(BaseModel):
    """A demo answer with a person's label. The note says whether it is as answered, or altered."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    case: str
    question: str
    wanted: tuple[str, ...]
    answer: str
    quotes: tuple[str, ...]
    label: Label
    note: str
    history: tuple[str, ...] = ()


@dataclass(frozen=True)
class Calibration:
    """Cohen's kappa over the sample with its 95 % interval, and the share on which they agree.

    `unread` are answers on which the judge wrote no opinion: they count as disagreement.
    """

    kappa: float
    low: float
    high: float
    agreed: float
    n: int
    unread: int


def read_sample(path: Path = SAMPLE) -> list[LabelledAnswer]:
    """The labelled answers. UsageError names file, line and field."""
    return read_rows(path, LabelledAnswer)


def calibrate(judge: Judge, sample: Sequence[LabelledAnswer]) -> Calibration | None:
    """The judge held against the labels; None where kappa isn't defined."""
    pairs = [(row.label.value, _label(judge, row)) for row in sample]
    value = kappa(pairs)
    if value is None:
        return None
    low, high = _interval(pairs)
    return Calibration(
        value,
        low,
        high,
        sum(one == other for one, other in pairs) / len(pairs),
        len(pairs),
        sum(other == _UNREAD for _, other in pairs),
    )


_UNREAD = "no opinion"


def _label(judge: Judge, row: LabelledAnswer) -> str:
    given = Judgeable(row.question, row.answer, row.quotes, row.wanted, row.history)
    opinion = judge.opinion(given)
    return opinion.label.value if opinion else _UNREAD


def _interval(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """By the seeded bootstrap over answers, as for every other figure."""
    draw = random.Random(_SEED)
    drawn = (kappa(draw.choices(pairs, k=len(pairs))) for _ in range(SAMPLES))
    known = sorted(value for value in drawn if value is not None)
    return known[int(0.025 * len(known))], known[int(0.975 * len(known)) - 1]
