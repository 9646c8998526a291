"""The things the project speaks of, as frozen values that any layer may hold.

One way data flows: file -> Document -> Section -> Passage -> index. Pages count from 1;
offsets are characters in a page's canonical text; boxes are points from the page's top left.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from corpus.plans import Action as Action  # noqa: PLC0414
from corpus.plans import Decision as Decision  # noqa: PLC0414
from corpus.plans import Progress as Progress  # noqa: PLC0414
from corpus.quotes import Quote as Quote  # noqa: PLC0414
from corpus.quotes import content_id as content_id  # noqa: PLC0414


class Kind(StrEnum):
    """What sort of paper a document is."""

    INSPECTION_LETTER = "inspection letter"
    IMPROVEMENT_PLAN = "improvement plan"
    PROGRESS_PLAN = "accelerated progress plan"
    COMMITTEE_REPORT = "committee report"
    MINUTES = "minutes"
    DECISION_RECORD = "decision record"
    STRATEGY = "strategy"
    NEWS = "news"
    OTHER = "other"


class Access(StrEnum):
    """Who may be answered from a document."""

    PUBLIC = "public"
    EXEMPT = "exempt"


class Framework(StrEnum):
    """The rules an inspection was made under; grades compare only within like areas."""

    SIF = "single inspection framework"
    ILACS_STANDARD = "ILACS standard"
    ILACS_SHORT = "ILACS short"
    ILACS_FOCUSED = "ILACS focused visit"
    ILACS_MONITORING = "ILACS monitoring visit"
    LOOKED_AFTER_2013 = "looked-after children 2013"
    AREA_SEND = "area SEND"
    JOINT = "joint targeted area inspection"
    OTHER = "other"


class Grade(StrEnum):
    """A judgement's normal name, best first; then the outcomes of area SEND, best first too.

    An outcome is no better or worse than any grade: the two are never compared.
    """

    OUTSTANDING = "Outstanding"
    GOOD = "Good"
    ADEQUATE = "Adequate"
    REQUIRES_IMPROVEMENT = "Requires improvement to be good"
    INADEQUATE = "Inadequate"
    SEND_POSITIVE = "typically positive experiences and outcomes"
    SEND_INCONSISTENT = "inconsistent experiences and outcomes"
    SEND_FAILINGS = "widespread and/or systemic failings"


class Area(StrEnum):
    """A judgement area's normal name."""

    OVERALL = "overall effectiveness"
    LEADERS = "impact of leaders"
    HELP_AND_PROTECTION = "help and protection"
    IN_CARE = "children in care"
    CARE_LEAVERS = "care leavers"
    IN_CARE_AND_CARE_LEAVERS = "children in care and care leavers"
    ADOPTION = "adoption"
    SAFEGUARDING_BOARD = "safeguarding board"
    AREA_SEND = "area SEND"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class WordBoxes:
    """Where each word of a page stands: packed (start, end, x0, y0, x1, y1) records."""

    packed: bytes = b""

    _RECORD = struct.Struct("<IIffff")

    @classmethod
    def of(cls, words: Iterable[tuple[int, int, float, float, float, float]]) -> WordBoxes:
        """Pack words given as (start, end, x0, y0, x1, y1)."""
        return cls(b"".join(cls._RECORD.pack(*word) for word in words))

    def __iter__(self) -> Iterator[tuple[int, int, Box]]:
        for start, end, x0, y0, x1, y1 in self._RECORD.iter_unpack(self.packed):
            yield start, end, Box(x0, y0, x1, y1)

    def covering(self, start: int, end: int) -> list[Box]:
        """One box a line for the words that lie in [start, end); empty where none is known."""
        lines: list[Box] = []
        for word_start, word_end, box in self:
            if word_end <= start or word_start >= end:
                continue
            last = lines[-1] if lines else None
            if last and box.y0 < last.y1 and box.y1 > last.y0 and box.x0 >= last.x0:
                lines[-1] = Box(
                    last.x0, min(last.y0, box.y0), max(last.x1, box.x1), max(last.y1, box.y1)
                )
            else:
                lines.append(box)
        return lines


@dataclass(frozen=True)
class PageText:
    """A page's canonical text, stored once; every quote is a stretch of one of these."""

    number: int
    text: str
    boxes: WordBoxes = WordBoxes()
    width: float = 0.0
    height: float = 0.0
    scanned: bool = False


