"""How many children are in care, on a protection plan, or have left care: the number of those alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answerers.passages.quotation import answer_extract
from assistant.compose.later_papers import earlier_label
from assistant.draft import Asked, Draft, mention, refusal
from assistant.evidence.retrieve import Found
from assistant.evidence.sentence_features import period_fit
from assistant.evidence.sentences import Sentence, split_sentences
from assistant.evidence.table_rows import sentence_point
from assistant.language.terms import find_terms
from assistant.scope.scope import is_inspection, newest_first
from assistant.types import Evidence
from assistant.understand.shape import Shape
from corpus.types import Document

_N = r"(?<![\w.,])\d[\d,]*"
_CHILDREN = r"(?:children(?: and young people)?|young people)"
_IN_CARE = rf"(?:looked[- ]after children|{_CHILDREN} (?:who are |currently )?looked[- ]after|{_CHILDREN} in (?:\w+ )?care(?! council))"
_BE = r"(?:is|are|was|were)(?: (?:currently|now))?(?: being)?"
_YEAR = 364
_ENDS = r"(?=$|[.,;]| \(| (?:by|at|on|in [A-Z]|as|to whom)\b)"


@dataclass(frozen=True)
class Cohort:
    """Children that papers count: how they are asked after, and how they are told of in all."""

    asked: re.Pattern[str]
    counted: re.Pattern[str]


_COHORTS = (
    Cohort(
        re.compile(
            rf"{_IN_CARE}|\b(?:lac|cic|cla)\b|\blooking after\b|\b(?:are|were|kids|there) in care\b",
            re.I,
        ),
        re.compile(
            rf"{_N} {_CHILDREN} {_BE} looked after{_ENDS}|\blooked after {_N} children{_ENDS}"
            rf"|\b(?:council|authority) (?:is|was) looking after {_N} children\b(?! (?:with|aged|under|over|from))"
            rf"|\b(?:there (?:are|were)|ha[sd])(?: currently| now)? {_N} {_IN_CARE}{_ENDS}",
        ),
    ),
    Cohort(
        re.compile(r"\bcare[- ]leavers\b", re.IGNORECASE),
        re.compile(
            rf"\b(?:there (?:are|were)|ha[sd])(?: currently| now)? {_N} care[- ]leavers{_ENDS}"
            rf"|\bof the {_N} care[- ]leavers\b|\bcohort of {_N} care[- ]leavers\b",
        ),
    ),
    Cohort(
        re.compile(r"\b(?:child )?protection plans?\b|\bcp plans?\b", re.IGNORECASE),
        re.compile(
            rf"{_N} {_CHILDREN}(?: {_BE})?(?: the)? (?:subjects? (?:of|to)|had|have|with|on) a"
            rf" (?:child )?protection plan{_ENDS}",
        ),
    ),
)
_HOW_MANY = re.compile(
    r"^\W*(?:and )?(?:how many|(?:what (?:is|was) )?(?:the )?(?:total )?number of)\b", re.I
)


def answer_counted(asked: Asked, found: Found) -> Draft | None:
    """How many there are in all, as the newest letter that says so has it, or one of the time named.

    None where no such number is asked for. A number of something else is no answer.
    """
    cohort = _cohort(asked)
    if not cohort:
        return None
    sentence = next(_totals(asked, cohort), None)
    if sentence:
        label = earlier_label(asked, sentence.evidence.document)
        point = sentence_point(asked, sentence)
        return Draft((replace(point, text=label + point.text),))
    draft = answer_extract(asked, found)
    told = any(cohort.counted.search(point.text) for point in draft.points)
    return draft if told or not draft.points else _nearest(asked, draft)


def _nearest(asked: Asked, draft: Draft) -> Draft:
    """A refusal with what was found instead: a number of some of them, or of something else."""
    cited = draft.points[0].citations[0]
    document = asked.library.document(cited.document_id)
    return refusal(see_also=[mention(document, "the nearest that is said", cited)])


def _cohort(asked: Asked) -> Cohort | None:
    """The children counted in all that are asked after; None where only some of them are."""
    question = asked.question
    text = question.understood
    if question.shape is not Shape.COUNT or not _HOW_MANY.search(text):
        return None
    spots = [(n.start, n.end) for n in question.named]
    spots += [(p.start, p.end) for p in question.periods]
    for start, end in sorted(spots, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    for cohort in _COHORTS:
        rest, times = cohort.asked.subn(" ", text)
        if times and not any(term.weight >= 1 for term in find_terms(rest)):
            return cohort
    return None


def _totals(asked: Asked, cohort: Cohort) -> Iterator[Sentence]:
    """Sentences of letters that give the number in all, newest first, of the time asked of."""
    letters = [d for d in asked.scope.documents if is_inspection(d)]
    if len({d.authority for d in letters}) == 1:
        for document in newest_first(letters):
            for sentence in _sentences(asked, document):
                if cohort.counted.search(sentence.text) and _of_its_time(asked, sentence):
                    yield sentence


def _sentences(asked: Asked, document: Document) -> list[Sentence]:
    passages = asked.library.passages(document.id)
    return split_sentences(Evidence(passage, document, 0.0) for passage in passages)


def _of_its_time(asked: Asked, sentence: Sentence) -> bool:
    """Whether a number is of the time asked of: it names it, or inspectors were there that year."""
    periods, document = asked.question.periods, sentence.evidence.document
    if not periods or period_fit(asked.question, sentence) > 0:
        return True
    day = document.inspected_to
    return day is not None and any(
        period.first <= day <= period.last and (period.last - period.first).days >= _YEAR
        for period in periods
        if not period.is_year_span
    )
