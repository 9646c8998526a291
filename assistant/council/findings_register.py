"""Every finding of letters, reports and minutes: the sentence, its page, topics, leaning, for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.cite import cite_span
from assistant.council.findings_kept import Placed
from assistant.council.placed_sentences import placed_in
from assistant.council.standing import AREA_WORDS
from assistant.council.topic_match import Subject
from assistant.scope.papers import newest_first
from assistant.scope.unsigned_papers import whose_papers
from assistant.tracking.book import PlanBook
from assistant.types import Citation
from corpus.library import Library
from corpus.quotes import content_id
from corpus.topics import topics
from corpus.types import Document, Kind, Passage, PassageKind

_KINDS = (Kind.INSPECTION_LETTER, Kind.COMMITTEE_REPORT, Kind.MINUTES)
Tell = Callable[[int, int], None]
"""Told how many papers are done, of how many."""


class Leaning(StrEnum):
    """What a sentence tells of."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    NEITHER = "neither"


@dataclass(frozen=True)
class FindingRow:
    """A finding of the register.

    `chance` is the probability of what it is told to tell of; a sentence that tells of a strength and
    a weakness tells of neither.
    `whom` is the area of judgement that it stands under, "" where it stands under none; `topics`
    may be empty. `citations` are one a page.
    """

    document: Document
    text: str
    topics: tuple[str, ...]
    leaning: Leaning
    chance: float
    whom: str
    citations: tuple[Citation, ...]

    @property
    def id(self) -> str:
        """Content-derived, so that reading again changes nothing."""
        first = self.citations[0]
        return content_id(self.document.id, "finding", str(first.place), str(first.start))


def findings_of(
    library: Library,
    *,
    authority: str | None = None,
    subject: Subject | None = None,
    leaning: Leaning | None = None,
    since: date | None = None,
    tell: Tell | None = None,
) -> Iterator[FindingRow]:
    """The findings of papers of `since` or later, newest paper first, in the papers' order.

    The first time a paper's sentences are embedded, which takes a second or two each; then they are
    kept. A sentence that can't be found on its page is left out.
    """
    papers = [
        d
        for d in newest_first(whose_papers(library))
        if d.kind in _KINDS
        and (authority is None or d.authority == authority)
        and (since is None or (d.date is not None and d.date >= since))
    ]
    book = PlanBook.of(library)
    wanted = set(subject.places) if subject else None
    for done, paper in enumerate(papers, 1):
        whom = _areas(library, paper)
        for passage, placed in _sentences(library, paper, book):
            leans = _leaning(placed)
            on_it = wanted is None or wanted & set(placed.topics)
            if not on_it or (leaning is not None and leans is not leaning):
                continue
            found = cite_span(library, paper, passage, placed.start, placed.end)
            if found:
                text = " ".join(passage.text[placed.start : placed.end].split())
                on = tuple(topics()[place].name for place in placed.topics)
                whose = _under(passage, whom)
                yield FindingRow(paper, text, on, leans, placed.chance, whose, found)
        if tell:
            tell(done, len(papers))


def _sentences(
    library: Library, paper: Document, book: PlanBook
) -> Iterator[tuple[Passage, Placed]]:
    """A paper's sentences that say something by themselves, passage by passage."""
    passages = [p for p in library.passages(paper.id) if p.kind is PassageKind.PROSE]
    found = placed_in(passages, book)
    for passage in passages:
        for placed in found[passage.id]:
            yield passage, placed


def _leaning(placed: Placed) -> Leaning:
    """What it tells of; what tells of both tells of neither."""
    return Leaning(placed.tone) if placed.tone in set(Leaning) else Leaning.NEITHER


def _areas(library: Library, paper: Document) -> list[tuple[str, str]]:
    """What a paper's areas of judgement are called in it, the longest first, and in our words."""
    judged = library.judgements(frozenset({paper.id}))
    named = {(_plain(each.area_text), AREA_WORDS.get(each.area, "")) for each in judged}
    return sorted((pair for pair in named if all(pair)), key=lambda pair: -len(pair[0]))


def _under(passage: Passage, areas: Sequence[tuple[str, str]]) -> str:
    """The area in whose section a passage stands; "" for none."""
    for heading in map(_plain, passage.heading[::-1]):
        for words, area in areas:
            if heading.startswith(words):
                return area
    return ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
