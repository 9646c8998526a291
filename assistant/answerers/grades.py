"""Grades, from the register: one, each over time, or side by side; and premises that are wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from assistant.answerers.inspections import Meant, meant
from assistant.cite import cite
from assistant.draft import Draft, Point
from assistant.evidence.found import Found
from assistant.language.periods import spoken_range
from assistant.language.words import stems
from assistant.scope.asked import Asked
from assistant.types import Citation, Status, Voice
from assistant.understand.wants import ASKED_AREA, SHARED_AREAS, About, AreaAsked, Wanted
from corpus.phrases import joined
from corpus.types import Area, Document, Grade, Judgement

_BEST_FIRST = list(Grade)
_MOST_COUNCILS, _MOST_NAMED = 4, 8
"""The most councils that are graded side by side: of a whole library's, and of those named."""
_LIKELY = 0.04
_ASKS_WHY = 0.6
"""The probability that a reason is wanted, above which a grade is told only against a wrong premise."""
AREA_NAMES = {
    Area.OVERALL: "overall effectiveness",
    Area.LEADERS: "leadership",
    Area.HELP_AND_PROTECTION: "help and protection",
    Area.IN_CARE: "children in care",
    Area.CARE_LEAVERS: "care leavers",
    Area.IN_CARE_AND_CARE_LEAVERS: "children in care and care leavers",
    Area.ADOPTION: "adoption",
    Area.SAFEGUARDING_BOARD: "the safeguarding board (LSCB)",
    Area.AREA_SEND: "area SEND",
    Area.OTHER: "this area",
}
_BOARD = tuple(stems("local safeguarding children board"))
"""The one area that is always called by its name, or by the short form that the vocabulary has for it."""
_EVERY = tuple(area for area in AREA_NAMES if area is not Area.OTHER)


@dataclass(frozen=True)
class Graded:
    """What one inspection says of one area: the judgement, or None where it gives none."""

    document: Document
    area: Area
    judgement: Judgement | None
    citation: Citation | None


def answer_grades(asked: Asked, found: Found) -> Iterator[Draft]:
    """The grades of the inspections that may be meant, for the areas that may be."""
    del found
    reading = asked.question.reading
    if reading.p(About.JUDGEMENT) < _LIKELY and not asked.question.grades:
        return
    councils = asked.question.authorities or asked.scope.councils
    most = _MOST_NAMED if asked.question.authorities else _MOST_COUNCILS
    if not councils or len(councils) > most:
        return
    why = reading.p(Wanted.REASON) > _ASKS_WHY
    for areas, of_area in _areas(asked):
        per_council = [meant_of(asked, council, areas) for council in councils]
        for together in islice(product(*(each for each in per_council if each)), 4):
            if not all(one.in_time for one in together):
                continue
            documents = [d for one in together for d in one.documents]
            likely = of_area
            for one in together:
                likely *= one.likely
            signs = {
                "fit": likely,
                "councils": float(len(together)) / len(councils),
                "every_area": float(len(areas) > 1),
            }
            drafts = _drafts(asked, documents, areas, signs)
            yield from (draft for draft in drafts if draft.by == "premise" or not why)


def _areas(asked: Asked) -> list[tuple[tuple[Area, ...], float]]:
    """The areas that may be meant, with how likely that is: the likeliest two, and all of them; one that is named alone."""
    reading = asked.question.reading
    if any(_BOARD in term.wordings for term in asked.question.terms):
        return [((Area.SAFEGUARDING_BOARD,), 1.0)]
    chances = sorted(((reading.p(a), a) for a in AreaAsked), reverse=True)
    named: list[tuple[tuple[Area, ...], float]] = [
        ((ASKED_AREA[a],), p) for p, a in chances[:3] if a in ASKED_AREA and p > 0.1
    ]
    none = reading.p(AreaAsked.NONE, AreaAsked.OVERALL)
    overall: tuple[Area, ...] = (Area.OVERALL,)
    if all(areas != overall for areas, _ in named):
        named.append((overall, none))
    return [*named, (_EVERY, none)]


