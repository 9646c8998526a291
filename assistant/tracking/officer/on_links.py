"""What officers say of a report's links through a plan, however often either paper is read anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from assistant.tracking.versions import sameness
from corpus.officer import OfficerWord, WordSort, gap_id
from corpus.plans import Action, link_id
from corpus.text import normalise
from corpus.types import Document, Recommendation

_SAME_ASKED = 95.0
"""Of 100, how like two readings of one recommendation are."""


@dataclass(frozen=True)
class OnLink:
    """An officer's word on a link; `carried` where it was said of another wording of its action."""

    word: OfficerWord
    carried: bool = False

    @property
    def right(self) -> bool:
        """Whether the officer says that the action answers."""
        return self.word.sort is WordSort.CONFIRM


@dataclass(frozen=True)
class LinkWords:
    """The standing words on a report's pairs, by place of recommendation and action; and on gaps."""

    links: dict[tuple[int, int], OnLink]
    gaps: dict[int, OfficerWord]


def words_on_links(
    words: Sequence[OfficerWord],
    plan: Document,
    items: Sequence[Recommendation],
    actions: Sequence[Action],
) -> LinkWords:
    """The words that hold for these recommendations and the plan's actions; the last one stands."""
    ids = {
        link_id(item.text, action.text): (at, n)
        for at, item in enumerate(items)
        for n, action in enumerate(actions)
    }
    links: dict[tuple[int, int], OnLink] = {}
    gaps: dict[int, OfficerWord] = {}
    for word in words:
        if word.sort in (WordSort.CONFIRM, WordSort.REJECT):
            pair = ids.get(word.link or "")
            if pair:
                links[pair] = OnLink(word)
            elif word.authority == plan.authority and (near := _nearest(word, items, actions)):
                links[near] = OnLink(word, carried=True)
        elif word.sort is WordSort.GAP and word.authority == plan.authority:
            gaps |= {at: word for at, item in enumerate(items) if gap_id(item.text) == word.link}
    return LinkWords(links, gaps)


def _nearest(
    word: OfficerWord, items: Sequence[Recommendation], actions: Sequence[Action]
) -> tuple[int, int] | None:
    """The pair that a word is of where a paper now has it in other words."""
    if not word.recommendation or not word.action:
        return None
    asked = [ratio(normalise(word.recommendation), normalise(item.text)) for item in items]
    same = [sameness(word.ref, word.action, action) for action in actions]
    if max(asked) < _SAME_ASKED or max(same) <= 0:
        return None
    return asked.index(max(asked)), same.index(max(same))
