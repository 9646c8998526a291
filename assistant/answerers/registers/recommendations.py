"""What an inspection asks for: its recommendations, whole and in order, or how many there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answerers.registers.grades import when
from assistant.cite import cite
from assistant.draft import Asked, Draft, Point
from assistant.language.coverage import Words, presence
from assistant.scope.scope import is_inspection, newest_first
from assistant.types import Status, Voice
from assistant.understand.shape import NUMERIC, Shape
from corpus.types import Document, Recommendation

_ASKS = re.compile(
    r"\b(needs?(?:ed)? to (?:improve|do better|get better)|needs? improv\w+|to improve"
    r"|areas? for (?:improvement|development|action|priority action)|improvement areas?"
    r"|recommend(?:ations?|ed)|priority (?:and immediate )?actions?|immediate actions?"
    r"|improvements? (?:asked|wanted|needed|required|list)|list of improvements|(?:asked|told|want(?:ed)?) .{0,40}"
    r"(?:to (?:work on|fix|do|improve|change|sort)|fixed|improved|sorted))\b",
    re.IGNORECASE,
)
_PRIORITY = re.compile(r"\b(priority|immediate)\b", re.IGNORECASE)
_BOARD = re.compile(r"\b(lscb|safeguarding (?:children )?(?:'s )?board)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(not|without|except|excluding|apart from)\b.{0,30}$", re.IGNORECASE)
# What the council's own papers ask for is not what an inspection asks for.
_OTHERS = re.compile(r"\b(plan|strategy|cabinet|scrutiny|commission|officers?)\b", re.IGNORECASE)


_ASKING = re.compile(
    r"^(recommend\w*|improv\w*|needs?|priority|actions?|immediate|asked|told|made|areas?|list|give"
    r"|fix\w*|things?|everything|work|ilacs|sif)$",
    re.IGNORECASE,
)
_MOST = 12
"""How many items are listed where several places were asked the like."""


def answer_asks(asked: Asked) -> Draft | None:
    """The recommendations of the inspection meant; None where none is meant or none was read."""
    question = asked.question
    text = question.understood
    if not _ASKS.search(text) or question.shape in {Shape.EXPLAIN, Shape.YES_NO, Shape.SPEAKER}:
        return None
    if _OTHERS.search(text) and not question.about_inspection:
        return None
    document = _inspection(asked)
    if not document:
        return _across(asked)
    wanted = _wanted(text, asked.library.recommendations(frozenset({document.id})))
    if not wanted:
        return None
    if question.shape in NUMERIC:
        return _count(asked, document, wanted)
    topic = _about_topic(asked, wanted)
    points = [_point(asked, document, item) for item in topic or wanted]
    return Draft(tuple(points), Status.COMPLETE, as_list=True)


def _inspection(asked: Asked) -> Document | None:
    """The inspection meant: of the year named, else the newest; None where several places are."""
    letters = [d for d in asked.scope.documents if is_inspection(d)]
    if len({d.authority for d in letters}) != 1:
        return None
    asking = {r.document_id for r in asked.library.recommendations(asked.scope.ids)}
    preferred = [d for d in letters if d.id in asked.scope.preferred]
    if asked.question.loose and not preferred:
        return None
    chosen = [d for d in newest_first(preferred or letters) if d.id in asking]
    return chosen[0] if chosen else None


def _wanted(text: str, every: Sequence[Recommendation]) -> list[Recommendation]:
    """Of a report's lists, the one asked for: the board's where it is named, priority ones where so."""
    match = _BOARD.search(text)
    of_board = bool(match) and not _ASIDE.search(text[: match.start()] if match else "")
    chosen = [
        r
        for r in every
        if ("board" in r.list_name.lower() or "lscb" in r.list_name.lower()) == of_board
    ]
    if _PRIORITY.search(text):
        chosen = [r for r in chosen if _PRIORITY.search(r.kind)]
    return chosen


def _about_topic(asked: Asked, items: Sequence[Recommendation]) -> list[Recommendation]:
    """The items under the theme that the question names, where it names one of theirs."""
    themes = {item.theme for item in items if item.theme}
    named = [t for t in themes if t.lower() in asked.question.understood.lower()]
    if named:
        return [item for item in items if item.theme in named]
    return [item for item in items if _is_on_topic(asked, item)]


def _is_on_topic(asked: Asked, item: Recommendation) -> bool:
    """Whether an item speaks of all that the question does besides asking for recommendations."""
    topic = [t for t in asked.question.terms if t.weight >= 1 and not _ASKING.search(t.text)]
    text = Words.of(f"{item.theme or ''} . {item.text}")
    return bool(topic) and all(presence(term, text) for term in topic)


def _across(asked: Asked) -> Draft | None:
    """What several places were asked on the topic that the question names, newest first."""
    documents = {d.id: d for d in newest_first(asked.scope.documents)}
    items = asked.library.recommendations(asked.scope.ids)
    found = [item for item in items if _is_on_topic(asked, item)]
    order = list(documents)
    found.sort(key=lambda item: (order.index(item.document_id), item.n))
    points = []
    for item in found[:_MOST]:
        document = documents[item.document_id]
        point = _point(asked, document, item)
        year = f" {document.date.year}" if document.date else ""
        points.append(replace(point, text=f"- {document.authority}{year}: {item.text}"))
    more = len(found) - len(points)
    missing = (f"{more} more recommendations speak of it.",) if more > 0 else ()
    return Draft(tuple(points), missing=missing, as_list=True) if points else None


def _point(asked: Asked, document: Document, item: Recommendation) -> Point:
    found = [cite(asked.library, document, q.page, q.text, item.list_name) for q in item.quotes]
    number = f"{item.printed_no}. " if item.printed_no else "- "
    return Point(number + item.text, Voice.OFSTED, tuple(c for c in found if c))


def _count(asked: Asked, document: Document, items: Sequence[Recommendation]) -> Draft:
    first, last = _point(asked, document, items[0]), _point(asked, document, items[-1])
    carried = first.citations[:1] + (last.citations[-1:] if len(items) > 1 else ())
    text = f"{len(items)}, counting them in the list of the report ({when(document)})."
    return Draft((Point(text, Voice.SCRUTINEER, carried),))
