"""The words of a question -> what it wants, by small linear models on its meaning and its words.

Names and dates are masked first: what is wanted doesn't hang on whose or when.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from assistant.fitted import Floats, linear
from assistant.language.words import put_instead
from assistant.understand.numbered import ACTION_REF, RECOMMENDATION
from assistant.understand.wants import Reading
from corpus.embed.vectors import Vectors

_HASHED = 4096
"""How many places word n-grams are hashed to (Weinberger and others, 2009)."""

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[%£?]")
_STAND_IN, _TIME = "Council", "2020"
_COUNCIL = re.compile(rf"\b{_STAND_IN}\b(?:['’]s)?")
_MODEL, _OF_PLANS = "question.npz", "plan_view.npz"

Embed = Callable[[Sequence[str]], Vectors]


def masked(text: str, names: Iterable[tuple[int, int]], times: Iterable[tuple[int, int]]) -> str:
    """The question with a stand-in for each authority and each time that it names."""
    spans = [(*s, _STAND_IN) for s in names] + [(*s, _TIME) for s in times]
    return put_instead(text, spans)


def reading_of(plain: str, embed: Embed) -> Reading:
    """What a masked question wants: a probability for each label of each field.

    What it wants of a plan is read with the numbers masked, too, and no council: it hangs on neither.
    """
    texts = {_MODEL: plain, _OF_PLANS: of_any_plan(plain)}
    each = list(dict.fromkeys(texts.values()))
    row_of = {t: features_of(t, v) for t, v in zip(each, embed(each), strict=True)}
    return Reading(
        {
            name: model.probabilities(row_of[text])
            for file, text in texts.items()
            for name, model in linear("assistant.understand", file).items()
        }
    )


def of_any_plan(plain: str) -> str:
    """A masked question without its council, which who has chosen one doesn't name, and with one stand-in
    for every action's reference that it prints and one for every recommendation's number.
    """
    plain = RECOMMENDATION.sub("recommendation 1", ACTION_REF.sub("A1", plain))
    return " ".join(_COUNCIL.sub("", plain).split())


def features_of(plain: str, meaning: Floats) -> Floats:
    """A question's row: its unit vector, then its hashed n-grams of words, of unit length."""
    hashed = np.zeros(_HASHED, np.float32)
    for gram in _grams(plain):
        hashed[_place(gram)] += 1
    length = float(np.linalg.norm(hashed))
    return np.concatenate([meaning.astype(np.float32), hashed / length if length else hashed])


def _grams(plain: str) -> list[str]:
    words = ["^", *_TOKEN.findall(plain.lower().replace("’", "'")), "$"]
    return [*words, *(" ".join(pair) for pair in pairwise(words))]


@lru_cache(maxsize=65536)
def _place(gram: str) -> int:
    return zlib.crc32(gram.encode()) % _HASHED
