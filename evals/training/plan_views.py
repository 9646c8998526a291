"""Fit what of a plan a question wants: python -m evals.training.plan_views LIBRARY.

`plan-views.jsonl` and `plan-views-2.jsonl` have questions as they are once names and times are masked,
each with its view. What is asked of anything else is taken from the labelled questions that are about no action.
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
from assistant.understand.wants import About, PlanView
from corpus.library import Library
from corpus.settings import Settings
from evals.jsonl.rows import read_rows
from evals.training.fit import write
from evals.training.rows import FIT, rows_of

VIEWS = Path(__file__).parent / "plan-views.jsonl"
MORE_VIEWS = Path(__file__).parent / "plan-views-2.jsonl"
"""By later writers: the sign is fitted without them for as long as the trees that weigh it are."""

_MODEL = Path(assistant.understand.__path__[0]) / "plan_view.npz"
_OF_PLANS = (About.ACTION, About.PROGRESS)
_OF_NONE = {"plan": 32.0, "view": 0.5}
"""What questions that ask for no view count for, beside all that do: as a sign of what a question is about,
nearly all; where the tracker is to answer or not, on writers left out, half told them apart best."""
_STRENGTH, _ROUNDS, _SEED = 30.0, 400, 7


class Viewed(BaseModel):
    """A masked question and the view that answers it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    view: PlanView


def main() -> None:
    """Fit the models and write them to their place."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.training.plan_views", description=__doc__
    )
    parser.add_argument("library", type=Path)
    library = Library.open(Settings(library=parser.parse_args().library))
    asked = [(row.question, row.view.value) for row in read_rows(VIEWS, Viewed)]
    asked += [(text, PlanView.NONE.value) for text in _of_no_plan(library)]
    first = len(asked)
    asked += [(row.question, row.view.value) for row in read_rows(MORE_VIEWS, Viewed)]
    texts, views = [of_any_plan(text) for text, _ in asked], [view for _, view in asked]
    vectors = library.embed(texts)
    table = np.stack([features_of(t, v) for t, v in zip(texts, vectors, strict=True)])
    fields = {
        "plan": _fitted(table[:first], views[:first], _OF_NONE["plan"]),
        "view": _fitted(table, views, _OF_NONE["view"]),
    }
    write(
        _MODEL,
        {"fields": json.dumps({name: each.classes_.tolist() for name, each in fields.items()})}
        | {f"{name}_weights": each.coef_.T.astype(np.float16) for name, each in fields.items()}
        | {f"{name}_bias": each.intercept_.astype(np.float32) for name, each in fields.items()},
    )


def _fitted(table: NDArray[np.float32], views: Sequence[str], of_none: float) -> LogisticRegression:
    """A model for which each view counts alike, and what asks for none so many times all views together."""
    counts = Counter(views)
    share = {view: 1 / number for view, number in counts.items()}
    share[PlanView.NONE.value] *= of_none * (len(counts) - 1)
    weights = np.array([share[view] for view in views]) * len(views)
    model = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS, random_state=_SEED)
    return model.fit(table, views, sample_weight=weights / sum(share[view] for view in views))


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
