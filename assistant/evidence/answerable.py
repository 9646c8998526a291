"""Whether the best that was found answers: small calibrated classifiers, not one cut-off."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from assistant.draft import Asked
from assistant.evidence.sentence_features import Candidate
from assistant.evidence.sentences import Sentence
from assistant.evidence.stretches import Stretch
from assistant.evidence.table_rows import row_of
from assistant.evidence.values import people_in, values_in
from assistant.language.coverage import Weigh, presence, telling
from assistant.language.periods import Period, find_periods
from assistant.understand.parts import parts_of
from assistant.understand.shape import NUMERIC, Shape
from corpus.types import Document

ANSWERS = 0.5
"""The probability from which what was found counts as an answer."""

FACT = {
    "bias": -0.9, "cover": 2.0, "own": 0.5, "cosine": 1.5, "gap": -1.8, "far": -0.5, "period": 0.8,
}  # fmt: skip
PROSE = {
    "bias": -0.9, "cover": 2.0, "cosine": 4.0, "gap": -0.6, "period": 0.6, "unknown": -1.0,
}  # fmt: skip

_YEAR = 366

_UNLIKE = 0.15
"""Below this cosine a sentence is about something else, whatever words it shares."""

_NAME_WANTED = re.compile(
    r"\bnamed?\b|\bwho(?:'s| is| was| were| are)\b (?:the|\w+['’]s?|\w+ [A-Z]\w+['’]s?)"
    r"|\bwhich (?:\w+ )?(?:members?|councillors?|officers?|directors?|inspectors?|ministers?)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(next|will|due|planned?|scheduled|expected|by|intend\w*)\b", re.IGNORECASE
)


def answers_fact(asked: Asked, best: Candidate, weigh: Weigh) -> bool:
    """Whether a sentence gives the fact: of the right sort, of the right time, and likely."""
    if (
        best.features.cosine < _UNLIKE / 2
        or not _has_its_sort(asked, best)
        or _is_of_another_time(asked, best)
        or _says_unknown(asked, best.sentence)
    ):
        return False
    return probability(asked, best, weigh) >= ANSWERS


def answers_prose(asked: Asked, best: Stretch, weigh: Weigh) -> bool:
    """Whether a stretch is about what is asked, likely enough to be shown."""
    if best.features["nearest"] < _UNLIKE:
        return False
    if asked.question.shape is Shape.LIST and _gap(asked, best.sentences[0], weigh):
        return False
    if _only_names(asked, best):
        return False
    signs = {
        "cover": best.features["cover"],
        "cosine": best.features["nearest"],
        "gap": _gap(asked, best.sentences[0], weigh),
        "period": min(0.0, best.features["period"]),
        "unknown": _unknown(asked),
    }
    return _logistic(PROSE, signs) >= ANSWERS


def _only_names(asked: Asked, best: Stretch) -> bool:
    """Whether all that a stretch has of the question is a person's name.

    What a paper says of someone is not what it says of their pay.
    """
    terms = [term for term in asked.question.terms if term.weight >= 1]
    people = " ".join(value.text for value in people_in(asked.question.understood))
    named = [term for term in terms if term.text.istitle() and term.text in people]
    rest = [term for term in terms if term not in named]
    words = [sentence.words for sentence in best.sentences]
    return bool(named and rest) and not any(presence(t, w) for t in rest for w in words)


def tells_of_years(asked: Asked, found: Sequence[Stretch]) -> list[Stretch]:
    """Those of the stretches whose passage names every school or financial year asked of."""
    spans = [p for p in asked.question.loose if p.is_year_span and (p.last - p.first).days < _YEAR]
    return [each for each in found if all(_names(each.sentences[0], span) for span in spans)]


def probability(asked: Asked, best: Candidate, weigh: Weigh) -> float:
    """How likely it is that a sentence gives the fact asked for, from 0 to 1."""
    return _logistic(FACT, fact_signs(asked, best, weigh))


def fact_signs(asked: Asked, best: Candidate, weigh: Weigh) -> dict[str, float]:
    """What speaks for and against: cover, meaning, the weightiest term lacking, nearness, time."""
    features = best.features
    numeric = asked.question.shape in NUMERIC
    return {
        "cover": features.cover,
        "own": features.own,
        "cosine": features.cosine,
        "gap": _gap(asked, best.sentence, weigh),
        "far": (1 - features.near) if numeric else 0.0,
        "period": min(0.0, features.period),
    }


def has_two_parts(question: str) -> bool:
    """Whether a question asks two things."""
    return len(parts_of(question)) > 1


def _logistic(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    total = weights["bias"] + sum(weights[name] * value for name, value in signs.items())
    return 1 / (1 + math.exp(-total))


def _gap(asked: Asked, sentence: Sentence, weigh: Weigh) -> float:
    """1 where the weightiest term is nowhere in the sentence or around it, else 0.

    A term that the paper's title has tells which paper is meant, not what is asked of it.
    """
    heaviest = max(telling(asked.question.terms, sentence.paper), key=weigh, default=None)
    if heaviest is None:
        return 0.0
    return float(not presence(heaviest, sentence.words) and not presence(heaviest, sentence.around))


def _unknown(asked: Asked) -> float:
    """The share of the question's own words that no document has, in any wording."""
    said = [term for term in asked.question.terms if term.weight >= 1]
    lacking = [t for t in said if not any(map(asked.library.document_frequency, t.spellings))]
    return len(lacking) / len(said) if said else 0.0