def meant_of(asked: Asked, council: str, areas: Sequence[Area]) -> list[Meant]:
    """Readings of which of a council's letters with such grades are meant."""
    wanted = set(areas)
    if wanted & SHARED_AREAS:
        wanted.add(Area.IN_CARE_AND_CARE_LEAVERS)
    graded = {
        j.document_id
        for j in asked.library.judgements(asked.scope.ids, outcomes=True)
        if j.area in wanted or j.area is Area.OVERALL
        if (j.area is Area.AREA_SEND) == (tuple(areas) == (Area.AREA_SEND,))
    }
    letters = [d for d in asked.scope.letters if d.id in graded and d.authority == council]
    return meant(asked, letters) if letters else []


def _drafts(
    asked: Asked, documents: Sequence[Document], areas: Sequence[Area], signs: dict[str, float]
) -> Iterator[Draft]:
    rows = [graded for d in documents for graded in grades_given(asked, d, areas)]
    given = [row for row in rows if row.judgement]
    if len(areas) > 1:
        kept = {row.judgement.id: row for row in reversed(given) if row.judgement}
        rows = given = list(kept.values())[::-1]
    points = [grade_point(r) if r.judgement else _not_graded(r) for r in rows]
    if not points or not any(point.citations for point in points):
        return
    claimed = asked.question.grades
    is_so = [bool(r.judgement and _is(r.judgement.grade, claimed)) for r in rows]
    signs = {
        **signs,
        "graded": len(given) / max(1, len(rows)),
        "claims": float(len(claimed)),
        "claim_holds": float(bool(claimed) and is_so[-1]),
        "claim_held_once": float(bool(claimed) and any(is_so)),
    }
    if len(areas) == 1 and len(given) > 1:
        points += direction(given)
    elif len(areas) == 1 and len(claimed) == 1 and asked.question.wanted is Wanted.YES_NO:
        points[0] = replace(points[0], text=f"{'Yes' if is_so[-1] else 'No'}. {points[0].text}")
    status = Status.COMPLETE if given else Status.PARTIAL
    yield Draft(tuple(points), status, as_list=len(points) > 2, by="grades", signs=signs)
    if len(areas) == 1 and claimed and given and not is_so[-1]:
        yield correction(given[-1], claimed, signs)


def grades_given(asked: Asked, document: Document, areas: Iterable[Area]) -> list[Graded]:
    """What a document says of each area; where care leavers or care share a grade, that one."""
    judgements = asked.library.judgements(frozenset({document.id}), outcomes=True)
    by_area = {judgement.area: judgement for judgement in judgements}
    found = []
    for area in areas:
        judgement = by_area.get(area)
        if not judgement and area in SHARED_AREAS:
            judgement = by_area.get(Area.IN_CARE_AND_CARE_LEAVERS)
        if not judgement and area is Area.IN_CARE_AND_CARE_LEAVERS:
            judgement = by_area.get(Area.IN_CARE)
        shown = judgement or by_area.get(Area.OVERALL) or next(iter(judgements), None)
        citation = cite(asked.library, document, shown.page, shown.quote) if shown else None
        found.append(Graded(document, area, judgement, citation))
    return found


def grade_point(graded: Graded) -> Point:
    """A grade that was given, in a line."""
    judgement = graded.judgement
    assert judgement
    shared = judgement.area is Area.IN_CARE_AND_CARE_LEAVERS and graded.area in SHARED_AREAS
    name = AREA_NAMES[judgement.area if shared else graded.area]
    together = ", one grade for both" if shared else ""
    text = f"{graded.document.authority} – {name}: {judgement.grade}{together} ({when(graded.document)})."
    return Point(text, Voice.OFSTED, (graded.citation,) if graded.citation else ())


