"""What was found for a question: passages and the sentences in them, best first, each with its signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assistant.evidence.sentences import Sentence
from assistant.language.coverage import Weigh
from assistant.types import Evidence
from corpus.embed.vectors import Vectors


@dataclass(frozen=True, eq=False)
class RankedPassage:
    """A passage with the probability that it holds what answers, and the signs it is told by."""

    evidence: Evidence
    probability: float
    signs: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class RankedSentence:
    """A sentence, list item or table row, with the probability that it answers, and its signs."""

    sentence: Sentence
    probability: float
    signs: Mapping[str, float]
    strength: float = 0.0
    """From -1 (what it speaks of goes badly) to 1 (it goes well)."""


@dataclass(frozen=True, eq=False)
class Found:
    """Evidence for one question, best first; `signs` are of the question and of all found."""

    passages: tuple[RankedPassage, ...]
    sentences: tuple[RankedSentence, ...]
    weigh: Weigh
    meaning: Vectors
    signs: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def by_place(self) -> dict[tuple[str, int], RankedSentence]:
        """The sentences by the passage that each stands in, and its place there."""
        return {(r.sentence.evidence.passage.id, r.sentence.at): r for r in self.sentences}
