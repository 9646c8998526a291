"""Two times or two places side by side: the likeliest sentences of each side, told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answerers.points import told
from assistant.answerers.quotation import evidence_signs
from assistant.compose.paper_paragraphs import by_paper
from assistant.draft import Draft
from assistant.evidence.found import Found, RankedSentence
from assistant.evidence.rank import find, find_of_side
from assistant.scope.asked import Asked
from assistant.scope.papers import FULL, newest_first, time_fit
from assistant.understand.wants import Order, Wanted
from corpus.types import Document

_LIKELY, _SURELY = 0.08, 0.5
"""From which weight of a comparison one is drafted, and from which each side is searched apart and read closely."""
_OF_EACH, _OF_EACH_SURELY = (1, 2), (1, 2, 3)
_SIDES = 6


def answer_comparison(asked: Asked, found: Found) -> Iterator[Draft]:
    """Each side's sentences, one to three of them; nothing where only one side can be told apart."""
    del found
    question = asked.question
    likely = question.reading.p(Wanted.COMPARISON, Wanted.MOVEMENT) + 0.5 * question.reading.p(
        Order.SINCE, Order.EACH
    )
    sides = _sides(asked)
    if likely < _LIKELY or len(sides) < 2:
        return
    surely = likely >= _SURELY
    ranked = [
        find_of_side(part) if surely else find(part, with_cross=False).sentences
        for part in map(asked.within, sides)
    ]
    heads = [each[0] for each in ranked if each]
    if len(heads) < 2:
        return
    weakest = min(head.probability for head in heads)
    for of_each in _OF_EACH_SURELY if surely else _OF_EACH:
        chosen = [sentence for each in ranked for sentence in _first(each, of_each)]
        signs = {
            "fit": likely,
            "weakest": weakest,
            "sides": float(len(heads)),
            "sides_found": len(heads) / len(sides),
            **evidence_signs(chosen),
        }
        points = by_paper(asked, told(asked, chosen))
        yield Draft(points, by=f"sides {of_each}", signs=signs)


def _first(ranked: Sequence[RankedSentence], most: int) -> list[RankedSentence]:
    return [each for each in ranked[:most] if each.probability >= 0.4 * ranked[0].probability]


def _sides(asked: Asked) -> list[list[Document]]:
    """The papers of each place named; else of each time; else of the newest inspections."""
    question, documents = asked.question, asked.scope.documents
    if len(question.authorities) > 1:
        return [
            _narrowed([d for d in documents if d.authority == name], asked)
            for name in question.authorities[:_SIDES]
        ]
    if len(question.periods) > 1:
        found = [
            [d for d in documents if time_fit(d, [period]) > 0]
            for period in sorted(question.periods, key=lambda p: p.first)[:_SIDES]
        ]
        return [side for side in found if side]
    if not question.authorities and len(asked.scope.councils) != 1:
        return []
    if question.periods:
        then = [d for d in documents if time_fit(d, question.periods) > 0]
        now = [d for d in newest_first(documents) if d not in then][:2]
        return [side for side in (then, now) if side]
    reports = [d for d in asked.scope.letters if d.framework in FULL]
    return [[reports[1]], [reports[0]]] if len(reports) > 1 else []


def _narrowed(side: list[Document], asked: Asked) -> list[Document]:
    """A place's papers of the time that is named, where there are any."""
    of_time = [d for d in side if time_fit(d, asked.question.periods) > 0]
    return of_time or side
