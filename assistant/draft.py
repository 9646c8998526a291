"""An answer in the making: points with their citations, until it is finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.scope.scope import Scope
from assistant.types import Answer, Citation, SeeAlso, Statement, Status, Voice
from assistant.understand.question import Question
from corpus.library import Library
from corpus.types import Document

NOT_FOUND = "The documents searched do not say."
"""The one wording of a refusal."""


@dataclass(frozen=True)
class Asked:
    """A question with the library and the scope it is answered from."""

    library: Library
    question: Question
    scope: Scope


@dataclass(frozen=True)
class Point:
    """One thing to say, whose words it rests on, and the quotes that carry it.

    One that `opens` begins a paragraph.
    """

    text: str
    voice: Voice
    citations: tuple[Citation, ...]
    opens: bool = False


@dataclass(frozen=True)
class Draft:
    """What an answerer gives: points in order, what is missing, what else bears on it."""

    points: tuple[Point, ...]
    status: Status = Status.COMPLETE
    missing: tuple[str, ...] = ()
    see_also: tuple[SeeAlso, ...] = field(default=())
    as_list: bool = False


def refusal(why: str = "", see_also: Sequence[SeeAlso] = ()) -> Draft:
    """A draft that answers nothing; `why` is said after the one wording of a refusal."""
    return Draft((), Status.NONE, (why,) if why else (), tuple(see_also))


def mention(document: Document, note: str, citation: Citation | None = None) -> SeeAlso:
    """A document that bears on the question without answering it."""
    return SeeAlso(
        document.path,
        document.title,
        document.date,
        note,
        citation.page if citation else None,
        citation.quote if citation else "",
    )


def finish(asked: Asked, draft: Draft, seconds: float, id: str | None = None) -> Answer:  # noqa: A002
    """The draft as an Answer: citations gathered, each once. A point without one is left out."""
    citations: dict[Citation, int] = {}
    statements: list[Statement] = []
    text = ""
    for point in draft.points:
        if not point.citations:
            continue
        between = "\n" if draft.as_list or point.opens else " "
        text += f"{between}{point.text}" if statements else point.text
        places = tuple(citations.setdefault(c, len(citations)) for c in point.citations)
        statements.append(Statement(point.text, point.voice, places))
    status = draft.status if statements else Status.NONE
    missing = tuple(dict.fromkeys((*draft.missing, *asked.scope.missing)))
    if status is Status.COMPLETE and missing:
        status = Status.PARTIAL
    if status is Status.NONE and not statements:
        text = " ".join((NOT_FOUND, *missing))
    return Answer(
        question=asked.question.text,
        understood=asked.question.understood,
        status=status,
        answer=text,
        statements=tuple(statements),
        citations=tuple(citations),
        searched=asked.scope.searched,
        missing=missing,
        see_also=draft.see_also,
        seconds=round(seconds, 4),
        id=id,
    )
