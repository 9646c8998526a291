"""Which of all the places held have a grade, from the register: a line an authority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from assistant.answerers.registers.grades import AREA_NAMES, Found, grade_point, grades_given
from assistant.draft import Asked, Draft, Point, refusal
from assistant.language.periods import Period
from assistant.scope.scope import framework_named, is_inspection, newest_first
from assistant.types import Voice
from assistant.understand.places_asked import PlacesAsked, asks_more, places_asked
from corpus.types import Area, Document, Grade

_BEFORE = re.compile(r"\b(?:before|until|up to|prior to)(?: the)? $", re.IGNORECASE)


def answer_graded(asked: Asked) -> Draft | None:
    """The authorities with a grade, newest inspection first; None where a place is named, or more asked."""
    question = asked.question
    wanted = None if question.named else places_asked(question.understood)
    if not wanted or asks_more(_without(question.understood, question.periods)):
        return None
    area = (question.areas or (Area.OVERALL,))[0]
    graded = [found for letters in _by_authority(asked) for found in _judged(asked, letters, area)]
    latest = list({f.document.authority: f for f in reversed(graded)}.values())
    held = [f for f in (graded if wanted.ever else latest) if f.judgement]
    having = [f for f in held if f.judgement and f.judgement.grade in wanted.grades]
    having = list({f.document.authority: f for f in reversed(having)}.values())
    having.sort(key=lambda f: f.document.date or date.min, reverse=True)
    told = _told(asked, len(having), len(latest), wanted, area)
    if not having:
        return refusal(f"{told.rstrip('.')}.")
    cited = tuple(f.citation for f in having if f.citation)
    lead = Point(f"{told}:", Voice.SCRUTINEER, cited)
    lines = [grade_point(found) for found in having]
    return Draft((lead, *(_as_item(line) for line in lines)), as_list=True)


def _by_authority(asked: Asked) -> Iterable[list[Document]]:
    """The letters that the question may mean, those of an authority together, newest first."""
    letters = [d for d in asked.scope.documents if is_inspection(d) and d.authority]
    frameworks = framework_named(asked.question.understood)
    letters = [d for d in letters if not frameworks or d.framework in frameworks]
    letters = [d for d in letters if _of_time(asked, d)]
    for authority in sorted({d.authority or "" for d in letters}):
        yield newest_first([d for d in letters if d.authority == authority])


def _of_time(asked: Asked, document: Document) -> bool:
    """Whether an inspection is of every time named: in it, or after or before it as the words say."""
    question, day = asked.question, document.inspected_to or document.date
    for period in question.periods:
        if day is None:
            return False
        if period in question.after:
            held = day >= period.first
        elif _BEFORE.search(question.understood[: period.start]):
            held = day < period.first
        else:
            held = bool(document.years & period.years)
        if not held:
            return False
    return True


def _judged(asked: Asked, letters: Sequence[Document], area: Area) -> list[Found]:
    """What those letters say of the area, of those that grade it."""
    found = [grades_given(asked, document, (area,))[0] for document in letters]
    return [each for each in found if each.judgement]


def _without(text: str, periods: Sequence[Period]) -> str:
    for period in sorted(periods, key=lambda p: p.start, reverse=True):
        text = f"{text[: period.start]} {text[period.end :]}"
    return text


def _told(asked: Asked, number: int, held: int, wanted: PlacesAsked, area: Area) -> str:
    """How many of how many have the grade; none among them is said so."""
    if not held:
        return f"No inspection held grades {AREA_NAMES[area]}{_when(asked)}."
    authorities = "authority" if held == 1 else "authorities"
    verb = "was" if number < 2 else "were"
    when = "once" if wanted.ever else "last"
    return (
        f"Of the {held} {authorities} held with a grade for {AREA_NAMES[area]}{_when(asked)}, "
        f"{number or 'none'} {verb} {when} judged {_either(wanted.grades)}"
    )


def _either(grades: Sequence[Grade]) -> str:
    return " or ".join(filter(None, (", ".join(grades[:-1]), grades[-1])))


def _when(asked: Asked) -> str:
    """The times named, as the question words them."""
    question = asked.question
    said = []
    for period in question.periods:
        before = _BEFORE.search(question.understood[: period.start])
        word = "since" if period in question.after else "before" if before else "in"
        said.append(f" {word} {period.text}")
    return "".join(said)


def _as_item(point: Point) -> Point:
    return Point(f"- {point.text}", point.voice, point.citations)
