"""The papers of one council that are held, up to a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.language.periods import spoken
from assistant.scope.papers import is_inspection, newest_first
from assistant.scope.unsigned_papers import whose_papers
from corpus.library import Library
from corpus.types import Area, Document, Framework, Kind

FRAMEWORK_WORDS = {
    Framework.SIF: "inspection under the single framework",
    Framework.ILACS_STANDARD: "inspection",
    Framework.ILACS_SHORT: "short inspection",
    Framework.ILACS_FOCUSED: "focused visit",
    Framework.ILACS_MONITORING: "monitoring visit",
    Framework.LOOKED_AFTER_2013: "inspection of services for looked-after children",
    Framework.AREA_SEND: "area SEND inspection",
    Framework.JOINT: "joint targeted area inspection",
}
"""What each sort of inspection is called in a sentence."""


@dataclass(frozen=True)
class CouncilPapers:
    """The papers of a council dated `as_of` or earlier, newest first; those undated are among them."""

    library: Library
    authority: str
    as_of: date
    documents: tuple[Document, ...]

    @classmethod
    def of(cls, library: Library, authority: str, as_of: date) -> CouncilPapers:
        """What the library holds of it; none is no error."""
        own = [d for d in whose_papers(library) if d.authority == authority]
        held = [d for d in own if not d.date or d.date <= as_of]
        return cls(library, authority, as_of, tuple(newest_first(held)))

    @property
    def ids(self) -> frozenset[str]:
        """The documents' ids."""
        return frozenset(document.id for document in self.documents)

    def document(self, document_id: str) -> Document:
        """One of its papers; KeyError where it isn't one."""
        return {d.id: d for d in self.documents}[document_id]

    @property
    def letters(self) -> tuple[Document, ...]:
        """The inspectorates' reports and letters, newest first."""
        return tuple(d for d in self.documents if is_inspection(d))

    @property
    def plans(self) -> tuple[Document, ...]:
        """Improvement and progress plans, newest first."""
        kinds = (Kind.IMPROVEMENT_PLAN, Kind.PROGRESS_PLAN)
        return tuple(d for d in self.documents if d.kind in kinds)

    @property
    def last_graded(self) -> Document | None:
        """The newest inspection that graded overall effectiveness."""
        return next(iter(graded_letters(self)), None)

    @property
    def since_graded(self) -> tuple[Document, ...]:
        """The letters in force: the last graded inspection and all that came after, newest first.

        The newest area SEND inspection is among them, however old: nothing has replaced it. Where
        nothing was graded, every letter.
        """
        graded = self.last_graded
        if graded is None:
            return self.letters
        later = self.letters[: self.letters.index(graded) + 1]
        send = next((d for d in self.letters if d.framework is Framework.AREA_SEND), None)
        return later if send is None or send in later else (*later, send)


def graded_letters(papers: CouncilPapers) -> tuple[Document, ...]:
    """The inspections that graded overall effectiveness, newest first."""
    judged = papers.library.judgements(papers.ids)
    graded = {j.document_id for j in judged if j.area is Area.OVERALL}
    return tuple(d for d in papers.letters if d.id in graded)


def what_it_is(document: Document) -> str:
    """What sort of paper it is, in plain words: "focused visit", "minutes"."""
    if is_inspection(document) and document.framework in FRAMEWORK_WORDS:
        return FRAMEWORK_WORDS[document.framework]
    return document.kind.value


def paper_name(document: Document) -> str:
    """A paper's sort and day, its period where it has no day: "minutes, 3 March 2025".

    What an inspectorate writes is dated by its publication, and says so.
    """
    if document.date is None and document.period_from:
        return f"{what_it_is(document)} from {document.period_from:%B %Y}"
    published = "published " if is_inspection(document) and document.date else ""
    return f"{what_it_is(document)}, {published}{day_words(document.date)}"


def dated_paper(document: Document) -> str:
    """A paper within a sentence: "focused visit published on 12 January 2026"."""
    when = "published on" if is_inspection(document) and document.date else "of"
    return f"{what_it_is(document)} {when} {day_words(document.date)}"


def not_listed(count: int) -> str:
    """That so many more aren't listed; "" for none."""
    if count < 1:
        return ""
    return "1 more isn't listed here." if count == 1 else f"{count} more aren't listed here."


def day_words(day: date | None) -> str:
    """A day as a letter has it; "undated" for None."""
    return spoken(day) if day else "undated"


def first_upper(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def authorities_held(library: Library) -> tuple[str, ...]:
    """Every authority that a paper held is of, by name."""
    return tuple(sorted({d.authority for d in whose_papers(library) if d.authority}))
