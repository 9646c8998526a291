"""What inspections ask for, from the register: whole lists, one of a report's lists, or a topic's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answerers.grades import when
from assistant.answerers.inspections import letters_asked_of, meant
from assistant.answerers.points import opening, too_long
from assistant.cite import cite
from assistant.draft import Draft, Point
from assistant.evidence.found import Found
from assistant.language.coverage import Weigh, Words, coverage
from assistant.scope.asked import Asked
from assistant.types import Voice
from assistant.understand.wants import About, Polarity, Wanted
from corpus.asks import asks_among
from corpus.types import Document, Recommendation

_LIKELY = 0.04
_MOST_COUNCILS = 3
_ACROSS = 12
"""How many items are listed where several councils were asked the like."""
_ON_TOPIC = 0.5
_ASKED_FOR = 0.5
"""From which probability what was asked for is wanted, not what went badly."""


def answer_recommendations(asked: Asked, found: Found) -> Iterator[Draft]:
    """The lists of the inspections that may be meant; those on the topic; how many there are."""
    reading = asked.question.reading
    if reading.p(About.RECOMMENDATION) < _LIKELY and reading.p(Wanted.LIST) < _LIKELY:
        return
    councils = asked.question.authorities or asked.scope.councils
    if not councils:
        return
    if len(councils) > _MOST_COUNCILS:
        yield from _across(asked, found.weigh)
        return
    library, ids = asked.library, asked.scope.ids
    sorts = [("recommendations", library.recommendations(ids))]
    if reading.p(Polarity.STRENGTH, Polarity.BOTH) > _LIKELY:
        sorts.append(("strengths", library.strengths(ids)))
    for by, items in sorts:
        for council in councils:
            yield from _of_council(asked, council, items, found.weigh, by)


def _of_council(
    asked: Asked, council: str, items: Sequence[Recommendation], weigh: Weigh, by: str
) -> Iterator[Draft]:
    """The lists of the letters of a council that may be meant."""
    listed = {item.document_id for item in items}
    letters = [d for d in asked.scope.letters if d.authority == council and d.id in listed]
    for sort in letters_asked_of(asked, letters) if letters else ():
        for one in meant(asked, sort)[:2]:
            ids = {d.id for d in one.documents}
            theirs = [item for item in items if item.document_id in ids]
            if asked.question.reading.p(About.RECOMMENDATION) > _ASKED_FOR:
                theirs = asks_among(theirs)
            signs = {"fit": one.likely}
            yield from _of_letters(asked, one.documents, theirs, weigh, by, signs)


def _of_letters(
    asked: Asked,
    documents: Sequence[Document],
    items: Sequence[Recommendation],
    weigh: Weigh,
    by: str,
    signs: dict[str, float],
) -> Iterator[Draft]:
    by_id = {d.id: d for d in documents}
    lists = list(dict.fromkeys(map(_list_of, items)))
    wholes = [[item for item in items if _list_of(item) == one] for one in lists]
    if len(lists) > 1:
        wholes.append(list(items))
    for whole in wholes:
        named = coverage(asked.question.terms, weigh, Words.of(_name(whole)))
        of_list = {**signs, "list_named": named, "lists": float(len(lists))}
        points = _points(asked, by_id, whole)
        yield Draft(points, as_list=True, by=by, signs=of_list)
        if asked.question.reading.p(Wanted.NUMBER) > _LIKELY:
            yield _count(asked, by_id[whole[0].document_id], points, of_list)
    on_topic = _on_topic(asked, items, weigh)
    if on_topic and len(on_topic) < len(items):
        points = _points(asked, by_id, on_topic)
        covers = max(_cover(asked, item, weigh) for item in on_topic)
        told = {**signs, "topic": covers}
        yield Draft(points, as_list=True, by="asked on topic", signs=told)


def _list_of(item: Recommendation) -> tuple[str, str, str]:
    """Which list of which letter an item is of: those of one kind, whoever each item is for."""
    return item.document_id, item.list_name, item.kind


def _name(items: Sequence[Recommendation]) -> str:
    return " . ".join(dict.fromkeys(f"{item.list_name} {item.kind} {item.whose}" for item in items))


def _cover(asked: Asked, item: Recommendation, weigh: Weigh) -> float:
    text = Words.of(f"{item.theme or ''} . {item.text} . {item.whose}")
    return coverage(asked.question.terms, weigh, text)


def _on_topic(asked: Asked, items: Sequence[Recommendation], weigh: Weigh) -> list[Recommendation]:
    """The items that cover most of the question, of those that cover at all much of it."""
    covers = {item.id: _cover(asked, item, weigh) for item in items}
    best = max(covers.values(), default=0.0)
    if best <= 0:
        return []
    return [item for item in items if covers[item.id] >= max(0.15, _ON_TOPIC * best)]


def _across(asked: Asked, weigh: Weigh) -> Iterator[Draft]:
    """What many councils were asked on a topic, newest first."""
    documents = {d.id: d for d in asked.scope.letters}
    items = [
        i for i in asked.library.recommendations(asked.scope.ids) if i.document_id in documents
    ]
    found = _on_topic(asked, items, weigh)
    if not found:
        return
    order = list(documents)
    best = max(_cover(asked, item, weigh) for item in found)
    found.sort(key=lambda item: (order.index(item.document_id), item.n))
    points = []
    for item in found[:_ACROSS]:
        document = documents[item.document_id]
        year = f" {document.date.year}" if document.date else ""
        point = _point(asked, document, item)
        points.append(replace(point, text=f"- {document.authority}{year}: {item.text}"))
    more = len(found) - len(points)
    missing = (f"{more} more recommendations speak of it.",) if more > 0 else ()
    signs = {"fit": asked.question.reading.p(Wanted.PLACES, Wanted.LIST), "topic": best}
    yield Draft(tuple(points), missing=missing, as_list=True, by="asked of many", signs=signs)


def _points(
    asked: Asked, by_id: dict[str, Document], items: Sequence[Recommendation]
) -> tuple[Point, ...]:
    """Items as points; paragraphs told by what they open with where all of them would be too much."""
    short = too_long(item.text for item in items)
    return tuple(_point(asked, by_id[item.document_id], item, short=short) for item in items)


def _point(asked: Asked, document: Document, item: Recommendation, *, short: bool = False) -> Point:
    found = [cite(asked.library, document, q.page, q.text, item.list_name) for q in item.quotes]
    number = f"{item.printed_no}. " if item.printed_no else "- "
    text = item.text
    if short:
        start, end = opening(text)
        text = text[start:end]
    return Point(number + text, Voice.OFSTED, tuple(c for c in found if c))


def _count(
    asked: Asked, document: Document, items: Sequence[Point], signs: dict[str, float]
) -> Draft:
    del asked
    carried = items[0].citations[:1] + (items[-1].citations[-1:] if len(items) > 1 else ())
    text = f"{len(items)}, counting them in the list of the report ({when(document)})."
    return Draft((Point(text, Voice.SCRUTINEER, carried),), by="count", signs=signs)
