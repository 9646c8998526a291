"""What an inspection's paper says of itself: who led it, when it was, when it came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.answerers.inspections import letters_asked_of, meant
from assistant.cite import cite, cite_line, voice_of
from assistant.draft import Draft, Point
from assistant.evidence.found import Found
from assistant.evidence.meanings import meanings_of
from assistant.language.periods import find_periods, spoken, spoken_range
from assistant.scope.asked import Asked
from assistant.types import Citation
from assistant.understand.wants import About, Wanted
from corpus.library import Library
from corpus.types import Document

_LIKELY = 0.05
_MOST_COUNCILS = 3

Told = Callable[[Library, Document], Point | None]


def answer_inspection_facts(asked: Asked, found: Found) -> Iterator[Draft]:
    """The lead inspector, the days of the visit or of publication, of the papers that may be meant."""
    reading = asked.question.reading
    councils = asked.question.authorities or asked.scope.councils
    if not councils or len(councils) > _MOST_COUNCILS:
        return
    near = dict(zip(_FACTS, _nearness(asked, found), strict=True))
    for fact in _FACTS:
        name, wanted, point = fact.name, fact.wanted, fact.told
        if reading.p(wanted) < _LIKELY and reading.p(About.INSPECTION) < _LIKELY:
            continue
        seen = set()
        for place in range(2):
            points, likely, in_time = _of_each(asked, councils, point, place)
            text = tuple(p.text for p in points)
            if points and text not in seen:
                seen.add(text)
                signs = {
                    "fit": likely,
                    "in_time": in_time,
                    f"fact_{name}": 1.0,
                    "gives": reading.p(wanted),
                    "near": near[fact],
                }
                yield Draft(tuple(points), by="inspection", signs=signs)


def _of_each(
    asked: Asked, councils: tuple[str, ...], point: Told, place: int
) -> tuple[list[Point], float, float]:
    """A fact of each council's papers in the reading at `place` of likelihood; and how likely."""
    points: list[Point] = []
    likely, in_time = 1.0, 1.0
    for council in councils:
        letters = [d for d in asked.scope.letters if d.authority == council]
        sorts = list(letters_asked_of(asked, letters)) if letters else []
        readings = [each for sort in sorts for each in meant(asked, sort)]
        readings.sort(key=lambda each: not each.in_time)
        if place >= len(readings):
            continue
        chosen = readings[place]
        likely *= chosen.likely
        in_time *= chosen.in_time
        told = [point(asked.library, document) for document in reversed(chosen.documents[-3:])]
        points += [each for each in told if each and each.citations]
    return points, likely, in_time


def _lead(library: Library, document: Document) -> Point | None:
    if not document.lead_inspector:
        return None
    cited = cite_line(library, document, document.lead_inspector)
    days = spoken_range(document.inspected_from, document.inspected_to)
    text = f"{document.lead_inspector} was the lead inspector ({document.authority}, {days})."
    return Point(text, voice_of(document), (cited,) if cited else ())


def _dates(library: Library, document: Document) -> Point | None:
    first, last = document.inspected_from, document.inspected_to
    if not first or not last:
        return None
    cited = _cite_day(library, document, last) or _cite_day(library, document, first)
    printed = f", as printed: “{cited.quote}”" if cited else ""
    text = f"{document.authority} was inspected {_between(first, last)}{printed}."
    return Point(text, voice_of(document), (cited,) if cited else ())


def _publication(library: Library, document: Document) -> Point | None:
    """When a paper came out; where that stands on no page, its first line is what is shown."""
    if not document.published:
        return None
    cited = _cite_day(library, document, document.published)
    text = f"The report on {document.authority} was published on {spoken(document.published)}"
    if cited:
        return Point(f"{text}.", voice_of(document), (cited,))
    opening = _first_line(library, document)
    text += ", by its file’s name; its pages print no such day."
    return Point(text, voice_of(document), (opening,) if opening else ())


def _between(first: date, last: date) -> str:
    return f"on {spoken(first)}" if first == last else f"from {spoken(first)} to {spoken(last)}"


def _cite_day(library: Library, document: Document, day: date) -> Citation | None:
    """The first place in the document that names the day."""
    for page in library.pages(document.id):
        for period in find_periods(page.text.replace("\n", " ")):
            if period.first == period.last == day:
                return cite_line(library, document, period.text)
    return None


def _first_line(library: Library, document: Document) -> Citation | None:
    page = library.page(document.id, 1)
    line = next((line.strip() for line in page.text.split("\n") if line.strip()), "")
    return cite(library, document, 1, line) if line else None


@dataclass(frozen=True)
class _Fact:
    """What is told of an inspection, what wants it, and what it is in plain words."""

    name: str
    wanted: Wanted
    told: Told
    means: str


_FACTS = (
    _Fact("lead", Wanted.PERSON, _lead, "who led the inspection, the lead inspector's name"),
    _Fact("dates", Wanted.DATE, _dates, "the days on which inspectors visited"),
    _Fact("published", Wanted.DATE, _publication, "the day on which the report was published"),
)


def _nearness(asked: Asked, found: Found) -> list[float]:
    """How near the question is in meaning to each fact, as cosines."""
    vectors = meanings_of(asked.library, [fact.means for fact in _FACTS])
    return [float(vector @ found.meaning) for vector in vectors]
