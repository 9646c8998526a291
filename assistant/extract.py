"""Answers made of the sentences that answer, quoted as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.cite import cite_sentence, voice_of
from assistant.cover import Weigh, presence
from assistant.draft import Asked, Draft, Point, mention, refusal
from assistant.refuse import ANSWERS, has_two_parts, probability
from assistant.retrieve import Found
from assistant.select import Candidate, weigh_sentences
from assistant.sentences import Sentence
from assistant.shape import FACTUAL, Shape
from assistant.types import SeeAlso, Status

_FACT_WORDS, _PROSE_WORDS = 55, 75
"""How long an answer may grow by a second sentence: for a fact, and for an explanation."""


def answer_extract(asked: Asked, found: Found) -> Draft:
    """The best sentence and what it needs beside it; a refusal where the best doesn't answer."""
    candidates = weigh_sentences(
        asked.library, asked.question, asked.scope, found.evidence, found.weigh
    )
    if not candidates:
        return refusal()
    best = candidates[0]
    if probability(asked, best, found.weigh) < ANSWERS:
        return refusal(see_also=_nearest(asked, candidates))
    chosen = _chosen(asked, best, candidates, found.weigh)
    points = [_point(asked, sentence) for sentence in chosen]
    return Draft(tuple(points), Status.COMPLETE)


def _chosen(
    asked: Asked, best: Candidate, candidates: Sequence[Candidate], weigh: Weigh
) -> list[Sentence]:
    """The best sentence, and those that add what it lacks, in the order they stand."""
    question = asked.question
    room = _FACT_WORDS if question.shape in FACTUAL else _PROSE_WORDS
    chosen = [best.sentence]
    if question.shape in FACTUAL and not has_two_parts(question.understood):
        return chosen
    for candidate in _additions(best, candidates):
        words = sum(len(s.text.split()) for s in chosen) + len(candidate.sentence.text.split())
        if words > room or candidate.sentence.text in {s.text for s in chosen}:
            continue
        if question.shape in FACTUAL and not _adds(candidate, chosen, asked, weigh):
            continue
        chosen.append(candidate.sentence)
    return sorted(chosen, key=_place)


def _additions(best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """What may stand beside the best: its neighbours first, then what scores nearly as well."""
    near = [
        c
        for c in candidates
        if c.sentence.evidence is best.sentence.evidence
        and 0 < c.sentence.at - best.sentence.at <= 2
    ]
    near.sort(key=lambda c: c.sentence.at)
    rest = [c for c in candidates[1:5] if c.score > best.score * 0.85 and c not in near]
    return [*near[:1], *rest, *near[1:]] if near else rest


def _adds(candidate: Candidate, chosen: Sequence[Sentence], asked: Asked, weigh: Weigh) -> bool:
    """Whether a sentence speaks of a term that none of the chosen does."""
    return any(
        presence(term, candidate.sentence.words) > max(presence(term, s.words) for s in chosen)
        for term in asked.question.terms
        if weigh(term) > 1
    )


def _place(sentence: Sentence) -> tuple[str, int, int]:
    return sentence.evidence.document.path, sentence.evidence.passage.ordinal, sentence.at


def _point(asked: Asked, sentence: Sentence) -> Point:
    cited = cite_sentence(asked.library, sentence)
    return Point(sentence.text.replace(" | ", ": "), voice_of(sentence.evidence.document), cited)


def _nearest(asked: Asked, candidates: Sequence[Candidate]) -> tuple[SeeAlso, ...]:
    """The nearest finding, offered as such and never as the answer."""
    best = candidates[0].sentence
    cited = cite_sentence(asked.library, best)
    if not cited or asked.question.shape is Shape.MEANING:
        return ()
    return (mention(best.evidence.document, "the nearest that is said", cited[0]),)
