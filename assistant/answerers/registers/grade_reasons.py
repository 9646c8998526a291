"""Why a grade was given: what the inspection's own summary says for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answerers.registers.grades import claimed_judgement
from assistant.cite import cite_sentence, voice_of
from assistant.draft import Asked, Draft, Point
from assistant.evidence.sentences import Sentence, split_sentences
from assistant.types import Evidence
from assistant.understand.shape import Shape
from corpus.types import Area, Document, Grade, Passage, PassageKind

_MOST_WORDS = 90
_SUMMARY_PAGES = 4
_SUMMARY = re.compile(r"\b(summary|findings|overall|key)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(contents|needs? to improve|recommendations?|information about|young people|strengths"
    r"|safeguarding children board|lscb|progress since)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(not|no|inadequate|poor|weak\w*|fail\w*|insufficient\w*|lack\w*|delay\w*|too (?:many|few|long"
    r"|slow|often)|risk|serious|widespread|ineffective\w*|inconsisten\w+|unassessed|drift"
    r"|deteriorat\w+|because|hinder\w*|limited)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(strong\w*|good|effective\w*|excellent|exceptional|improv\w+|well|high[- ]quality|ambitious"
    r"|timely|because|outstanding|benefit)\b",
    re.IGNORECASE,
)
_AREA_SIGNS = {
    Area.LEADERS: r"leader|management|governance",
    Area.HELP_AND_PROTECTION: r"help|protection",
    Area.IN_CARE: r"in care|looked after",
    Area.CARE_LEAVERS: r"care leaver|leaving care",
    Area.IN_CARE_AND_CARE_LEAVERS: r"in care|care leaver",
    Area.ADOPTION: r"adoption",
    Area.SAFEGUARDING_BOARD: r"board|lscb",
}


def answer_reasons(asked: Asked) -> Draft | None:
    """What the summary says for a grade that was given; None where no grade's reasons are asked."""
    if asked.question.shape is not Shape.EXPLAIN or _asks_more(asked):
        return None
    claimed = claimed_judgement(asked)
    if not claimed or not claimed.judgement:
        return None
    bad = claimed.judgement.grade in {Grade.INADEQUATE, Grade.REQUIRES_IMPROVEMENT, Grade.ADEQUATE}
    signs = _AGAINST if bad else _FOR
    found = [s for s in _sentences(asked, claimed.document, claimed.area) if signs.search(s.text)]
    points: list[Point] = []
    words = 0
    for sentence in found:
        length = len(sentence.text.split())
        if points and words + length > _MOST_WORDS:
            break
        cited = cite_sentence(asked.library, sentence)
        if cited:
            points.append(Point(sentence.text, voice_of(claimed.document), cited))
            words += length
    return Draft(tuple(points)) if points else None


def _asks_more(asked: Asked) -> bool:
    """Whether the question is about something besides the grade and its area."""
    about = " ".join(_AREA_SIGNS.values())
    rest = [
        term
        for term in asked.question.terms
        if term.weight >= 1
        and not re.search(
            r"outstanding|inadequate|requires?|improvement|good|overall", term.text, re.I
        )
        and not re.search(re.escape(term.text.lower()[:6]), about)
    ]
    return len(rest) > 1


def _sentences(asked: Asked, document: Document, area: Area) -> Iterable[Sentence]:
    """The summary's sentences in order; for an area, those under its own heading."""
    passages = asked.library.passages(document.id)
    chosen = [p for p in passages if _is_summary(p)]
    if area is not Area.OVERALL:
        signs = re.compile(_AREA_SIGNS.get(area, "$^"), re.IGNORECASE)
        under = [p for p in passages if signs.search(" ".join(p.heading[-1:])) and p.pages[0] > 1]
        chosen = under or chosen
    chosen = [p for p in chosen if p.kind is not PassageKind.TABLE]
    summary = [p for p in chosen if _SUMMARY.search(" ".join(p.heading))]
    return split_sentences(Evidence(p, document, 0.0) for p in summary or chosen)


def _is_summary(passage: Passage) -> bool:
    about = " ".join(passage.heading)
    return passage.pages[0] <= _SUMMARY_PAGES and not _ELSEWHERE.search(about)
