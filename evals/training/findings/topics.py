"""Which topics a sentence is on: a logistic sum a topic on its vector, fitted on labelled sentences.

Each topic's own name and definition count as a sentence on it.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from corpus.library import Library
from corpus.topics import topics
from evals.training.findings.labelled import FIT, labelled, texts_of

_STRENGTH = 3.0
_DEFINITION = 3.0
"""How many sentences a definition counts for."""


def fit_topics(library: Library) -> dict[str, Any]:
    """The model's arrays: `assistant.fitted.Linear`, one label a topic."""
    rows = labelled(FIT)
    names = [topic.name for topic in topics()]
    said = np.asarray(library.embed(texts_of(library, rows)))
    defined = np.asarray(library.embed([topic.meaning for topic in topics()]))
    table = np.concatenate([said, defined])
    weight = np.concatenate([np.ones(len(said)), np.full(len(names), _DEFINITION)])
    weights, bias = [], []
    for place, name in enumerate(names):
        on = [name in row.topics for row in rows] + [at == place for at in range(len(names))]
        model = LogisticRegression(C=_STRENGTH, max_iter=400, class_weight="balanced")
        model.fit(table, on, sample_weight=weight)
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    return {
        "fields": json.dumps({"topics": names}),
        "topics_weights": np.stack(weights, axis=1).astype(np.float16),
        "topics_bias": np.array(bias, np.float32),
    }
