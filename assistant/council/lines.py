"""What a briefing is made of: sections of lines, each with the places it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.cite import cite
from assistant.types import Citation
from corpus.library import Library
from corpus.quotes import Quote
from corpus.types import Document


class About(StrEnum):
    """What a section tells of; the value is its name in the address of a page."""

    STANDING = "standing"
    ASKED = "asked"
    UNANSWERED = "unanswered"
    AGAIN = "again"
    OVERDUE = "overdue"
    WEAK = "weak"
    STRONG = "strong"
    CHANGES = "changes"
    QUESTIONS = "questions"


@dataclass(frozen=True)
class Line:
    """One thing told, with what it stands on.

    `text` is our sentence where `quote` is empty; else `quote` are a paper's own words, `text` what
    leads to them and `after` what follows.
    """

    text: str
    citations: tuple[Citation, ...]
    quote: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        """The line as one reads it."""
        ended = "." if self.after[:1].isupper() and self.quote[-1:] not in tuple(".?!") else ""
        quoted = f"“{self.quote}”{ended}" if self.quote else ""
        return " ".join(part for part in (self.text, quoted, self.after) if part)


@dataclass(frozen=True)
class Section:
    """Lines under a heading; `note` says what isn't held, or why there is nothing."""

    about: About
    title: str
    lines: tuple[Line, ...] = ()
    note: str = ""


def cited(
    library: Library, document: Document, quotes: Sequence[Quote], section: str = ""
) -> tuple[Citation, ...]:
    """A citation a page; none where any of the words can't be found on its page."""
    found = [cite(library, document, quote.page, quote.text, section) for quote in quotes]
    return tuple(each for each in found if each) if all(found) else ()


def tidy(text: str) -> str:
    """A paper's words in one line, without the mark they end on: they stand within a sentence."""
    return " ".join(text.split()).rstrip(" ;.,:")
