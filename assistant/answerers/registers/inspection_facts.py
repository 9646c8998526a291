"""What a document says of itself: who led an inspection, when it was, when it came out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from assistant.cite import cite_line, voice_of
from assistant.draft import Asked, Draft, Point, refusal
from assistant.language.coverage import likeness
from assistant.language.periods import find_periods, spoken, spoken_range
from assistant.scope.scope import is_inspection, newest_first
from assistant.types import Citation
from assistant.understand.shape import Shape
from corpus.library import Library
from corpus.types import Document

_LED = re.compile(
    r"\b(lead inspector|led (?:the|it|that|this|by|its|\w+['’]?s?|on)\b.*|who led|who (?:was )?in charge"
    r"|inspector in charge|headed|ran the inspection)",
    re.IGNORECASE,
)
_WROTE = re.compile(r"\b(wrote|written by|authors?|authored)\b", re.IGNORECASE)
_OF_LETTERS = re.compile(r"^publi|^issued$|^released$|^came$|^out$|^lead|^led$", re.IGNORECASE)
_MEANT = 0.5
_MOST = 4
"""How many inspections of the years named are told of."""
_INSPECTED = re.compile(
    r"\b(inspected|inspection (?:take place|happen|dates?)|dates?\b.*inspect|inspect\w+ (?:visit|on site)"
    r"|when (?:was|did|were) .*(?:inspect|ofsted|visit)|take place|on site|carried out)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\b(publish\w*|publication|come out|came out|issued|released)\b", re.I)


def answer_facts(asked: Asked) -> Draft | None:
    """The lead inspector or dates that the question asks for; None where it asks for none."""
    question, text = asked.question, asked.question.understood
    if question.shape is Shape.PERSON and _WROTE.search(text):
        return _author(asked)
    if question.shape is Shape.PERSON and _LED.search(text) and _speaks_of_inspection(asked):
        return _said(asked, _lead)
    if question.shape is Shape.DATE and _speaks_of_inspection(asked):
        if _PUBLISHED.search(text):
            return _said(asked, _publication) or _undated(asked)
        if _INSPECTED.search(text) and not re.search(r"\b(next|will)\b", text, re.I):
            return _said(asked, _dates)
    return None


def _author(asked: Asked) -> Draft | None:
    """Who wrote the paper whose title, kind and body the question's words fit best."""
    written = [d for d in asked.scope.documents if d.author]
    scored = [(_likeness(asked, document), document.path, document) for document in written]
    if not scored or max(scored)[0] < _MEANT:
        return None
    document = max(scored)[-1]
    cited = cite_line(asked.library, document, document.author or "")
    text = f"{document.author} wrote it ({document.title})."
    return Draft((Point(text, voice_of(document), (cited,)),)) if cited else None


def _likeness(asked: Asked, document: Document) -> float:
    """The share of the question's terms that a document's own description has."""
    about = " . ".join(filter(None, (document.title, document.kind, document.body)))
    terms = [t for t in asked.question.terms if t.weight >= 1 and not _WROTE.search(t.text)]
    return likeness(terms, about)


def _speaks_of_inspection(asked: Asked) -> bool:
    return bool(asked.question.about_inspection or asked.question.tied) and bool(
        asked.question.authorities
    )


def _said(asked: Asked, point: Callable[[Library, Document], Point | None]) -> Draft | None:
    """A point for each inspection meant: of the years named, else the newest of each authority."""
    points = []
    for authority in asked.question.authorities:
        letters = [
            d for d in asked.scope.documents if d.authority == authority and is_inspection(d)
        ]
        preferred = [d for d in letters if d.id in asked.scope.preferred]
        meant = letters[:_MOST] if asked.question.tied else newest_first(preferred or letters)[:1]
        points += [point(asked.library, document) for document in newest_first(meant)]
    found = [p for p in points if p and p.citations]
    return Draft(tuple(found)) if found else None


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


def _between(first: date, last: date) -> str:
    return f"on {spoken(first)}" if first == last else f"from {spoken(first)} to {spoken(last)}"


def _publication(library: Library, document: Document) -> Point | None:
    if not document.published:
        return None
    cited = _cite_day(library, document, document.published)
    text = f"The report on {document.authority} was published on {spoken(document.published)}."
    return Point(text, voice_of(document), (cited,) if cited else ())


def _undated(asked: Asked) -> Draft | None:
    """That the letter meant prints no day of publication; None where another paper may be meant."""
    aside = [t for t in asked.question.terms if t.weight >= 1 and not _OF_LETTERS.search(t.text)]
    if aside or asked.question.tied or asked.question.loose:
        return None
    letters = [d for d in asked.scope.documents if d.id in asked.scope.preferred]
    for document in newest_first([d for d in letters if is_inspection(d)])[:1]:
        days = spoken_range(document.inspected_from, document.inspected_to)
        whose = f"{document.authority} ({days})"
        return refusal(f"The letter on {whose} does not print the day it was published.")
    return None


def _cite_day(library: Library, document: Document, day: date) -> Citation | None:
    """The first place in the document that names the day."""
    for page in library.pages(document.id):
        for period in find_periods(page.text.replace("\n", " ")):
            if period.first == period.last == day:
                return cite_line(library, document, period.text)
    return None
