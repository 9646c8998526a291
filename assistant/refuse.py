"""Whether the best that was found answers: a small calibrated classifier, not one cut-off."""

from __future__ import annotations

import math
import re

from assistant.cover import Weigh, presence
from assistant.draft import Asked
from assistant.select import Candidate
from assistant.shape import NUMERIC, Shape

ANSWERS = 0.5
"""The probability from which the best sentence counts as an answer."""


def probability(asked: Asked, best: Candidate, weigh: Weigh) -> float:
    """How likely it is that the sentence answers, from 0 to 1 (logistic; weights in WEIGHTS)."""
    features = signs(asked, best, weigh)
    total = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))


WEIGHTS = {
    "bias": -2.6, "cover": 3.6, "own": 1.2, "cosine": 2.4, "gap": -1.6, "shapeless": -2.6,
    "far": -1.4, "period": 1.2,
}  # fmt: skip


def signs(asked: Asked, best: Candidate, weigh: Weigh) -> dict[str, float]:
    """What speaks for and against: cover, meaning, the weightiest term lacking, shape, period."""
    question, features, sentence = asked.question, best.features, best.sentence
    heavy = sorted(question.terms, key=weigh, reverse=True)[:1]
    lacking = [
        t for t in heavy if max(presence(t, sentence.words), presence(t, sentence.around)) == 0
    ]
    wants_value = question.shape in NUMERIC | {Shape.DATE, Shape.PERSON}
    return {
        "cover": features.cover,
        "own": features.own,
        "cosine": features.cosine,
        "gap": float(bool(lacking)),
        "shapeless": float(wants_value and not features.fits),
        "far": float(question.shape in NUMERIC) * (1 - features.near),
        "period": min(0.0, features.period) * (2 if question.shape in NUMERIC else 1),
    }


_TWO_PARTS = re.compile(r"\b(and|,) (?:what|who|how|when|which|why|where)\b", re.IGNORECASE)


def has_two_parts(question: str) -> bool:
    """Whether a question asks two things."""
    return bool(_TWO_PARTS.search(question))
