"""Answers made of the sentences that answer, quoted as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answerers.passages.area_summary import answer_area
from assistant.answerers.passages.speaker import names_person, person_after, speaker_points
from assistant.cite import cite_sentence, cite_span, voice_of
from assistant.compose.paper_paragraphs import by_paper
from assistant.draft import Asked, Draft, Point, mention, refusal
from assistant.evidence.answerable import answers_fact, answers_prose, has_two_parts, tells_of_years
from assistant.evidence.retrieve import Found
from assistant.evidence.sentence_features import Candidate, weigh_sentences
from assistant.evidence.sentences import Sentence
from assistant.evidence.stretches import Stretch, stretches
from assistant.evidence.table_rows import sentence_point
from assistant.evidence.values import people_in
from assistant.language.coverage import Weigh, presence
from assistant.language.words import sentence_spans
from assistant.types import SeeAlso
from assistant.understand.shape import FACTUAL, Shape
from corpus.types import Document

_FACT_WORDS = 60
"""How long an answer of two facts may be."""

_FIRST_WORDS, _SECOND_WORDS = 60, 40
"""How long the two stretches of an explanation may be."""

_TRIED = 2
"""How many sentences are tried, best first, for one that gives the fact."""

_CLOSE = 0.93
"""What share of the best sentence's score the next must have to be tried in its place."""

_NEARLY = 0.75
"""What share of the best stretch's score a second one must have to stand beside it."""


def answer_extract(asked: Asked, found: Found) -> Draft:
    """The sentences that answer; a refusal, with the nearest finding, where the best doesn't."""
    if whole_area := answer_area(asked):
        return whole_area
    candidates = weigh_sentences(asked.library, asked.question, asked.scope, found)
    if not candidates:
        return refusal()
    if asked.question.shape in FACTUAL:
        return _fact(asked, candidates, found.weigh)
    return _prose(asked, candidates, found.weigh)


def _fact(asked: Asked, candidates: Sequence[Candidate], weigh: Weigh) -> Draft:
    likely = [c for c in candidates[:_TRIED] if c.score >= _CLOSE * candidates[0].score]
    best = next((c for c in likely if answers_fact(asked, c, weigh)), None)
    if best is None:
        return refusal(see_also=_nearest(asked, candidates[0].sentence))
    chosen = [best.sentence]
    if has_two_parts(asked.question.understood):
        chosen += _second_fact(asked, best, candidates, weigh)
    told = [(best.sentence.evidence.document, speaker_points(asked, best.sentence))]
    for sentence in sorted(chosen, key=_place):
        points = [*_asked_before(asked, sentence), sentence_point(asked, sentence)]
        points += _person_points(asked, sentence)
        told.append((sentence.evidence.document, points))
    return Draft(by_paper(asked, told))


def _second_fact(
    asked: Asked, best: Candidate, candidates: Sequence[Candidate], weigh: Weigh
) -> list[Sentence]:
    """The next sentence that speaks of a term the best one doesn't."""
    for candidate in candidates[1:6]:
        words = len(f"{best.sentence.text} {candidate.sentence.text}".split())
        adds = any(
            presence(term, candidate.sentence.words) > presence(term, best.sentence.words)
            for term in asked.question.terms
            if weigh(term) > 1
        )
        if adds and words <= _FACT_WORDS:
            return [candidate.sentence]
    return []


def _prose(asked: Asked, candidates: Sequence[Candidate], weigh: Weigh) -> Draft:
    found = stretches(asked.question, candidates, weigh, _FIRST_WORDS)
    of_years = tells_of_years(asked, found)
    best = next(iter(of_years), None)
    if best is None or not answers_prose(asked, best, weigh):
        return refusal(see_also=_nearest(asked, (best or found[0]).sentences[0]))
    places = asked.question.authorities
    if len(places) > 1:
        chosen = _of_each_place(asked, of_years, weigh)
    else:
        chosen = [best, *_second_stretch(asked, best, candidates, weigh)]
    told = {each.sentences[0].evidence.document.authority for each in chosen}
    lacking = tuple(f"The documents do not say for {name}." for name in places if name not in told)
    return Draft(by_paper(asked, (_told(asked, each) for each in chosen)), missing=lacking)


def _of_each_place(asked: Asked, found: Sequence[Stretch], weigh: Weigh) -> list[Stretch]:
    """Of each of several places named, the best stretch that answers; best first."""
    best: dict[str | None, Stretch] = {}
    for stretch in found:
        place = stretch.sentences[0].evidence.document.authority
        if place not in best and answers_prose(asked, stretch, weigh):
            best[place] = stretch
    return list(best.values())


def _second_stretch(
    asked: Asked, best: Stretch, candidates: Sequence[Candidate], weigh: Weigh
) -> list[Stretch]:
    for stretch in stretches(asked.question, candidates, weigh, _SECOND_WORDS):
        if not stretch.overlaps(best):
            return [stretch] if stretch.score >= _NEARLY * best.score else []
    return []


def _place(sentence: Sentence) -> tuple[str, int, int]:
    return sentence.evidence.document.path, sentence.evidence.passage.ordinal, sentence.at


def _asked_before(asked: Asked, sentence: Sentence) -> list[Point]:
    """The question that a sentence answers, so that its answer can be understood."""
    if not sentence.answers_question:
        return []
    passage, document = sentence.evidence.passage, sentence.evidence.document
    spans = [span for span in sentence_spans(passage.text) if span[1] <= sentence.start]
    if not spans:
        return []
    cited = cite_span(asked.library, document, passage, *spans[-1])
    return [Point(passage.text[slice(*spans[-1])], voice_of(document), cited)]


def _told(asked: Asked, stretch: Stretch) -> tuple[Document, list[Point]]:
    """The paper that a stretch is of, and its sentences as points."""
    points = [sentence_point(asked, sentence) for sentence in stretch.sentences]
    return stretch.sentences[0].evidence.document, points


def _person_points(asked: Asked, sentence: Sentence) -> list[Point]:
    """The line that names the person a sentence is from, where a person is asked for."""
    if asked.question.shape is not Shape.PERSON or people_in(sentence.text):
        return []
    document, passage = sentence.evidence.document, sentence.evidence.passage
    span = person_after(sentence)
    if not span and "\n" not in passage.text[sentence.end :]:
        following = asked.library.passages(document.id)[passage.ordinal + 1 :][:1]
        passage = following[0] if following else passage
        span = (0, len(passage.text.split("\n")[0]))
    if not span or not names_person(passage.text[slice(*span)]):
        return []
    cited = cite_span(asked.library, document, passage, *span)
    return [Point(passage.text[slice(*span)], voice_of(document), cited)]


def _nearest(asked: Asked, sentence: Sentence) -> tuple[SeeAlso, ...]:
    """The nearest finding, offered as such and never as the answer."""
    cited = cite_sentence(asked.library, sentence)
    if not cited:
        return ()
    return (mention(sentence.evidence.document, "the nearest that is said", cited[0]),)
