"""Text that stands in the letters on many councils alike: who the inspectorate is, what a grade means in
general, how to complain. It tells nothing of any council.

It is told by its words: `standing.npz` holds hashes of such sentences, no sentence (`evals.training.standing`).
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from assistant.fitted import arrays
from assistant.language.words import sentence_spans, words

STANDING = ("assistant.evidence", "standing.npz")
FEWEST_WORDS = 6
"""The fewest words of a sentence that is told so: shorter ones may stand anywhere."""
_MOST_OF_PASSAGE = 0.85
"""The share of a passage's words in standing sentences from which it is one itself."""


def hashed(sentence: str) -> int | None:
    """A sentence's words as a number of 64 bits; None where it is short, or a row of a table."""
    said = words(sentence)
    if len(said) < FEWEST_WORDS or " | " in sentence:
        return None
    return int.from_bytes(blake2b(" ".join(said).encode(), digest_size=8).digest(), "little")


def is_standing(sentence: str) -> bool:
    """Whether a sentence stands alike in many letters."""
    return hashed(sentence) in _known()


@lru_cache(maxsize=50_000)
def is_mostly_standing(text: str) -> bool:
    """Whether a passage is little else than such sentences."""
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    counts = [(len(each.split()), is_standing(each)) for each in sentences]
    return sum(n for n, held in counts if held) > _MOST_OF_PASSAGE * sum(n for n, _ in counts)


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    return frozenset(arrays(*STANDING)["hashes"].tolist())
