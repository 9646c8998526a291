"""What an inspection says of a whole judgement area: its grade, then how its own section begins."""

from __future__ import annotations

import re

from assistant.answerers.registers.grades import area_grade
from assistant.cite import cite_sentence, voice_of
from assistant.draft import Asked, Draft, Point
from assistant.evidence.sentences import Sentence, split_sentences
from assistant.language.words import STOPWORDS, stem, stems
from assistant.scope.scope import is_inspection, newest_first
from assistant.types import Evidence
from assistant.understand.shape import FACTUAL, Shape, areas_in
from corpus.types import Area, Document, Passage, PassageKind

_ASKS_WHAT_IS_SAID = re.compile(
    r"\bwhat (?:did|does|do|has|have|was|were|is)\b.*\b(?:say|says|said|find|found|think|thought"
    r"|conclude|concluded|report|reported|write|written|make|made)\b(?: \w+){0,2}? (?:about|of|on)\b",
    re.IGNORECASE,
)
# Words that name an area as a whole; any other narrows the question to a part of it.
_WHOLE = frozenset(
    stem(word)
    for word in """leaders leadership management managers governance senior help protection need
    needing care leavers leaving experienced looked after adoption adopted experience experiences
    progress impact quality support work practice social young children child people""".split()
)
_OWN_SECTION = re.compile(
    r"\bexperiences?\b|\bimpact of leaders\b|\bgraded judge?ment\b|\bleadership, management and gov",
    re.IGNORECASE,
)
_GRADED = re.compile(r"\b(outstanding|good|adequate|inadequate|requires? improvement)\b", re.I)
_BOTH = Area.IN_CARE_AND_CARE_LEAVERS
_COVERED_BY = {Area.IN_CARE: {Area.IN_CARE, _BOTH}, Area.CARE_LEAVERS: {Area.CARE_LEAVERS, _BOTH}}

_MOST_WORDS = 70
_FEWEST_WORDS = 6
"""A shorter sentence is a scrap of a heading or a caption."""


def answer_area(asked: Asked) -> Draft | None:
    """The grade of the area asked about in general, and the first sentences of its section.

    None where no single area of one place's inspection is asked about, or its section isn't found.
    """
    document = _inspection(asked) if _asks_in_general(asked) else None
    if document is None:
        return None
    area = asked.question.areas[0]
    said = [_point(asked, sentence) for sentence in _first_sentences(asked, document, area)]
    grade = area_grade(asked, document, area)
    return Draft((*([grade] if grade else []), *said)) if said else None


def _asks_in_general(asked: Asked) -> bool:
    """Whether what was said of one judgement area is asked, and of nothing narrower."""
    question = asked.question
    if question.shape in FACTUAL | {Shape.LIST} or len(question.areas) != 1:
        return False
    if question.compares or question.every or question.last or question.previous:
        return False
    weighty = (stems(term.text) for term in question.terms if term.weight >= 1)
    narrower = {word for words in weighty for word in words if word not in STOPWORDS} - _WHOLE
    return bool(_ASKS_WHAT_IS_SAID.search(question.understood)) and not narrower


def _inspection(asked: Asked) -> Document | None:
    """The newest of the inspections meant; None where they are of several places."""
    letters = [d for d in asked.scope.documents if is_inspection(d)]
    if asked.question.loose:
        letters = [d for d in letters if d.id in asked.scope.preferred]
    return newest_first(letters)[0] if len({d.authority for d in letters}) == 1 else None


def _first_sentences(asked: Asked, document: Document, area: Area) -> list[Sentence]:
    """How the area's own section begins, in at most so many words; one sentence at the least."""
    section = (Evidence(p, document, 0.0) for p in _section(asked, document, area))
    found: list[Sentence] = []
    length = 0
    for sentence in split_sentences(section):
        words = len(sentence.text.split())
        if words < _FEWEST_WORDS or sentence.text.endswith(":"):
            continue
        length += words
        if found and length > _MOST_WORDS:
            break
        found.append(sentence)
    return found


def _section(asked: Asked, document: Document, area: Area) -> list[Passage]:
    """The passages under the area's heading: the one that gives its grade, else the first."""
    meant = _COVERED_BY.get(area, {area})
    passages = [
        p
        for p in asked.library.passages(document.id)
        if p.kind is not PassageKind.TABLE and p.heading and _is_of(p.heading[-1], meant)
    ]
    graded = [p for p in passages if _GRADED.search(p.heading[-1])]
    chosen = graded or passages
    return [p for p in chosen if p.heading == chosen[0].heading]


def _is_of(heading: str, meant: set[Area]) -> bool:
    named = areas_in(heading)
    return len(named) == 1 and named[0] in meant and bool(_OWN_SECTION.search(heading))


def _point(asked: Asked, sentence: Sentence) -> Point:
    document = sentence.evidence.document
    return Point(sentence.text, voice_of(document), cite_sentence(asked.library, sentence))
