"""Questions about judgements, answered from the register: grades, their history, false premises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.cite import cite
from assistant.draft import Asked, Draft, Point, refusal
from assistant.language.periods import spoken_range
from assistant.scope.scope import is_inspection, newest_first, of_period
from assistant.types import Citation, Status, Voice
from assistant.understand.shape import FACTUAL, Shape, asserted_grade
from corpus.types import Area, Document, Grade, Judgement

_BEST_FIRST = list(Grade)
_SHARED = {Area.IN_CARE, Area.CARE_LEAVERS}
AREA_NAMES = {
    Area.OVERALL: "overall effectiveness",
    Area.LEADERS: "leadership",
    Area.HELP_AND_PROTECTION: "help and protection",
    Area.IN_CARE: "children in care",
    Area.CARE_LEAVERS: "care leavers",
    Area.IN_CARE_AND_CARE_LEAVERS: "children in care and care leavers",
    Area.ADOPTION: "adoption",
    Area.SAFEGUARDING_BOARD: "the safeguarding board (LSCB)",
    Area.OTHER: "this area",
}


_EVERY_AREA = re.compile(
    r"\b(grades|judge?ments|ratings|summar(?:y|ise|ize)|overview|how (?:is|was|did|has)\b.*"
    r"\b(?:doing|do|done|fare|faring|performing))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """What one inspection says of one area: the judgement, or None where it gives none."""

    document: Document
    area: Area
    judgement: Judgement | None
    citation: Citation | None


def answer_grades(asked: Asked) -> Draft | None:
    """Grades asked for, or a grade taken as given that was not; None where neither is the case."""
    claimed = asserted_grade(asked.question.understood)
    if asked.question.shape in FACTUAL or not (asked.question.about_grades or claimed):
        return None
    targets = _inspections(asked)
    if not targets:
        return _nothing_graded(asked) if asked.question.about_grades else None
    if claimed:
        judged = _check_claim(asked, claimed, targets)
        if judged or not _wants_grade(asked):
            return judged
    if not _wants_grade(asked):
        return None
    return _state(asked, targets)


def _wants_grade(asked: Asked) -> bool:
    """Whether grades themselves answer, rather than the reasons for them."""
    return asked.question.about_grades and asked.question.shape not in {Shape.EXPLAIN}


def _nothing_graded(asked: Asked) -> Draft | None:
    whose = ", ".join(asked.question.authorities)
    if not whose and len(_authorities_held(asked)) != 1:
        return refusal("Say which authority is meant.")
    if not whose and not any(is_inspection(d) for d in asked.scope.documents):
        return None
    if not whose:
        return refusal("The letters meant give no grades.")
    return refusal(f"The library holds no inspection of {whose} with grades.")


def _authorities_held(asked: Asked) -> set[str]:
    """The authorities that the library holds inspections of."""
    return {d.authority for d in asked.scope.documents if is_inspection(d) and d.authority}


def _inspections(asked: Asked) -> list[Document]:
    """The graded inspections that the question means, oldest first; of one authority or more."""
    graded = {judgement.document_id for judgement in asked.library.judgements(asked.scope.ids)}
    letters = [d for d in asked.scope.documents if d.id in graded]
    if not asked.question.authorities and len(_authorities_held(asked)) != 1:
        return []
    chosen: list[Document] = []
    for authority in dict.fromkeys(d.authority for d in letters):
        chosen += _choose(asked, newest_first([d for d in letters if d.authority == authority]))
    order = {name: at for at, name in enumerate(asked.question.authorities)}
    return sorted(chosen, key=lambda d: (order.get(d.authority or "", 0), d.date or date.min))


def _choose(asked: Asked, letters: Sequence[Document]) -> list[Document]:
    """Of one authority's letters, newest first, those that the question means."""
    question = asked.question
    if question.in_force:
        return [d for d in letters if d.date and d.date <= question.in_force][:1]
    if question.every and not question.last:
        since = min((p.first for p in question.periods), default=date.min)
        return [d for d in letters if not d.date or d.date >= since]
    if question.last:
        return list(letters[: question.last])
    if question.tied or question.loose or question.after:
        meant = [d for p in question.periods for d in letters if of_period(d, p)]
        if question.previous and meant:
            meant += letters[letters.index(meant[-1]) + 1 :][:1]
        if (question.latest or question.since) and letters:
            meant.append(letters[0])
        return list(dict.fromkeys(meant)) or (list(letters[:1]) if question.tied else [])
    return list(letters[: 2 if question.previous or question.compares_times else 1])


