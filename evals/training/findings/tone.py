"""Whether a sentence tells of what goes well or badly: a linear model on its vector.

Fitted on labelled sentences, and, for half as much each, on those of inspectors' own lists of
strengths and of what must improve.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from assistant.language.words import sentence_spans
from corpus.asks import TO_DO_BETTER
from corpus.library import Library
from corpus.types import Framework
from evals.training.findings.labelled import FIT, labelled, texts_of
from evals.training.fit import fit_linear

_OF_A_LIST = 0.5
_STRENGTH = 4.0
_ITEM_OF_SENTENCES = 25
"""Words of a joint inspection's item that tells rather than names: it is made of sentences."""


def fit_tone(library: Library) -> dict[str, Any]:
    """The model's arrays, for strength, weakness, mixed and neither."""
    rows = labelled(FIT)
    texts, tones = texts_of(library, rows), [row.leaning for row in rows]
    weights = [1.0] * len(texts)
    for tone, said in _lists(library).items():
        texts += said
        tones += [tone] * len(said)
        weights += [_OF_A_LIST] * len(said)
    table = np.asarray(library.embed(texts))
    return fit_linear(table, {"tone": tones}, strength=_STRENGTH, weights=weights)


def _lists(library: Library) -> dict[str, list[str]]:
    """The sentences of inspectors' own lists of what goes well and of what doesn't."""
    papers = {d.id: d for d in library.documents()}
    bad = [
        item.text
        for item in library.recommendations()
        if item.kind == TO_DO_BETTER
        or (
            papers[item.document_id].framework is Framework.JOINT
            and len(item.text.split()) > _ITEM_OF_SENTENCES
        )
    ]
    good = [item.text for item in library.strengths()]
    lists = {"strength": good, "weakness": bad}
    return {tone: [s for item in items for s in _sentences(item)] for tone, items in lists.items()}


def _sentences(item: str) -> list[str]:
    text = " ".join(item.split())
    found = [text[start:end] for start, end in sentence_spans(text)]
    return [s for s in found if s.endswith(".") and len(s.split()) > 7]
