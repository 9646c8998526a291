"""An answer in the making: points with their citations, and which of several drafts is likeliest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.types import Choice, Citation, SeeAlso, Status, Voice, Written
from corpus.types import Document

NOT_FOUND = "The documents searched do not say."
"""The one wording of a refusal."""


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
    """What an answerer gives: points in order, what is missing, what else bears on it.

    `by` names the answerer and `signs` are what it knows of how likely its draft is to answer;
    `probability` is what that comes to, and is set where drafts are chosen among.
    """

    points: tuple[Point, ...]
    status: Status = Status.COMPLETE
    missing: tuple[str, ...] = ()
    see_also: tuple[SeeAlso, ...] = field(default=())
    as_list: bool = False
    by: str = ""
    signs: Mapping[str, float] = field(default_factory=dict)
    probability: float = 0.0
    choices: tuple[Choice, ...] = ()

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(point.text for point in self.points)


@dataclass(frozen=True)
class Outcome:
    """The draft that stands in the end, what the model did for it, and why it isn't the model's."""

    draft: Draft
    written: Written | None = None
    note: str = ""


def refusal(why: str = "", see_also: Sequence[SeeAlso] = (), *, sure: float = 1.0) -> Draft:
    """A draft that answers nothing; `why` is said after the one wording of a refusal."""
    missing = (why,) if why else ()
    return Draft((), Status.NONE, missing, tuple(see_also), by="refusal", probability=sure)


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
