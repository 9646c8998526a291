"""Stretches of consecutive sentences: what an explanation is quoted from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence.sentence_features import Candidate
from assistant.evidence.sentences import Sentence
from assistant.language.coverage import Weigh, Words, coverage
from assistant.understand.question import Question
from corpus.types import PassageKind

WEIGHTS = {
    "cover": 2.0, "own": 0.5, "nearest": 2.0, "first": 1.0, "passage": 1.0, "similar": 1.0,
    "preferred": 0.7, "early": 0.3, "cause": 0.6, "fault": 0.6, "period": 0.5, "dangling": -0.5,
    "table": -0.8,
}  # fmt: skip


# A sentence that begins so says little without the one before it.
_POINTS_BACK = re.compile(
    r"(this|these|that|those|it|they|he|she|as a result|consequently|because of this|therefore"
    r"|however|such|in part|for example|in addition|also|similarly|here)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Stretch:
    """Consecutive sentences of one passage, what they offer together, and the sum of that."""

    candidates: tuple[Candidate, ...]
    features: dict[str, float]

    @property
    def score(self) -> float:
        """The features summed by weight; higher is better."""
        return sum(WEIGHTS[name] * value for name, value in self.features.items())

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in order."""
        return tuple(candidate.sentence for candidate in self.candidates)

    @property
    def words(self) -> int:
        """How long it is, in words."""
        return sum(len(sentence.text.split()) for sentence in self.sentences)

    def overlaps(self, other: Stretch) -> bool:
        """Whether the two share a sentence, or say the same in the same words."""
        mine = {sentence.text for sentence in self.sentences}
        return any(sentence.text in mine for sentence in other.sentences)


def stretches(
    question: Question, candidates: Sequence[Candidate], weigh: Weigh, most_words: int
) -> list[Stretch]:
    """From each sentence on, as many as fit in `most_words` (one at least); best first.

    A row of a table stands alone: those below it are of other things.
    """
    found = [Stretch(run, _features(question, run, weigh)) for run in _runs(candidates, most_words)]
    return sorted(found, key=lambda stretch: -stretch.score)


def _runs(candidates: Sequence[Candidate], most_words: int) -> Iterator[tuple[Candidate, ...]]:
    by_passage: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_passage[candidate.sentence.evidence.passage.id].append(candidate)
    for group in by_passage.values():
        group.sort(key=lambda candidate: candidate.sentence.at)
        is_table = group[0].sentence.evidence.passage.kind is PassageKind.TABLE
        for start in range(len(group)):
            end, words = start, 0
            while end < (start + 1 if is_table else len(group)):
                words += len(group[end].sentence.text.split())
                if end > start and words > most_words:
                    break
                end += 1
            yield tuple(group[start:end])


def _features(question: Question, run: Sequence[Candidate], weigh: Weigh) -> dict[str, float]:
    text = Words.of(" ".join(candidate.sentence.text for candidate in run))
    features = [candidate.features for candidate in run]
    first = run[0]
    return {
        "cover": coverage(question.terms, weigh, text, first.sentence.around, first.sentence.paper),
        "own": coverage(question.terms, weigh, text),
        "nearest": max(f.cosine for f in features),
        "first": first.features.cosine,
        "passage": first.features.passage,
        "similar": first.features.similar,
        "preferred": first.features.preferred,
        "early": first.features.early,
        "cause": max(f.cause for f in features),
        "fault": sum(f.fault for f in features) / len(features),
        "period": max(f.period for f in features),
        "table": float(first.sentence.evidence.passage.kind is PassageKind.TABLE),
        "dangling": float(first.sentence.at > 0 and bool(_POINTS_BACK.match(first.sentence.text))),
    }