def _areas(asked: Asked) -> tuple[Area, ...]:
    """The areas asked for; every one where grades are asked for in the plural without one."""
    areas = asked.question.areas
    if areas:
        return areas
    if _EVERY_AREA.search(asked.question.understood):
        return tuple(AREA_NAMES)[:-1]
    return (Area.OVERALL,)


def grades_given(asked: Asked, document: Document, areas: Iterable[Area]) -> list[Found]:
    """What a document says of each area; where care leavers or care share a grade, that one."""
    judgements = asked.library.judgements(frozenset({document.id}))
    by_area = {judgement.area: judgement for judgement in judgements}
    found = []
    for area in areas:
        judgement = by_area.get(area)
        if not judgement and area in _SHARED:
            judgement = by_area.get(Area.IN_CARE_AND_CARE_LEAVERS)
        if not judgement and area is Area.IN_CARE_AND_CARE_LEAVERS:
            judgement = by_area.get(Area.IN_CARE)
        shown = judgement or by_area.get(Area.OVERALL) or next(iter(judgements), None)
        citation = cite(asked.library, document, shown.page, shown.quote) if shown else None
        found.append(Found(document, area, judgement, citation))
    return found


def _state(asked: Asked, targets: Sequence[Document]) -> Draft:
    areas = _areas(asked)
    every = len(areas) > 3
    points: list[Point] = []
    rows = {document.id: grades_given(asked, document, areas) for document in targets}
    for document in targets:
        given = [f for f in rows[document.id] if f.judgement]
        if every:
            given = list({f.judgement.id: f for f in reversed(given) if f.judgement}.values())[::-1]
        points += [grade_point(f) for f in given]
        if not given or (len(given) < len(areas) and not every):
            points += [_not_graded(f) for f in rows[document.id] if not f.judgement]
    if len(targets) > 1 and len(areas) == 1:
        points = _with_direction(points, [f for d in targets for f in rows[d.id]])
    asked_graded = any(f.judgement for row in rows.values() for f in row)
    status = Status.COMPLETE if asked_graded else Status.NONE
    return Draft(tuple(points), status, as_list=len(points) > 2)


def grade_point(found: Found) -> Point:
    """A grade that was given, in a line."""
    judgement = found.judgement
    assert judgement
    shared = judgement.area is Area.IN_CARE_AND_CARE_LEAVERS and found.area in _SHARED
    name = AREA_NAMES[judgement.area if shared else found.area]
    together = ", one grade for both" if shared else ""
    text = f"{found.document.authority} – {name}: {judgement.grade}{together} ({when(found.document)})."
    return Point(text, Voice.OFSTED, (found.citation,) if found.citation else ())


def _not_graded(found: Found) -> Point:
    text = (
        f"{found.document.authority}: {AREA_NAMES[found.area]} was not separately graded, "
        f"{when(found.document)}."
    )
    return Point(text, Voice.SCRUTINEER, (found.citation,) if found.citation else ())


def area_grade(asked: Asked, document: Document, area: Area) -> Point | None:
    """The grade that an inspection gives an area; None where it gives none."""
    found = grades_given(asked, document, (area,))[0]
    return grade_point(found) if found.judgement else None


