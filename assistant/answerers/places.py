"""Which of all the councils held: those with a grade, from the register, and those of whom it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.answerers.grades import (
    AREA_NAMES,
    Graded,
    cited_of,
    grade_of,
    grade_point,
    grades_given,
    year_of,
)
from assistant.answerers.points import as_items, sentence_point
from assistant.answerers.quotation import evidence_signs
from assistant.draft import Draft, Point
from assistant.evidence.found import Found, RankedSentence
from assistant.scope.asked import Asked
from assistant.scope.papers import of_period
from assistant.types import Status, Voice
from assistant.understand.wants import ASKED_AREA, About, AreaAsked, Wanted
from corpus.types import Area, Grade

_LIKELY = 0.08
_OF_GRADES = 0.3
"""The least probability that judgements are asked of for a table of grades."""
_FEWEST = 2
_MOST = 6


def answer_places(asked: Asked, found: Found) -> Iterator[Draft]:
    """The councils with a grade that is named; else the likeliest sentence of each of several."""
    likely = asked.question.reading.p(Wanted.PLACES)
    if not asked.question.authorities:
        likely += asked.question.reading.p(Wanted.MOVEMENT, Wanted.COMPARISON)
    if likely < _LIKELY or len(asked.scope.councils) < 2:
        return
    if asked.question.grades:
        for area in _areas(asked):
            yield from _graded(asked, area, likely)
    elif asked.question.reading.p(About.JUDGEMENT) > _OF_GRADES:
        for area in _areas(asked)[:1]:
            yield from _by_grade(asked, area, likely)
    yield from _said(asked, found, likely)


def _areas(asked: Asked) -> list[Area]:
    named = ASKED_AREA.get(AreaAsked(asked.question.reading.best("area")))
    return list(dict.fromkeys([*([named] if named else []), Area.OVERALL]))


def _graded(asked: Asked, area: Area, likely: float) -> Iterator[Draft]:
    """A line a council that has the grade in its newest letter, or has had it in any."""
    rows = [
        graded
        for document in asked.scope.letters
        if document.authority and all(of_period(document, p) for p in asked.question.periods)
        for graded in grades_given(asked, document, [area])
        if graded.judgement
    ]
    newest = {row.document.authority: row for row in reversed(rows)}
    for ever, pool in ((False, list(newest.values())), (True, rows)):
        having = [r for r in pool if r.judgement and r.judgement.grade in asked.question.grades]
        having = list({r.document.authority: r for r in reversed(having)}.values())
        having.sort(key=lambda r: r.document.date or date.min, reverse=True)
        signs = {"fit": likely, "ever": float(ever), "having": float(len(having))}
        told = _lead(len(having), len(newest), asked.question.grades, area, ever=ever)
        if not having:
            yield Draft((), Status.NONE, (told,), by="places none", signs=signs)
            continue
        lead = Point(f"{told}:", Voice.SCRUTINEER, cited_of(having))
        lines = as_items([grade_point(r) for r in having])
        yield Draft((lead, *lines), as_list=True, by="places graded", signs=signs)


def _by_grade(asked: Asked, area: Area, likely: float) -> Iterator[Draft]:
    """A line a grade, the best first, with the councils that hold it; then who went up, who down."""
    since = min((p.first for p in asked.question.periods), default=date.min)
    told: dict[str, list[Graded]] = {}
    for document in asked.scope.letters:
        for graded in grades_given(asked, document, [area]):
            if document.authority and graded.judgement:
                told.setdefault(document.authority, []).append(graded)
    held = [of for _, of in sorted(told.items()) if (of[0].document.date or date.min) >= since]
    if len(held) < _FEWEST:
        return
    text = f"The {len(held)} councils held, by their last grade for {AREA_NAMES[area]}:"
    points = [Point(text, Voice.SCRUTINEER, cited_of(each[0] for each in held)[:1])]
    for grade in Grade:
        now = [each[0] for each in held if grade_of(each[0]) is grade]
        if now:
            names = ", ".join(f"{g.document.authority} ({year_of(g)})" for g in now)
            points.append(Point(f"- {grade}: {names}", Voice.OFSTED, cited_of(now)))
    for way, step in (("Up", -1), ("Down", 1)):
        moved = [each for each in held if _step(each) == step]
        if moved:
            names = ", ".join(f"{of[0].document.authority} (from {_was(of)})" for of in moved)
            text = f"- {way} since the inspection before: {names}"
            cited = cited_of(g for each in moved for g in each[:2])
            points.append(Point(text, Voice.SCRUTINEER, cited))
    signs = {"fit": likely, "ever": 0.0, "having": float(len(held))}
    yield Draft(tuple(points), as_list=True, by="places graded", signs=signs)


def _was(told: Sequence[Graded]) -> str:
    return (grade_of(told[1]) or "").lower()


def _step(told: Sequence[Graded]) -> int:
    """Which way the last grade went: -1 up, 1 down, 0 for neither or none before.

    The third grade's two names, until 2013 and since, are the same step.
    """
    third = Grade.ADEQUATE, Grade.REQUIRES_IMPROVEMENT
    grades = [grade_of(each) for each in told[:2]]
    places = [list(Grade).index(third[1] if g in third else g) for g in grades if g]
    return (places[0] > places[1]) - (places[0] < places[1]) if len(places) == 2 else 0


def _lead(number: int, held: int, grades: Sequence[Grade], area: Area, *, ever: bool) -> str:
    """How many of how many have the grade; none among them is said so."""
    verb = "was" if number == 1 else "were"
    return (
        f"Of the {held} councils held with a grade for {AREA_NAMES[area]}, {number or 'none'} "
        f"{verb} {'once' if ever else 'last'} judged {' or '.join(grades)}"
    )


def _said(asked: Asked, found: Found, likely: float) -> Iterator[Draft]:
    """The likeliest sentence of each of the councils that are spoken of most surely."""
    best: dict[str, RankedSentence] = {}
    for ranked in found.sentences:
        council = ranked.sentence.evidence.document.authority
        if council and council not in best:
            best[council] = ranked
    chosen = list(best.values())[:_MOST]
    if len(chosen) < 2:
        return
    points = []
    for ranked in chosen:
        document = ranked.sentence.evidence.document
        point = sentence_point(asked, ranked.sentence)
        day = f" ({document.date:%B %Y})" if document.date else ""
        points.append(replace(point, text=f"- {document.authority}{day}: {point.text}"))
    signs = {"fit": likely, **evidence_signs(chosen)}
    yield Draft(tuple(points), as_list=True, by="places said", signs=signs)
