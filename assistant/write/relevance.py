"""Whether a statement that holds bears on what was asked: of the time and things asked about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.check.quoted_sentence import Quoted
from assistant.draft import Asked
from assistant.language.coverage import Weigh, Words, coverage, weights_of
from assistant.language.periods import find_periods
from assistant.understand.shape import NUMERIC, Shape

_SPEAKS = 0.3
"""The least share of the question's terms in a statement with what it stands on."""

_ANSWERS = 0.7
"""The same where what is found without a model does not answer."""


def weigh_of(asked: Asked) -> Weigh:
    """How much each term of the question counts."""
    library = asked.library
    return weights_of(asked.question.terms, library.document_frequency, library.passage_count())


def bears(
    asked: Asked, text: str, quoted: Sequence[Quoted], weigh: Weigh, *, doubted: bool
) -> bool:
    """Whether a statement speaks of what is asked, and of the time asked of.

    `doubted` where the papers were found not to answer: then it must speak of nearly all of it.
    """
    context = [text]
    for each in quoted:
        context += [each.text, each.lead, *each.heading, each.document.title]
    terms = asked.question.terms
    covered = coverage(terms, weigh, Words.of(" . ".join(context))) if terms else 1.0
    return covered >= (_ANSWERS if doubted else _SPEAKS) and _of_its_time(asked, text, quoted)


def _of_its_time(asked: Asked, text: str, quoted: Sequence[Quoted]) -> bool:
    """A figure or a day is of the time asked of: as its sentence names it, else as its paper is dated."""
    if asked.question.shape not in NUMERIC | {Shape.DATE} or not asked.question.loose:
        return True
    named = find_periods(" . ".join((text, *(each.text for each in quoted))))
    for wanted in asked.question.loose:
        if any(period.overlaps(wanted) for period in named):
            continue
        dated = any(wanted.years & each.document.years for each in quoted)
        if named or wanted.is_year_span or not dated:
            return False
    return True