def when(document: Document) -> str:
    """The inspection's dates as a phrase; the publication's where it gives none."""
    if document.inspected_from:
        days = spoken_range(document.inspected_from, document.inspected_to)
        return f"inspected {days}"
    return f"published {spoken_range(document.published, document.published)}"


def _with_direction(points: list[Point], found: Sequence[Found]) -> list[Point]:
    """The points, and how the last compares with the first where both are graded."""
    graded = [f for f in found if f.judgement]
    if len(graded) < 2:
        return points
    first, last = graded[0].judgement, graded[-1].judgement
    assert first and last
    step = _BEST_FIRST.index(first.grade) - _BEST_FIRST.index(last.grade)
    carried = tuple(c for c in (graded[0].citation, graded[-1].citation) if c)
    if graded[0].document.authority != graded[-1].document.authority:
        words = "The same grade" if not step else "The grades differ"
        better = graded[-1] if step > 0 else graded[0]
        lead = f": {better.document.authority} has the higher" if step else ""
        return [*points, Point(f"{words}{lead}.", Voice.SCRUTINEER, carried)]
    words = "up" if step > 0 else "down"
    text = (
        f"The grade went {words}, from {first.grade} ({_year(graded[0])}) to {last.grade} "
        f"({_year(graded[-1])}): the {'later' if step > 0 else 'earlier'} grade is the higher."
        if step
        else "The grade stayed the same."
    )
    return [*points, Point(text, Voice.SCRUTINEER, carried)]


def _year(found: Found) -> str:
    return str(found.document.date.year) if found.document.date else when(found.document)


def claimed_judgement(asked: Asked) -> Found | None:
    """The judgement whose grade the question rightly takes as given; None if it takes none so."""
    claimed = asserted_grade(asked.question.understood)
    targets = _inspections(asked) if claimed else []
    if not claimed or not targets:
        return None
    areas = asked.question.areas or (Area.OVERALL,)
    found = grades_given(asked, targets[-1], areas[:1])[0]
    return found if found.judgement and _same(claimed, found.judgement.grade) else None


def _check_claim(asked: Asked, claimed: str, targets: Sequence[Document]) -> Draft | None:
    """What the register says of a grade that the question takes as given; None if it is right."""
    areas = asked.question.areas or (Area.OVERALL,)
    document = targets[-1]
    found = grades_given(asked, document, areas[:1])[0]
    right = found.judgement and _same(claimed, found.judgement.grade)
    if asked.question.shape is Shape.YES_NO:
        return _yes_or_no(asked, bool(right), found, claimed)
    if right or (not found.judgement and not asked.question.about_grades):
        return None
    if not found.judgement:
        return refusal(_not_graded(found).text)
    correction = (
        f"{found.document.authority} was not judged {claimed} for {AREA_NAMES[found.area]}: "
        f"the grade was {found.judgement.grade}, {when(found.document)}."
    )
    cited = (found.citation,) if found.citation else ()
    return Draft((Point(correction, Voice.OFSTED, cited),), Status.NONE)


def _yes_or_no(asked: Asked, right: bool, found: Found, claimed: str) -> Draft:
    letters = newest_first([d for d in asked.scope.documents if is_inspection(d)])
    earlier = [
        f
        for d in letters
        if d.id != found.document.id
        for f in grades_given(asked, d, [found.area])
        if f.judgement and _same(claimed, f.judgement.grade)
    ]
    before = [grade_point(f) for f in earlier[:1]]
    if not found.judgement:
        return Draft((_not_graded(found), *before), Status.COMPLETE if before else Status.NONE)
    point = grade_point(found)
    said = Point(f"{'Yes' if right else 'No'}. {point.text}", point.voice, point.citations)
    still = before if asked.question.latest and not right else []
    return Draft((said, *still))


def _same(claimed: str, grade: Grade) -> bool:
    claimed = claimed.lower().replace("requires", "require")
    return grade.lower().replace("requires", "require").startswith(claimed)