def _has_its_sort(asked: Asked, best: Candidate) -> bool:
    """Whether a number, date or name stands there where one is asked for."""
    shape = asked.question.shape
    if shape is Shape.DATE and re.search(r"\b(next|will)\b", asked.question.understood, re.I):
        return bool(best.features.fits) and _is_to_come(best.sentence)
    if shape in NUMERIC | {Shape.DATE}:
        return bool(best.features.fits)
    if shape is Shape.PERSON and _NAME_WANTED.search(asked.question.understood):
        return bool(people_in(best.sentence.text)) or bool(best.features.fits)
    return True


def _names(sentence: Sentence, wanted: Period) -> bool:
    """Whether the sentence, its passage or what leads to it names a period that overlaps."""
    text = f"{sentence.evidence.passage.text} {sentence.context}"
    return any(period.tells_of(wanted) for period in find_periods(text))


_UNKNOWN = re.compile(
    r"\b(?:not|never) (?:yet |been |be )*(?:known|reliable|available|collected|recorded|counted"
    r"|published|brought)\b|\b(?:no|without a|left out the) (?:figures?|data|number|record)s?\b"
    r"|\bwould not guess\b",
    re.IGNORECASE,
)


def _says_unknown(asked: Asked, sentence: Sentence) -> bool:
    """Whether a sentence says that the figure or day is not to be had, whatever else it holds."""
    wanted = asked.question.shape in NUMERIC | {Shape.DATE}
    return wanted and bool(_UNKNOWN.search(sentence.text))


def _is_to_come(sentence: Sentence) -> bool:
    """Whether a sentence speaks of what is to come, on a day after its paper's own."""
    if not _TO_COME.search(sentence.text):
        return False
    written = sentence.evidence.document.date
    return not written or any(period.last > written for period in sentence.periods)


def _is_of_another_time(asked: Asked, best: Candidate) -> bool:
    """Whether a figure is of another time than that asked for, or of none where one is needed.

    A day, a month, a school or financial year must stand with the figure: beside it, in what
    leads to it or, for a day or month, in its passage. A calendar year may be the paper's own.
    """
    shape = asked.question.shape
    if shape in NUMERIC | {Shape.PERSON} and best.features.period < 0:
        return True
    if shape not in NUMERIC:
        return False
    sentence = best.sentence
    for wanted in asked.question.loose:
        if _inspected_in(sentence.evidence.document, wanted):
            continue
        near = [*sentence.periods, *find_periods(sentence.context)]
        if wanted.is_year_span and not any(period.tells_of(wanted) for period in near):
            return True
        if not _cell_is_of(sentence, wanted, shape):
            return True
        near += find_periods(sentence.evidence.passage.text)
        if _is_short(wanted) and not any(_is_short(p) and p.overlaps(wanted) for p in near):
            return True
    return False


def _inspected_in(document: Document, wanted: Period) -> bool:
    """Whether inspectors were there at the time asked of, so that their figures are of it."""
    first, last = document.inspected_from, document.inspected_to
    return bool(first and last and wanted.first <= last and first <= wanted.last)


_AIMS_AT = re.compile(r"\b(?:by|until|before)(?: the end of)? $", re.IGNORECASE)


def _cell_is_of(sentence: Sentence, wanted: Period, shape: Shape) -> bool:
    """Whether a table's cell with a figure names the time asked for, or no time at all.

    A cell that says "90% of meetings (57% in 2021/22)" beside a due date tells of 2021/22 alone.
    """
    row = row_of(sentence)
    figures = [cell for cell in row.cells if values_in(cell, shape)] if row else []
    times = [
        [p for p in find_periods(cell) if not _AIMS_AT.search(cell[: p.start])] for cell in figures
    ]
    return not any(times) or any(p.tells_of(wanted) for named in times for p in named)


def _is_short(period: Period) -> bool:
    """Whether a period is a day, a month or a season."""
    return (period.last - period.first).days < 160
