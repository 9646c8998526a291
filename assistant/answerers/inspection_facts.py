"""What an inspection's paper says of itself: who led it, when it was, when it came out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from assistant.answerers.grades import when
from assistant.answerers.inspections import letters_asked_of, meant
from assistant.cite import cite, cite_line, voice_of
from assistant.draft import Draft, Point
from assistant.evidence.found import Found
from assistant.evidence.meanings import meanings_of
from assistant.evidence.passage_signs import named_share
from assistant.language.periods import find_periods, spoken
from assistant.scope.asked import Asked
from assistant.scope.papers import is_inspection, time_fit
from assistant.types import Citation
from assistant.understand.wants import Wanted
from corpus.library import Library
from corpus.types import Document

_LIKELY = 0.05
_MOST_COUNCILS = 3

_PERSON = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]*\.?){1,3}")
_DIRECTS = re.compile(r"\bdirector\b.*\b(?:children|people|families)\b", re.IGNORECASE)

Told = Callable[[Library, Document], Point | None]


def answer_inspection_facts(asked: Asked, found: Found) -> Iterator[Draft]:
    """The lead inspector, the days of the visit or of publication, of the papers that may be meant."""
    reading = asked.question.reading
    councils = asked.question.authorities or asked.scope.councils
    if not councils or len(councils) > _MOST_COUNCILS:
        return
    *nearness, of_author = _nearness(asked, found)
    near = dict(zip(_FACTS, nearness, strict=True))
    yield from _author(asked, of_author, (near[f] for f in _FACTS if f.wanted is Wanted.PERSON))
    for fact in sorted(_FACTS, key=lambda each: -near[each]):
        if reading.p(fact.wanted) < fact.least:
            continue
        seen = set()
        for place in range(2):
            points, likely = _of_each(asked, councils, fact, place)
            text = tuple(p.text for p in points)
            if points and text not in seen:
                seen.add(text)
                signs = {
                    "fit": likely,
                    f"fact_{fact.sign}": 1.0,
                    "gives": reading.p(fact.wanted),
                    "near": near[fact],
                }
                yield Draft(tuple(points), by="inspection", signs=signs)


def _author(asked: Asked, near: float, others: Iterable[float]) -> Iterator[Draft]:
    """Who wrote the council's paper that is asked of, where that is all that is asked."""
    question = asked.question
    if question.wanted is not Wanted.PERSON or near <= max(others):
        return
    papers = [d for d in asked.scope.documents if d.author and not is_inspection(d)]
    in_time = max((time_fit(d, question.periods) for d in papers), default=-1.0)
    if in_time < 0 or (question.periods and not in_time):
        return
    named = (d for d in papers if time_fit(d, question.periods) == in_time)
    paper = next((d for d in named if named_share(asked, d) == 1), None)
    cited = cite_line(asked.library, paper, paper.author or "") if paper else None
    if not paper or not cited:
        return
    day = f", {spoken(paper.date)}" if paper.date else ""
    text = f"{paper.author} wrote “{paper.title}” ({paper.kind}{day})."
    signs = {"gives": question.reading.p(Wanted.PERSON), "near": near, "alone": 1.0}
    yield Draft((Point(text, voice_of(paper), (cited,)),), by="author", signs=signs)


def _of_each(
    asked: Asked, councils: tuple[str, ...], fact: _Fact, place: int
) -> tuple[list[Point], float]:
    """A fact of each council's papers in the reading at `place` of likelihood; and how likely."""
    points: list[Point] = []
    likely = 1.0
    for council in councils:
        letters = [d for d in asked.scope.letters if d.authority == council]
        letters = [d for d in letters if fact.stands(asked.library, d)]
        sorts = list(letters_asked_of(asked, letters)) if letters else []
        readings = [each for sort in sorts for each in meant(asked, sort)]
        readings.sort(key=lambda each: not each.in_time)
        if place >= len(readings):
            continue
        chosen = readings[place]
        likely *= chosen.likely
        told = [fact.told(asked.library, document) for document in reversed(chosen.documents[-3:])]
        points += [each for each in told if each and each.citations]
    return points, likely


def _lead(library: Library, document: Document) -> Point | None:
    if not document.lead_inspector:
        return None
    cited = cite_line(library, document, document.lead_inspector)
    text = f"{document.lead_inspector} was the lead inspector ({document.authority}, {when(document)})."
    return Point(text, voice_of(document), (cited,) if cited else ())


def _director(library: Library, document: Document) -> Point | None:
    """Whom a letter is addressed to, where that is the director of children's services."""
    named = _addressee(library, document)
    if not named or not document.date:
        return None
    person, post = named
    cited = cite_line(library, document, person)
    text = (
        f"{person}, {post}, is whom the letter on {document.authority} of "
        f"{spoken(document.date)} is addressed to."
    )
    return Point(text, voice_of(document), (cited,) if cited else ())


def _addressee(library: Library, document: Document) -> tuple[str, str] | None:
    """The name and post that stand over each other, or on a line, above a letter's "Dear"."""
    lines = [line.strip() for line in library.page(document.id, 1).text.split("\n")]
    dear = next((at for at, line in enumerate(lines) if line.startswith("Dear ")), 0)
    beside = (line.partition(", ")[::2] for line in lines[:dear])
    for person, post in (*pairwise(lines[:dear]), *beside):
        if _DIRECTS.search(post) and _PERSON.fullmatch(person):
            return person, post
    return None


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


def _always(library: Library, document: Document) -> bool:
    """That any letter may give it."""
    del library, document
    return True


@dataclass(frozen=True)
class _Fact:
    """What is told of an inspection, what wants it, and what it is in plain words.

    Facts of one `sign` are told apart by their meaning alone. `stands` says which letters hold it;
    it is offered from a probability of `least` that such a thing is wanted.
    """

    sign: str
    wanted: Wanted
    told: Told
    means: str
    stands: Callable[[Library, Document], object] = _always
    least: float = _LIKELY


_FACTS = (
    _Fact("lead", Wanted.PERSON, _lead, "who led the inspection, the lead inspector's name"),
    _Fact(
        "lead",
        Wanted.PERSON,
        _director,
        "who the director of children's services, the DCS, is",
        _addressee,
        least=0.5,
    ),
    _Fact("dates", Wanted.DATE, _dates, "the days on which inspectors visited"),
    _Fact("published", Wanted.DATE, _publication, "the day on which the report was published"),
)


_AUTHOR = "who wrote the report or paper, its author's name"


def _nearness(asked: Asked, found: Found) -> list[float]:
    """How near the question is in meaning to each fact, then to who wrote a paper, as cosines."""
    vectors = meanings_of(asked.library, [*(fact.means for fact in _FACTS), _AUTHOR])
    return [float(vector @ found.meaning) for vector in vectors]