@dataclass(frozen=True)
class Document:
    """A paper the library holds. What its text does not give is None or empty, never guessed.

    `exempt_pages` are those withheld in a public paper; `access_why` says what withholds pages or
    paper, and `access_sure` is False where that isn't certain and an officer should decide.
    """

    id: str
    path: str
    title: str
    kind: Kind
    media: str
    page_count: int
    paged: bool
    authority: str | None = None
    body: str | None = None
    author: str | None = None
    published: date | None = None
    meeting_date: date | None = None
    inspected_from: date | None = None
    inspected_to: date | None = None
    period_from: date | None = None
    period_to: date | None = None
    framework: Framework | None = None
    lead_inspector: str | None = None
    source_url: str | None = None
    licence: str | None = None
    access: Access = Access.PUBLIC
    supersedes: str | None = None
    exempt_pages: tuple[int, ...] = ()
    access_why: str | None = None
    access_sure: bool = True

    @property
    def date(self) -> date | None:
        """The day the document speaks from: published, else met, else inspected."""
        return self.published or self.meeting_date or self.inspected_to

    def is_exempt_on(self, pages: Iterable[int]) -> bool:
        """Whether any of these pages is exempt, by itself or as all the paper is."""
        if self.access is Access.EXEMPT:
            return True
        return bool(self.exempt_pages) and not set(self.exempt_pages).isdisjoint(pages)

    @property
    def years(self) -> frozenset[int]:
        """Every year the document is of: its publication, meeting, inspection and period."""
        days = (self.published, self.meeting_date, self.inspected_from, self.inspected_to)
        found = {day.year for day in days if day}
        if self.period_from and self.period_to:
            found |= set(range(self.period_from.year, self.period_to.year + 1))
        return frozenset(found)


@dataclass(frozen=True)
class Part:
    """A stretch of a passage that stands on one page: its place in the passage, and on the page."""

    page: int
    start: int
    end: int
    at: int
    length: int


class PassageKind(StrEnum):
    """How a passage is laid out."""

    PROSE = "prose"
    LIST = "list"
    TABLE = "table"


@dataclass(frozen=True)
class Passage:
    """A stretch of one section, small enough to embed whole, that knows its pages.

    `text` is what may be quoted (line ends and hyphenation mended); `header` gives the context
    (authority, document, date) for lexical search and is never quoted.
    """

    document_id: str
    ordinal: int
    heading: tuple[str, ...]
    text: str
    parts: tuple[Part, ...]
    kind: PassageKind = PassageKind.PROSE
    header: str = ""

    @cached_property
    def id(self) -> str:
        """Content-derived, so that reading again changes nothing."""
        return content_id(self.document_id, str(self.ordinal), self.text)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on, in order."""
        return tuple(dict.fromkeys(part.page for part in self.parts))

    @property
    def embedded_text(self) -> str:
        """What the embedder reads: the nearest heading, then the text.

        Authority and date are left out (scope sees to them), so that words many documents
        share are embedded once.
        """
        return f"{self.heading[-1]}\n{self.text}" if self.heading else self.text


@dataclass(frozen=True)
class Judgement:
    """A grade for an area, as one inspection gave it, with the words that say so."""

    document_id: str
    area: Area
    area_text: str
    grade: Grade
    page: int
    quote: str

    @cached_property
    def id(self) -> str:
        """Of the document and the area as worded."""
        return content_id(self.document_id, "judgement", self.area_text)

    @property
    def pages(self) -> tuple[int, ...]:
        """The page it stands on."""
        return (self.page,)


STRENGTH = "strength"
"""The kind of a list's item that tells what went well, and asks for nothing."""


@dataclass(frozen=True)
class Recommendation:
    """One item of an inspection's lists: what it asks for or, of kind STRENGTH, what went well.

    `n` counts from 1 through the document, strengths after all that is asked for. `list_name` says
    whose list it is; `whose` who the item itself is for, in the paper's words where it names the
    bodies ("" where an older library doesn't know).
    """

    document_id: str
    n: int
    printed_no: str | None
    list_name: str
    kind: str
    theme: str | None
    text: str
    quotes: tuple[Quote, ...]
    whose: str = ""

    @cached_property
    def id(self) -> str:
        """Of the document and the place in its lists."""
        return content_id(self.document_id, "recommendation", str(self.n))

    @property
    def asks(self) -> bool:
        """Whether it asks for something; a strength doesn't."""
        return self.kind != STRENGTH

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on, in order."""
        return tuple(dict.fromkeys(quote.page for quote in self.quotes))


class NextStepKind(StrEnum):
    """What an inspection says must be sent, or will happen, after it."""

    STATEMENT_OF_ACTION = "statement of action"
    ACTION_PLAN = "action plan"
    PRIORITY_ACTION_PLAN = "priority action plan"
    STRATEGIC_PLAN = "strategic plan"
    NEXT_INSPECTION = "next inspection"
    MONITORING_INSPECTION = "monitoring inspection"


@dataclass(frozen=True)
class NextStep:
    """What an inspection says comes next: by whom, and by when.

    `due` is a day that the paper prints; `timing` are its words for a time that is no day
    ("within approximately three years").
    """

    document_id: str
    kind: NextStepKind
    whose: str
    due: date | None
    timing: str | None
    quotes: tuple[Quote, ...]

    @cached_property
    def id(self) -> str:
        """Of the document and what comes next."""
        return content_id(self.document_id, "next step", self.kind)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on, in order."""
        return tuple(dict.fromkeys(quote.page for quote in self.quotes))


@dataclass(frozen=True)
class Entry:
    """All that one file gives the library, added or replaced as a whole.

    `words_digest` is the same for two files of one paper; "" where that can't be told.
    """

    document: Document
    pages: tuple[PageText, ...]
    passages: tuple[Passage, ...]
    judgements: tuple[Judgement, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    actions: tuple[Action, ...] = ()
    progress: tuple[Progress, ...] = ()
    decisions: tuple[Decision, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    words_digest: str = ""
