"""What a question becomes: evidence, then statements that stand on citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corpus.types import Document, Kind, Passage


class Status(StrEnum):
    """Whether the documents answer."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNCLEAR = "unclear"
    NONE = "none"


class Voice(StrEnum):
    """Whose words a statement rests on."""

    OFSTED = "Ofsted"
    COUNCIL = "the council"
    COUNCILLOR = "a councillor"
    COMMITTEE = "the committee"
    SCRUTINEER = "Scrutineer"


@dataclass(frozen=True)
class Evidence:
    """A passage found for a question, best first. `score` is comparable within one search only.

    `similarity` is the cosine of its meaning and the question's, 0 where words alone found it.
    """

    passage: Passage
    document: Document
    score: float
    similarity: float = 0.0


@dataclass(frozen=True)
class Citation:
    """Words that stand on a page. `page` is None where the document has no pages.

    `start` and `end` are the quote's span in the canonical text of page `place` (which counts
    from 1 even where no page is cited), so that it can be highlighted.
    """

    document_id: str
    document: str
    title: str
    date: date | None
    page: int | None
    section: str
    quote: str
    place: int
    start: int
    end: int

    def overlaps(self, other: Citation) -> bool:
        """Whether both have words of one stretch of a page."""
        same = (self.document_id, self.place) == (other.document_id, other.place)
        return same and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Statement:
    """One thing said, and the places (in the answer's `citations`) that it stands on."""

    text: str
    voice: Voice
    citations: tuple[int, ...]


@dataclass(frozen=True)
class Searched:
    """What was looked through, of how many documents `held`."""

    documents: int
    kinds: tuple[Kind, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    filters: tuple[str, ...] = ()
    held: int = 0


@dataclass(frozen=True)
class Choice:
    """One of the things that an unclear question may mean, and the question that asks for it."""

    text: str
    question: str


@dataclass(frozen=True)
class SeeAlso:
    """A document, or a finding in one, that bears on the question without answering it."""

    document: str
    title: str
    date: date | None
    note: str
    page: int | None = None
    quote: str = ""


@dataclass(frozen=True)
class Said:
    """A checked statement, as soon as it is ready and before the rest is written."""

    text: str
    voice: Voice
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Dropped:
    """A statement that a model wrote and the checks threw out. `text` is never shown as an answer."""

    text: str
    why: str


@dataclass(frozen=True)
class Written:
    """What a language model did for an answer: which, from what prompt, at what cost, how well.

    `model` is `provider:name`. `cost` is in the currency of the prices set, None where none are
    set. Of `tried` statements, `kept` held against their quotes, `quoted` of them in the quotes' own words.
    """

    model: str
    prompt: str
    tokens_in: int
    tokens_out: int
    cost: float | None
    tried: int
    kept: int
    dropped: tuple[Dropped, ...] = ()
    quoted: int = 0

    @property
    def provider(self) -> str:
        """Whose model it is."""
        return self.model.partition(":")[0]


@dataclass(frozen=True)
class Answer:
    """What a question gets. `answer` is the statements' text as one would read it.

    `written` is there whenever a model was asked. `note` says why the answer was written without
    it all the same; it is empty where the model's statements stand, or none is configured.
    `choices` are what an unclear question may mean. `probability` is how likely it is that the
    answer holds what was asked for, or that refusing is right.
    """

    question: str
    understood: str
    status: Status
    answer: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    searched: Searched = field(default_factory=lambda: Searched(0))
    missing: tuple[str, ...] = ()
    see_also: tuple[SeeAlso, ...] = ()
    seconds: float = 0.0
    id: str | None = None
    written: Written | None = None
    note: str = ""
    choices: tuple[Choice, ...] = ()
    probability: float = 0.0

    @property
    def by_model(self) -> bool:
        """Whether the statements are a model's, checked."""
        return self.written is not None and not self.note
