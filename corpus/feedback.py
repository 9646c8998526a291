"""What readers say of answers: kept with the library, without the reader's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Fault(StrEnum):
    """What a reader found wrong."""

    WRONG = "the facts are wrong"
    BESIDE = "it answers something else"
    INCOMPLETE = "something is missing"
    NOT_SAID = "the documents don't say this"
    SAID = "the documents do answer this"
    UNCLEAR = "it is hard to follow"
    OTHER = "something else"


@dataclass(frozen=True)
class Cited:
    """Words that an answer stood on. `page` is None where the document has no pages."""

    document: str
    page: int | None
    quote: str


@dataclass(frozen=True)
class Feedback:
    """What one reader said of one answer. `id` is of that reader's answer: saying it again replaces.

    `history` is what was asked before, oldest first; `status` the answer's. `expected` is what
    the reader says it should have been, "" where they didn't. `exempt` is whether the answer
    stood on a document that isn't for everyone.
    """

    id: str
    given: date
    question: str
    history: tuple[str, ...]
    authority: str | None
    kind: str | None
    as_of: date | None
    published_from: date | None
    published_to: date | None
    status: str
    answer: str
    cited: tuple[Cited, ...]
    helpful: bool
    fault: Fault | None = None
    expected: str = ""
    exempt: bool = False
