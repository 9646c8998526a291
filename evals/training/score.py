"""The labelled questions put to the product: of the sealed part, nothing but the figures is told.

A run on the sealed part adds a line to `evals/sealed.jsonl`: when, of which commit, what it gave.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import chain, repeat
from multiprocessing import get_context
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant import Assistant
from corpus.errors import UsageError
from corpus.library import Library
from corpus.settings import Settings
from evals.history import code_version
from evals.jsonl.lines import append_line
from evals.scoring.gate import read_thresholds
from evals.training.figures import Asked, asked_of_each, figures
from evals.training.rows import CHOOSE, FIT, SEALED, UNSEEN, Row, rows_of

PARTS: Mapping[str, Path] = {
    "fit": FIT,
    "choose": CHOOSE,
    "sealed": SEALED,
    "unseen": UNSEEN,
}
SEALED_RUNS = Path(__file__).parents[1] / "sealed.jsonl"

Figures = Mapping[str, tuple[float | None, int]]


class SealedRun(BaseModel):
    """A run on the sealed part, as it is kept."""

    model_config = ConfigDict(frozen=True)

    when: datetime
    commit: str | None
    figures: Mapping[str, tuple[float | None, int]]


def score_part(name: str, settings: Settings, jobs: int = 1) -> Figures:
    """The figures of a part, asked by so many processes, each of which loads the models.

    UsageError where its rows, or the documents they are of, aren't here.
    """
    path = PARTS[name]
    if not path.exists():
        raise UsageError(f"{path} is not in this checkout, and no package carries it")
    rows = rows_of(path)
    with Library.open(settings) as library:
        held = {document.path for document in library.documents()}
    wanted = {document for row in rows for document in row.documents}
    if not any(each.endswith(one) for each in wanted for one in held):
        raise UsageError("the library holds none of the documents that these questions are of")
    found = figures(_asked(settings, rows, jobs))
    if name == "sealed":
        when = datetime.now(UTC).replace(microsecond=0)
        append_line(SEALED_RUNS, SealedRun(when=when, commit=code_version(), figures=found))
    return found


def _asked(settings: Settings, rows: Sequence[Row], jobs: int) -> list[Asked]:
    if jobs == 1:
        return _asked_in_turn(settings, rows)
    shares = [rows[at::jobs] for at in range(jobs)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(chain.from_iterable(pool.map(_asked_in_turn, repeat(settings), shares)))


def _asked_in_turn(settings: Settings, rows: Sequence[Row]) -> list[Asked]:
    with Library.open(settings) as library:
        return asked_of_each(Assistant(library), rows)


def below(name: str, found: Figures) -> list[str]:
    """What falls short of the part's thresholds, each in a line; [] where nothing does."""
    lines = []
    for metric, threshold in read_thresholds(name).items():
        value, _ = found.get(metric, (None, 0))
        if value is None or not threshold.holds(value):
            got = "not measured" if value is None else f"{value:.3f}"
            lines.append(f"{metric}: {got}, wanted {threshold}")
    return lines
