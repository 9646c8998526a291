"""Lists given whole: the items under the heading or lead-in that the question is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answerers.points import opening, too_long
from assistant.answerers.quotation import evidence_signs
from assistant.cite import cite_span, voice_of
from assistant.draft import Draft, Point
from assistant.evidence.found import Found
from assistant.evidence.passage_signs import named_share
from assistant.evidence.sentences import is_of_front
from assistant.evidence.standing_text import is_standing
from assistant.language.coverage import Words, coverage
from assistant.scope.asked import Asked
from assistant.scope.papers import time_fit
from assistant.understand.wants import About, Wanted
from corpus.types import Document, Passage, PassageKind

_LIKELY = 0.04
_MOST_ITEMS = 16
_SHORTEST = 4
"""The fewest words of a paragraph's first sentence that is an item of what a section tells."""
_DRAFTED = 5
"""How many lists are drafted, likeliest first."""


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
    prose: bool = False

    @property
    def about(self) -> str:
        """Heading and lead-in, as one text; the nearest heading last."""
        lead = self.lead.text if self.lead else ""
        return " . ".join((self.document.title, *self.heading, lead))


def answer_list(asked: Asked, found: Found) -> Iterator[Draft]:
    """The lists of the sections in which evidence stands, the likeliest few."""
    reading = asked.question.reading
    likely = reading.p(Wanted.LIST)
    if likely < _LIKELY and reading.p(About.RECOMMENDATION) < _LIKELY:
        return
    scored = []
    for listing in _listings(asked, found):
        if any(is_of_front(listing.document, i.passage, i.text) for i in listing.items):
            continue
        signs = {**_signs(asked, found, listing), "fit": likely}
        scored.append((signs["best"] + signs["led"] + 0.3 * signs["time_fit"], signs, listing))
    scored.sort(key=lambda each: -each[0])
    for _, signs, listing in scored[:_DRAFTED]:
        lead = _lead_point(asked, listing)
        points = [_point(asked, listing, item) for item in _in_brief(listing.items)]
        yield Draft(tuple(([lead] if lead else []) + points), as_list=True, by="list", signs=signs)


def _signs(asked: Asked, found: Found, listing: Listing) -> dict[str, float]:
    terms, weigh = asked.question.terms, found.weigh
    lead = Words.of(listing.lead.text if listing.lead else " . ".join(listing.heading[-1:]))
    inside = {item.passage.id for item in listing.items}
    here = [each for each in found.sentences if each.sentence.evidence.passage.id in inside]
    newer = [
        d
        for d in asked.scope.letters
        if d.authority == listing.document.authority
        and d.date
        and listing.document.date
        and d.date > listing.document.date
    ]
    return {
        **(evidence_signs(here) if here else {"best": 0.0, "second": 0.0, "total": 0.0}),
        "led": coverage(terms, weigh, lead),
        "headed": coverage(terms, weigh, Words.of(listing.about)),
        "items": float(len(listing.items)),
        "prose": float(listing.prose),
        "time_fit": time_fit(listing.document, asked.question.periods),
        "newer": float(len(newer)),
        "paper_named": named_share(asked, listing.document),
    }


def _listings(asked: Asked, found: Found) -> Iterable[Listing]:
    """Every list of the sections that the evidence stands in, and those of headings below a lead."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for ranked in found.passages[:14]:
        evidence = ranked.evidence
        key = (evidence.document.id, evidence.passage.heading)
        if key in seen:
            continue
        seen.add(key)
        passages = asked.library.passages(evidence.document.id)
        here = [p for p in passages if p.heading == evidence.passage.heading]
        yield from lists_in(evidence.document, here)
        announced = (headings_below(evidence.document, passages, p) for p in here)
        yield from (listing for listing in announced if listing)


def lists_in(document: Document, passages: Sequence[Passage]) -> Iterator[Listing]:
    """The lists of a section's passages; one cut over several passages is whole again."""
    lead: Item | None = None
    items: list[Item] = []
    for passage in passages:
        for item in _lines(passage):
            is_lead = item.text.endswith(":")
            if is_lead and lead and item.text == lead.text:
                continue
            if is_lead or (passage.kind is PassageKind.PROSE):
                if 1 < len(items) <= _MOST_ITEMS:
                    yield Listing(document, passage.heading, lead, tuple(items))
                items = []
                lead = item if is_lead else None
            else:
                items.append(item)
    if 1 < len(items) <= _MOST_ITEMS:
        yield Listing(document, passages[0].heading, lead, tuple(items))
    paragraphs = [first for p in passages if p.kind is PassageKind.PROSE for first in _openings(p)]
    if 2 < len(paragraphs) <= _MOST_ITEMS:
        yield Listing(document, passages[0].heading, None, tuple(paragraphs), prose=True)


def _in_brief(items: Sequence[Item]) -> Sequence[Item]:
    """The items whole, or of a list that is too long to be read the first sentence of each."""
    return list(map(_opening, items)) if too_long(item.text for item in items) else items


def _opening(item: Item) -> Item:
    start, end = opening(item.text)
    return Item(item.passage, item.start + start, item.start + end)


def _openings(passage: Passage) -> list[Item]:
    """The first sentence of each paragraph of a passage, but for how a letter closes."""
    found = []
    for item in map(_opening, _lines(passage)):
        if len(item.text.split()) >= _SHORTEST and not is_standing(item.text):
            found.append(item)
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


def _point(asked: Asked, listing: Listing, item: Item) -> Point:
    heading = item.passage.heading[-1] if item.passage.heading != listing.heading else ""
    cited = cite_span(asked.library, listing.document, item.passage, item.start, item.end)
    return Point(f"- {heading or item.text}", voice_of(listing.document), cited)


def _lead_point(asked: Asked, listing: Listing) -> Point | None:
    if not listing.lead:
        return None
    item = listing.lead
    cited = cite_span(asked.library, listing.document, item.passage, item.start, item.end)
    return Point(item.text, voice_of(listing.document), cited)