def cited_of(graded: Iterable[Graded]) -> tuple[Citation, ...]:
    """What carries several grades, each place once."""
    return tuple(dict.fromkeys(each.citation for each in graded if each.citation))


def when(document: Document) -> str:
    """The inspection's dates as a phrase; the publication's where it gives none."""
    if document.inspected_from:
        days = spoken_range(document.inspected_from, document.inspected_to)
        return f"inspected {days}"
    return f"published {spoken_range(document.published, document.published)}"


def _not_graded(graded: Graded) -> Point:
    text = (
        f"{graded.document.authority}: {AREA_NAMES[graded.area]} was not separately graded, "
        f"{when(graded.document)}."
    )
    return Point(text, Voice.SCRUTINEER, (graded.citation,) if graded.citation else ())


def direction(rows: Sequence[Graded]) -> list[Point]:
    """How the last grade compares with the first; of several councils, the last grade of each."""
    last_of = {row.document.authority: row for row in rows}  # a council's come oldest first
    if len(last_of) > 1:
        return [_higher(list(last_of.values()), each_once=len(last_of) == len(rows))]
    first, last = rows[0], rows[-1]
    assert first.judgement and last.judgement
    before, after = first.judgement.grade, last.judgement.grade
    step = _BEST_FIRST.index(before) - _BEST_FIRST.index(after)
    carried = cited_of((first, last))
    if step:
        text = (
            f"The grade went {'up' if step > 0 else 'down'}, from {before} ({year_of(first)}) to "
            f"{after} ({year_of(last)})."
        )
    else:
        text = f"The grade stayed the same from {year_of(first)} to {year_of(last)}."
    return [Point(text, Voice.SCRUTINEER, carried)]


def _higher(rows: Sequence[Graded], *, each_once: bool) -> Point:
    """Whose grade is the higher, of one grade a council; `each_once` where no earlier ones are told."""
    ranks = sorted({_BEST_FIRST.index(grade) for grade in map(grade_of, rows) if grade})
    last = "" if each_once else " at the last inspection of each"
    if len(ranks) < 2:
        text = "The same grade." if each_once else "At the last inspection of each, the same grade."
    elif len(rows) == 2:
        text = f"{_with_grade(rows, ranks[0])} the higher grade{last}."
    else:
        best, worst = (_with_grade(rows, rank) for rank in (ranks[0], ranks[-1]))
        text = f"{best} the highest grade{last}, {worst} the lowest."
    return Point(text, Voice.SCRUTINEER, cited_of(rows))


def _with_grade(rows: Sequence[Graded], rank: int) -> str:
    """Who has a grade, by its place in `_BEST_FIRST`: "Ash and Oak have"."""
    names = [str(row.document.authority) for row in rows if grade_of(row) is _BEST_FIRST[rank]]
    return f"{joined(names)} {'has' if len(names) == 1 else 'have'}"


def correction(graded: Graded, claimed: Sequence[Grade], signs: dict[str, float]) -> Draft:
    """That a grade taken for granted was another, with its page: a refusal of what stands on it."""
    assert graded.judgement
    text = (
        f"{graded.document.authority} was not judged {' or '.join(claimed)} for "
        f"{AREA_NAMES[graded.area]}: the grade was {graded.judgement.grade}, {when(graded.document)}."
    )
    cited = (graded.citation,) if graded.citation else ()
    return Draft((Point(text, Voice.OFSTED, cited),), Status.NONE, by="premise", signs=signs)


def grade_of(graded: Graded) -> Grade | None:
    """The grade, None where none was given."""
    return graded.judgement.grade if graded.judgement else None


def year_of(graded: Graded) -> str:
    """The year of the paper that gives it, as it is told."""
    return str(graded.document.date.year) if graded.document.date else "undated"


def _is(grade: Grade, claimed: Sequence[Grade]) -> bool:
    return grade in claimed
