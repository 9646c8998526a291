"""What may be asked next of the same council: each question is made of something a register holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from assistant.council.council_papers import CouncilPapers, authorities_held, graded_letters
from assistant.understand.question import Limits, Question, understand
from assistant.understand.wants import About, AreaAsked, Order, Wanted
from corpus.library import Library
from corpus.types import Area, Document, Framework

_MOST = 3
_AREAS = {
    AreaAsked.LEADERSHIP: (Area.LEADERS, "for leadership"),
    AreaAsked.HELP_AND_PROTECTION: (Area.HELP_AND_PROTECTION, "for help and protection"),
    AreaAsked.IN_CARE: (Area.IN_CARE, "for children in care"),
    AreaAsked.CARE_LEAVERS: (Area.CARE_LEAVERS, "for care leavers"),
}
_VISITS = {
    Framework.ILACS_FOCUSED: "focused visit to",
    Framework.ILACS_MONITORING: "monitoring visit to",
}
"""Of other inspections the papers rarely answer what they found."""


def follow_ups(
    library: Library, text: str, limits: Limits, said: Sequence[str] = ()
) -> tuple[str, ...]:
    """Up to three questions on the council that `text` is on, other than it and what was `said`.

    None where it is on no council of which papers are held.
    """
    question = understand(text, authorities_held(library), library.embed, limits=limits)
    name = next(iter(question.authorities), None) or limits.authority
    if name is None:
        return ()
    papers = CouncilPapers.of(library, name, limits.as_of or date.today())
    before = {_plain(each) for each in (text, *said)}
    found = (each for each in _candidates(papers, question) if _plain(each) not in before)
    return tuple(islice(dict.fromkeys(found), _MOST))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("?. ")


def _candidates(papers: CouncilPapers, question: Question) -> Iterator[str]:
    """Nearest to what was asked first; what was asked itself is left out by its typed fields."""
    graded = [d for d in graded_letters(papers) if d.inspected_to]
    asked_grades = question.about is About.JUDGEMENT or question.wanted is Wanted.GRADE
    asked_change = question.wanted in (Wanted.MOVEMENT, Wanted.COMPARISON)
    asked_change |= question.order is Order.SINCE
    if graded and question.area in _AREAS and not asked_grades:
        yield from _of_area(papers, graded[0], question.area)
    if question.about is not About.RECOMMENDATION:
        yield from _of_asks(papers)
    if len(graded) > 1 and not asked_change:
        yield f"Has {papers.authority} improved since {_year(graded[1])}?"
    yield from _of_visits(papers, question)
    if graded and not asked_grades:
        yield f"What was {papers.authority} judged overall in {_year(graded[0])}?"


def _of_area(papers: CouncilPapers, letter: Document, asked: AreaAsked) -> Iterator[str]:
    """The grade of the area asked after, where the last graded inspection gave it one."""
    area, words = _AREAS[asked]
    judged = papers.library.judgements(frozenset({letter.id}))
    if any(each.area is area and each.grade for each in judged):
        yield f"What was {papers.authority}'s grade {words} in {_year(letter)}?"


def _of_asks(papers: CouncilPapers) -> Iterator[str]:
    """What the newest letter that asks for anything asks for."""
    asking = {r.document_id for r in papers.library.recommendations(papers.ids)}
    newest = next((d for d in papers.letters if d.id in asking and d.date), None)
    if newest and newest.date:
        yield f"What did inspectors ask {papers.authority} to improve in {newest.date:%B %Y}?"


def _of_visits(papers: CouncilPapers, question: Question) -> Iterator[str]:
    """The newest visit of each sort since the last graded inspection, unless it was asked of."""
    if question.about is About.INSPECTION:
        return
    for sort, words in _VISITS.items():
        visit = next((d for d in papers.since_graded if d.framework is sort), None)
        day = visit and (visit.inspected_to or visit.date)
        if day:
            yield f"What did the {words} {papers.authority} in {day:%B %Y} find?"


def _year(letter: Document) -> int:
    assert letter.inspected_to
    return letter.inspected_to.year
