"""Vectors of questions and sentences, each text embedded once while it is remembered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from corpus.embed.vectors import Vectors
from corpus.library import Library

_KEPT = 20_000
"""How many texts are remembered: some 30 MB of vectors."""

_lock = Lock()
_known: OrderedDict[tuple[str, str], Vectors] = OrderedDict()


def meaning_of(library: Library, query: str) -> Vectors:
    """A question's unit vector, shape (dimensions,)."""
    return meanings_of(library, [query])[0]


def meanings_of(library: Library, texts: Sequence[str]) -> list[Vectors]:
    """The texts' unit vectors in order, each of shape (dimensions,)."""
    model = library.embedder.model_id
    with _lock:
        held = {text: _known[model, text] for text in texts if (model, text) in _known}
    new = [text for text in dict.fromkeys(texts) if text not in held]
    if new:
        held.update(zip(new, np.asarray(library.embed(new)), strict=True))
        with _lock:
            _known.update({(model, text): held[text] for text in new})
            while len(_known) > _KEPT:
                _known.popitem(last=False)
    return [held[text] for text in texts]
