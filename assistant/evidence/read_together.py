"""How passages and sentences are read by the cross-encoder, and what its layers hold of all of them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from assistant.evidence.cross_encoder import CrossEncoder
from assistant.evidence.found import RankedPassage, RankedSentence
from assistant.evidence.sentences import Sentence
from assistant.fitted import Floats, arrays
from assistant.scope.asked import Asked
from assistant.types import Evidence

_BEST = 3


def passage_as_read(evidence: Evidence) -> str:
    """A passage as the cross-encoder reads it: whose, of when and under what, then its words."""
    document, passage = evidence.document, evidence.passage
    when = f"{document.date:%B %Y}" if document.date else ""
    about = ". ".join(
        filter(None, (document.authority, document.title, when, *passage.heading[-1:]))
    )
    return f"{about}. {passage.text}"


def sentence_as_read(sentence: Sentence) -> str:
    """A sentence as the cross-encoder reads it."""
    return ". ".join((*sentence.evidence.passage.heading[-1:], sentence.text))


def state_of_found(
    cross: CrossEncoder,
    asked: Asked,
    passages: Iterable[RankedPassage],
    sentences: Iterable[RankedSentence],
) -> Floats | None:
    """Means of what the layers hold: of the passages read, of the best sentences, shape (2 * WIDTH,).

    None where the cross-encoder read nothing.
    """
    passages = [p for p in passages if "cross" in p.signs]
    sentences = [s for s in sentences if "own_cross" in s.signs]
    best = sorted(sentences, key=lambda each: -each.signs["own_cross"])[:_BEST]
    if not passages or not best:
        return None
    texts = (
        [passage_as_read(p.evidence) for p in passages],
        [sentence_as_read(s.sentence) for s in best],
    )
    readings = [cross.read(asked.question.understood, each) for each in texts]
    return np.concatenate(
        [np.mean([each.state for each in read], axis=0, dtype=np.float32) for read in readings]
    )


def chance_held(state: Floats) -> float:
    """How likely the papers hold what answers, from `state_of_found`: log odds.

    One text says how near it comes; all of them together tell more of whether there is an answer.
    """
    head = arrays(__package__, "answerable_head.npz")
    return float(state @ head["weights"] + head["bias"])
