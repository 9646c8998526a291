"""The findings that a plan itself numbers ("R4", "AI6"), and which of its actions are said to answer each.

It tells what nothing answers where the report isn't held, by the plan's own word. A numbering is one whose
numbers several actions say they answer, and each finding is the line of the plan that its number begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.tracking.story import Story
from corpus.library import Library
from corpus.types import Document

_CODE = re.compile(r"\b([A-Z]{1,3}) ?(\d{1,2})\b")
_BEGINS = re.compile(r"\W*([A-Z]{1,3}) ?(\d{1,2})\b[\s|.:–—-]+(?P<said>\S.*)")
_SEVERAL = 2
"""How many actions must say that they answer numbers of a sort, for it to be the plan's numbering."""
_FEWEST_WORDS = 3

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


def own_findings(library: Library, plan: Document, told: Sequence[Story]) -> tuple[OwnFinding, ...]:
    """Every finding that the plan numbers, in its order; none where its actions name no such numbers."""
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
