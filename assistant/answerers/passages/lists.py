"""Lists given whole: the items under the heading or lead-in that the question is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.cite import cite_span, voice_of
from assistant.draft import Asked, Draft, Point
from assistant.evidence.retrieve import Found
from assistant.language.coverage import Weigh, Words, coverage
from assistant.language.periods import find_periods
from assistant.language.words import sentence_spans
from assistant.types import Citation
from assistant.understand.question import Question
from assistant.understand.shape import Shape
from corpus.types import Document, Passage, PassageKind

_MOST_ITEMS = 14
_TITLE_PAGE = 200
"""How many of a paper's first characters may hold its title."""

_ENOUGH = 0.55
"""How much of the question a list's heading and lead-in must cover to be its answer."""


@dataclass(frozen=True)
class Item:
    """A line of a passage, from `start` to `end` in its text."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The line as it stands."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True)
class Listing:
    """A list: the words that introduce it, and its items in order."""

    document: Document
    heading: tuple[str, ...]
    lead: Item | None
    items: tuple[Item, ...]

    @property
    def about(self) -> str:
        """Heading and lead-in, as one text; the nearest heading last."""
        lead = self.lead.text if self.lead else ""
        return " . ".join((self.document.title, *self.heading, lead))


def answer_list(asked: Asked, found: Found) -> Draft | None:
    """The list that fits best, whole; None where no list's heading or lead-in covers the question."""
    if asked.question.shape is not Shape.LIST:
        return None
    scored = [(_fit(asked, listing, found.weigh), listing) for listing in _listings(asked, found)]
    if not scored:
        return None
    score, best = max(scored, key=lambda pair: pair[0])
    if score < _ENOUGH:
        return None
    points = [_point(asked, best, item) for item in best.items]
    lead = _lead_point(asked, best)
    return Draft(tuple(([lead] if lead else []) + points), as_list=True)


def _listings(asked: Asked, found: Found) -> Iterable[Listing]:
    """Every list of the sections that the evidence stands in, and those of headings below a lead."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for evidence in found.evidence:
        key = (evidence.document.id, evidence.passage.heading)
        if key in seen:
            continue
        seen.add(key)
        passages = asked.library.passages(evidence.document.id)
        here = [p for p in passages if p.heading == evidence.passage.heading]
        yield from lists_in(evidence.document, here)
        announced = (headings_below(evidence.document, passages, p) for p in here)
        yield from (listing for listing in announced if listing)


def lists_in(document: Document, passages: Sequence[Passage]) -> Iterable[Listing]:
    """The lists of a section's passages; one cut over several passages is whole again."""
    lead: Item | None = None
    items: list[Item] = []
    for passage in passages:
        for item in _lines(passage):
            is_lead = item.text.endswith(":")
            if is_lead and lead and item.text == lead.text:
                continue
            if is_lead or (passage.kind is PassageKind.PROSE):
                if len(items) > 1:
                    yield Listing(document, passage.heading, lead, tuple(items))
                items = []
                lead = item if is_lead else None
            else:
                items.append(item)
    if len(items) > 1:
        yield Listing(document, passages[0].heading, lead, tuple(items))
    paragraphs = [first for p in passages if p.kind is PassageKind.PROSE for first in _openings(p)]
    if len(paragraphs) > 2 and len(paragraphs) <= _MOST_ITEMS:
        yield Listing(document, passages[0].heading, None, tuple(paragraphs))


def _openings(passage: Passage) -> list[Item]:
    """The first sentence of each paragraph of a passage."""
    found = []
    for line in _lines(passage):
        start, end = next(sentence_spans(line.text), (0, len(line.text)))
        found.append(Item(passage, line.start + start, line.start + end))
    return found


def headings_below(
    document: Document, passages: Sequence[Passage], lead: Passage
) -> Listing | None:
    """Where a passage ends by announcing what follows, the headings that follow it as a list."""
    lines = [line for line in _lines(lead) if line.text.endswith(":")]
    last = _lines(lead)[-1:]
    if not lines or lines[-1:] != last:
        return None
    after = passages[lead.ordinal + 1 :]
    named = [(heading, next(group)) for heading, group in groupby(after, key=lambda p: p.heading)]
    depth = len(named[0][0]) if named else 0
    items = []
    for heading, passage in named[:_MOST_ITEMS]:
        if len(heading) < depth or heading[: depth - 1] != named[0][0][: depth - 1]:
            break
        if len(heading) == depth and heading != lead.heading:
            items.append(Item(passage, 0, len(passage.text.split("\n")[0])))
    return Listing(document, lead.heading, lines[-1], tuple(items)) if len(items) > 1 else None


def _lines(passage: Passage) -> list[Item]:
    items, at = [], 0
    for line in passage.text.split("\n"):
        if line.strip():
            items.append(Item(passage, at, at + len(line)))
        at += len(line) + 1
    return items


def _fit(asked: Asked, listing: Listing, weigh: Weigh) -> float:
    """How well a list answers: its introduction's cover of the question, and its length."""
    question: Question = asked.question
    lead = Words.of(listing.lead.text if listing.lead else " . ".join(listing.heading[-1:]))
    paper = Words.of(_opening(asked, listing.document))
    score = coverage(question.terms, weigh, lead, Words.of(listing.about), paper)
    if question.expected:
        score += 0.4 if len(listing.items) == question.expected else -0.3
    if len(listing.items) > _MOST_ITEMS:
        score -= 0.5
    if asked.scope.preferred and listing.document.id not in asked.scope.preferred:
        score -= 0.1
    return score if _is_of_period(question, listing) else 0.0


def _opening(asked: Asked, document: Document) -> str:
    """A paper's title and the first words of it, which often hold a title that it goes by."""
    pages = asked.library.pages(document.id)
    return f"{document.title} . {pages[0].text[:_TITLE_PAGE]}" if pages else document.title


def _is_of_period(question: Question, listing: Listing) -> bool:
    """Whether a list is of the period asked for: its paper is, or its introduction says so."""
    if not question.loose:
        return True
    if any(listing.document.years & period.years for period in question.loose):
        spans = [p for p in question.loose if p.is_year_span]
        titled = find_periods(listing.document.title)
        return not (spans and titled) or any(t.overlaps(s) for t in titled for s in spans)
    named = find_periods(listing.about)
    return any(n.overlaps(period) for n in named for period in question.loose)


def _cited(asked: Asked, document: Document, item: Item) -> tuple[Citation, ...]:
    return cite_span(asked.library, document, item.passage, item.start, item.end)


def _point(asked: Asked, listing: Listing, item: Item) -> Point:
    heading = item.passage.heading[-1] if item.passage.heading != listing.heading else ""
    text = f"- {heading or item.text}"
    return Point(text, voice_of(listing.document), _cited(asked, listing.document, item))


def _lead_point(asked: Asked, listing: Listing) -> Point | None:
    if not listing.lead:
        return None
    cited = _cited(asked, listing.document, listing.lead)
    return Point(listing.lead.text, voice_of(listing.document), cited)
