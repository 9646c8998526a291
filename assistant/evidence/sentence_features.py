"""Which sentences answer: each is weighed by what it covers, means, holds, and of when it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from assistant.answerers.passages.speaker import person_after
from assistant.evidence.fault_words import asks_of_fault, finds_fault, is_asked_for
from assistant.evidence.retrieve import Found
from assistant.evidence.sentences import Sentence, split_sentences
from assistant.evidence.table_rows import row_of
from assistant.evidence.values import Value, answering_values, nearness, values_in
from assistant.language.coverage import Weigh, Words, coverage, telling
from assistant.language.periods import Period, find_periods
from assistant.scope.scope import Scope
from assistant.types import Evidence
from assistant.understand.question import Question
from assistant.understand.shape import FACTUAL, NUMERIC, Shape
from corpus.library import Library
from corpus.types import Document

_EMBEDDED = 8
"""How many sentences, best by their words, are also weighed by their meaning."""

_ANSWER = 0.9
"""What a term in the question that a sentence answers counts for, beside one of its own."""

_SEASON = 160

_SHARE = 0.5
"""What a share counts for where a number is asked for ("How many plans were done?" "71%")."""

_CAUSE = re.compile(
    r"\b(because|due to|as a result|result(?:s|ed|ing)? in|since|lack of|lead(?:s|ing)? to|led to"
    r"|means? that|meant that|therefore|consequently|caus\w+|in order to|attribut\w+|owing to"
    r"|so that|too (?:few|many|much|late|slow|high|often)|not (?:yet|always|enough)|challenge\w*"
    r"|difficult\w*|shortages?|unable|limited|insufficient|hamper\w*|hinder\w*|contribut\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Features:
    """What a sentence offers; each from 0 to 1, `period` and `fault` from -1."""

    cover: float
    own: float
    cosine: float
    passage: float
    fits: float
    near: float
    period: float
    preferred: float
    early: float
    cause: float
    fault: float
    short: float
    similar: float


_NAMES = tuple(each.name for each in fields(Features))

WEIGHTS = Features(
    cover=3.0, own=1.5, cosine=2.0, passage=1.0, fits=1.0, near=1.0, period=1.0, preferred=0.5,
    early=0.3, cause=0.4, fault=0.4, short=-0.6, similar=1.0,
)  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """A sentence with what it offers, and the sum of that."""

    sentence: Sentence
    features: Features
    score: float


def weigh_sentences(
    library: Library,
    question: Question,
    scope: Scope,
    found: Found,
) -> list[Candidate]:
    """Every sentence of the evidence that says anything, best first."""
    evidence, weigh, meaning = found.evidence, found.weigh, found.meaning
    sentences = [
        s for s in split_sentences(evidence) if len(s.words.each) > 2 and not s.is_of_contents
    ]
    if not sentences:
        return []
    offered = [_features(question, scope, s, evidence, weigh) for s in sentences]
    rough = sorted(range(len(sentences)), key=lambda i: -score_of(offered[i]))[:_EMBEDDED]
    vectors = library.embed([sentences[i].text for i in rough])
    cosines = dict(zip(rough, (vectors @ meaning).tolist(), strict=True))
    candidates = []
    for i, sentence in enumerate(sentences):
        features = replace(offered[i], cosine=max(0.0, cosines.get(i, 0.0)))
        candidates.append(Candidate(sentence, features, score_of(features)))
    return sorted(candidates, key=lambda c: -c.score)


def score_of(features: Features) -> float:
    """The features summed by weight; higher is better."""
    return float(sum(getattr(features, name) * getattr(WEIGHTS, name) for name in _NAMES))


def _features(
    question: Question,
    scope: Scope,
    sentence: Sentence,
    evidence: Sequence[Evidence],
    weigh: Weigh,
) -> Features:
    top = evidence[0].score or 1.0
    place = evidence.index(sentence.evidence)
    factual = question.shape in FACTUAL
    values = answering_values(sentence.text, question.shape) if factual else []
    words = len(sentence.text.split())
    return Features(
        cover=_cover(question, sentence, weigh),
        own=coverage(telling(question.terms, sentence.paper), weigh, sentence.words),
        cosine=0.0,
        passage=max(0.0, sentence.evidence.score / top),
        fits=_fits(question, sentence, values),
        near=_nearest(question, sentence, values, weigh),
        period=period_fit(question, sentence),
        preferred=float(sentence.evidence.document.id in scope.preferred),
        early=1 / (1 + place),
        cause=float(question.shape is Shape.EXPLAIN and bool(_CAUSE.search(sentence.text))),
        fault=_fault(question, sentence),
        short=float(words < 6) + max(0.0, (words - 45) / 45),
        similar=sentence.evidence.similarity,
    )


def _cover(question: Question, sentence: Sentence, weigh: Weigh) -> float:
    """How much of the question a sentence covers; an answer covers what it was asked, too."""
    cover = coverage(question.terms, weigh, sentence.words, sentence.around, sentence.paper)
    if sentence.answers_question:
        both = Words.of(f"{sentence.before} {sentence.text}")
        return max(
            cover, _ANSWER * coverage(question.terms, weigh, both, sentence.around, sentence.paper)
        )
    asks = sentence.is_question and question.shape is not Shape.SPEAKER
    return cover / 2 if asks else cover


def _fault(question: Question, sentence: Sentence) -> float:
    """1 where a fault that is asked after is found; -1 for what a list merely asks for."""
    if question.shape is not Shape.EXPLAIN:
        return 0.0
    if is_asked_for(sentence.evidence.passage):
        return -1.0
    return float(asks_of_fault(question) and finds_fault(sentence.text))


def _fits(question: Question, sentence: Sentence, values: Sequence[Value]) -> float:
    """1 where a value of the sort asked for stands there, less where only a share of a number does."""
    if values and not values_in(sentence.text, question.shape):
        return _SHARE
    return float(bool(values) or _named_after(question, sentence))


def _named_after(question: Question, sentence: Sentence) -> bool:
    """Whether the line after names the person that is asked for."""
    return question.shape is Shape.PERSON and person_after(sentence) is not None


def _nearest(
    question: Question, sentence: Sentence, values: Sequence[Value], weigh: Weigh
) -> float:
    """How close the best value stands to the terms that matter most."""
    if question.shape not in NUMERIC or not values:
        return 0.0
    heavy = sorted(question.terms, key=weigh, reverse=True)[:3]
    if not heavy:
        return 0.0
    total = sum(weigh(term) for term in heavy)
    return max(
        sum(weigh(term) * nearness(value, sentence.text, term) for term in heavy) / total
        for value in answering_values(sentence.text, question.shape)
    )


def _may_tell_of(document: Document, wanted: Period) -> bool:
    """Whether a paper that names no time may speak of this one: its own, or before it by a year."""
    if not document.years & wanted.years:
        return False
    short = (wanted.last - wanted.first).days < _SEASON
    return not (short and document.date and document.date < wanted.first)


def period_fit(question: Question, sentence: Sentence) -> float:
    """1 where the sentence is of the period asked for, -1 where it names only others, else 0."""
    wanted = question.loose or question.tied
    if not wanted:
        return 0.0
    row = row_of(sentence)
    if row and row.tells_times and not any(find_periods(cell) for cell in row.cells):
        return 1.0 if any(row.under(want) for want in wanted) else -1.0
    named = sentence.periods
    if any(period.tells_of(want) for period in named for want in wanted):
        return 1.0
    of_document = any(_may_tell_of(sentence.evidence.document, want) for want in wanted)
    if named and question.loose:
        return -1.0 if question.shape in NUMERIC else -0.3
    return 0.5 if of_document else -0.5
