"""A cross-encoder, where one is configured, reads question and passage together and ranks anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from threading import Lock

import numpy as np

from assistant.types import Evidence
from corpus.embed.bert_files import Vectors
from corpus.errors import ModelUnavailable

_READ = 20
"""How many of the best passages are read: about a second of work for a small cross-encoder."""
_WEIGHT = 2.0
"""What its word counts for, beside the features of `retrieve`: as much as cover of the terms."""


def reranked(name: str | None, query: str, ranked: Sequence[Evidence]) -> list[Evidence]:
    """The evidence, its best part ranked again by the cross-encoder `name`; as it is without one.

    What was not read keeps its score and its place after what was. ModelUnavailable where the
    model isn't on this machine: nothing is fetched.
    """
    if not name or len(ranked) < 2:
        return list(ranked)
    read, rest = ranked[:_READ], ranked[_READ:]
    fits = _reader(name).fits(query, [_as_read(each) for each in read])
    again = [
        replace(each, score=each.score + _WEIGHT * float(fit))
        for each, fit in zip(read, fits, strict=True)
    ]
    return [*sorted(again, key=lambda each: -each.score), *rest]


def _as_read(evidence: Evidence) -> str:
    passage = evidence.passage
    return f"{passage.header}\n{passage.embedded_text}".strip()


class CrossReader:
    """A sentence-transformers CrossEncoder of one output, from a folder or the hub's own cache."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import CrossEncoder

        try:
            self._model = CrossEncoder(name, device="cpu", local_files_only=True)
        except Exception as error:  # whatever a folder that is no model makes the loader raise
            raise ModelUnavailable(
                f"No cross-encoder {name} on this machine, and none is fetched unasked. Name a "
                f"folder that holds one in SCRUTINEER_RERANKER, or run: hf download {name}"
            ) from error
        _check(name, self._model.config.architectures, self._model.num_labels)
        self._reading = Lock()

    def fits(self, query: str, texts: Sequence[str]) -> Vectors:
        """How well each text fits the query, from 0 to 1, shape `(len(texts),)`."""
        with self._reading:  # the tokenizer isn't safe among threads
            found = self._model.predict(
                [(query, text) for text in texts],
                activation_fn=_as_given,
                show_progress_bar=False,
            )
        logits = np.asarray(found, np.float32)
        return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def _check(name: str, architectures: Sequence[str] | None, scores: int) -> None:
    """A model that wasn't trained to score pairs would be loaded all the same, and rank by chance."""
    kind = (architectures or ("",))[0]
    if kind.endswith("Model"):
        raise ModelUnavailable(f"{name} is no cross-encoder: it holds a bare {kind}.")
    if scores != 1:
        raise ModelUnavailable(f"{name} gives {scores} scores a pair, not one: it can't rank.")


def _as_given(scores: object) -> object:
    return scores


@lru_cache(maxsize=1)
def _reader(name: str) -> CrossReader:
    return CrossReader(name)
