"""The findings that a plan itself numbers ("R4", "AI6", "5"), and which actions are said to answer each.

It tells what nothing answers where the report isn't held, by the plan's own word. A numbering is one whose
numbers several actions say they answer. Each finding is the line of the plan that its number begins; of
plain numbers, an item of the list whose items are nearest in meaning to the actions that cite them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.language.periods import find_periods
from assistant.tracking.progress_match import Embed
from assistant.tracking.story import Story
from corpus.library import Library
from corpus.types import Document, PassageKind

_CODE = re.compile(r"\b([A-Z]{1,3}) ?(\d{1,2})\b")
_BEGINS = re.compile(r"\W*([A-Z]{1,3}) ?(\d{1,2})\b[\s|.:–—-]+(?P<said>\S.*)")
_SEVERAL = 2
"""How many actions must say that they answer numbers of a sort, for it to be the plan's numbering."""
_FEWEST_WORDS = 3
_NUMBER = re.compile(r"(?<![\w./-])(\d{1,2})(?:\s*[-–—]\s*(\d{1,2}))?(?![\w/-]|\.\d)")
_ROW = re.compile(r"(?:[A-Za-z]+ )?(?P<number>\d{1,2})\.? \| (?P<said>[^|]+)")
_LONGEST = 6
"""The most words that say which findings an action answers; what is longer tells, and cites nothing."""
_NEAR = 0.3
"""The least mean likeness of the items of a list and the actions that cite them by number."""

Code = tuple[str, int]


@dataclass(frozen=True)
class OwnFinding:
    """A finding by the plan's number: its words, where they stand, and the actions said to answer it."""

    code: Code
    text: str
    page: int
    quote: str
    answered_by: tuple[Story, ...]

    @property
    def name(self) -> str:
        """As it is printed: R4."""
        return f"{self.code[0]}{self.code[1]}"


def own_findings(
    library: Library, plan: Document, told: Sequence[Story], embed: Embed
) -> tuple[OwnFinding, ...]:
    """Every finding that the plan numbers, in its order; none where its actions name no such numbers."""
    return _lettered(library, plan, told) or _listed(library, plan, told, embed)


def _listed(
    library: Library, plan: Document, told: Sequence[Story], embed: Embed
) -> tuple[OwnFinding, ...]:
    """The items of the list that the actions cite by plain numbers; none where no list is near them."""
    cites = [(story, n) for story in told for n in _numbers(story.action.answers_text or "")]
    if len({story.action.id for story, _ in cites}) < _SEVERAL:
        return ()
    best, nearest = None, _NEAR
    for items in _lists(library, plan):
        if len(items) < max(n for _, n in cites):
            continue
        ends = embed([text for s, n in cites for text in (s.action.text, items[n - 1][0])])
        near = float(np.mean(np.sum(ends[::2] * ends[1::2], axis=1)))
        if near > nearest:
            best, nearest = items, near
    return tuple(
        OwnFinding(("", n), text, page, text, tuple(s for s, cited in cites if cited == n))
        for n, (text, page) in enumerate(best or (), 1)
    )


def _lists(library: Library, plan: Document) -> Iterator[list[tuple[str, int]]]:
    """The lists of a plan, and its tables of a number and what it stands for: each item, and its page."""
    held: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    numbered: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for passage in library.passages(plan.id):
        lines = [line.strip() for line in passage.text.splitlines() if line.strip()]
        if passage.kind is PassageKind.LIST and passage.pages:
            held.setdefault(passage.heading, []).extend((line, passage.pages[0]) for line in lines)
        if passage.kind is PassageKind.TABLE and passage.pages:
            rows = numbered.setdefault(passage.heading, [])
            for line in lines:
                row = _ROW.fullmatch(line)
                if row and int(row["number"]) == len(rows) + 1:
                    rows.append((row["said"], passage.pages[0]))
    yield from (items for items in (*held.values(), *numbered.values()) if items)


def _numbers(text: str) -> list[int]:
    """The numbers of a few words, ranges whole; none of a date's."""
    if len(text.split()) > _LONGEST or find_periods(text):
        return []
    ends = [(int(first), int(last or first)) for first, last in _NUMBER.findall(text)]
    return [number for first, last in ends for number in range(max(first, 1), last + 1)]


def _lettered(library: Library, plan: Document, told: Sequence[Story]) -> tuple[OwnFinding, ...]:
    """The lines that begin with the numbers that the actions cite, letters before each."""
    said = [(story, set(_codes(story.action.answers_text or ""))) for story in told]
    sorts = Counter(sort for _, codes in said for sort in {letters for letters, _ in codes})
    refs = {letters for story in told for letters, _ in _codes(story.action.ref or "")}
    ours = {sort for sort, many in sorts.items() if many >= _SEVERAL} - refs
    found: dict[Code, OwnFinding] = {}
    for page in library.pages(plan.id) if ours else ():
        for line in page.text.splitlines():
            begun = _BEGINS.match(line)
            if not begun or begun[1] not in ours or len(begun["said"].split()) < _FEWEST_WORDS:
                continue
            code = begun[1], int(begun[2])
            answering = tuple(story for story, codes in said if code in codes)
            finding = OwnFinding(code, begun["said"].strip(), page.number, line.strip(), answering)
            found.setdefault(code, finding)
    return tuple(found.values())


def _codes(text: str) -> Iterator[Code]:
    for letters, number in _CODE.findall(text):
        yield letters, int(number)
