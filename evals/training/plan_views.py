"""Fit what of a plan a question wants: python -m evals.training.plan_views LIBRARY.

`plan-views.jsonl` has questions as they are once names and times are masked, each with its view. What
is asked of anything else is taken from the labelled questions that are about no action.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict
from sklearn.linear_model import LogisticRegression

import assistant.understand
from assistant.language.periods import find_periods
from assistant.understand.authorities import find_authorities
from assistant.understand.classify import features_of, masked, of_any_plan
from assistant.understand.wants import OF_NO_VIEW, About, PlanView
from corpus.library import Library
from corpus.settings import Settings
from evals.jsonl.rows import read_rows
from evals.training.fit import write
from evals.training.rows import FIT, rows_of

VIEWS = Path(__file__).parent / "plan-views.jsonl"
_MODEL = Path(assistant.understand.__path__[0]) / "plan_view.npz"
_OF_PLANS = (About.ACTION, About.PROGRESS)
_OF_ELSE = 0.5 * OF_NO_VIEW
_STRENGTH, _ROUNDS, _SEED = 30.0, 400, 7


class Viewed(BaseModel):
    """A masked question and the view that answers it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    view: PlanView


def main() -> None:
    """Fit the model and write it to its place."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.training.plan_views", description=__doc__
    )
    parser.add_argument("library", type=Path)
    library = Library.open(Settings(library=parser.parse_args().library))
    rows = read_rows(VIEWS, Viewed)
    texts = [of_any_plan(row.question) for row in rows]
    views = [row.view.value for row in rows]
    others = _of_no_plan(library)
    texts += others
    views += [PlanView.NONE.value] * len(others)
    vectors = library.embed(texts)
    table = np.stack([features_of(t, v) for t, v in zip(texts, vectors, strict=True)])
    model = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS, random_state=_SEED)
    model.fit(table, views, sample_weight=_weights(views))
    write(
        _MODEL,
        {
            "fields": json.dumps({"plan": model.classes_.tolist()}),
            "plan_weights": model.coef_.T.astype(np.float16),
            "plan_bias": model.intercept_.astype(np.float32),
        },
    )


def _weights(views: Sequence[str]) -> NDArray[np.float64]:
    """Each view counts alike, and what is asked of anything else as a usual question is.

    Half as much as all views together served best to tell them apart; `Reading.of_plans` goes back to that.
    """
    counts = Counter(views)
    share = {view: 1 / number for view, number in counts.items()}
    share[PlanView.NONE] *= _OF_ELSE * (len(counts) - 1)
    each = np.array([share[view] for view in views])
    return np.asarray(each * len(views) / each.sum())


def _of_no_plan(library: Library) -> list[str]:
    """Labelled questions about anything but actions, masked."""
    held = sorted({d.authority for d in library.documents() if d.authority})
    found = []
    for row in rows_of(FIT):
        if row.labels.wanted and row.labels.about not in _OF_PLANS and not row.history:
            names = [(n.start, n.end) for n in find_authorities(row.question, held)]
            times = [(p.start, p.end) for p in find_periods(row.question)]
            found.append(of_any_plan(masked(row.question, names, times)))
    return found


if __name__ == "__main__":
    main()
