"""Which of its three outcomes an area SEND inspection came to; they were brought in in 2023."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text import locate
from corpus.types import Area, Document, Grade, Judgement
from ingest.outline.sections import Section
from ingest.read.blocks import Block, Reading

_FIRST_PAGES = 2
_OUTCOME_PART = re.compile(r"\boutcomes? of (?:the|this) inspection\b|\binspection outcome\b", re.I)
_RETURNS = re.compile(
    r"\b(?:monitoring (?:inspection|visit|report)|re-?visit|follow-?up (?:inspection|visit))\b",
    re.IGNORECASE,
)
_BEGINS = r"(?:^|(?<=[.!?:]\s))"
_STATED = re.compile(
    rf"{_BEGINS}(?P<area>The\s+(?:local\s+)?area\s+partnership['’]?s?['’]?\s+[^.]{{0,80}}?"
    r"arrangements)\s+"
    r"(?:typically\s+lead\s+to\s+(?P<positive>positive)|lead\s+to\s+(?P<mixed>inconsistent))"
    r"\s+experiences\s+and\s+outcomes\b[^.]*\.?"
    rf"|{_BEGINS}There\s+are\s+(?P<failings>widespread\s+and\s*/\s*or\s+systemic\s+failings)"
    r"\s+leading\s+to\s+significant\s+concerns\s+about\s+(?P<whom>[^.,]{5,200})[^.]*\.?"
)


def read_outcome(
    reading: Reading, document: Document, sections: Sequence[Section]
) -> tuple[Judgement, ...]:
    """The outcome, as one judgement; () where the report gives none, or more than one."""
    pages = {page.number: page.text for page in reading.pages}
    found = [
        judgement
        for block in _where_stated(sections)
        for judgement in _stated(block, document)
        if locate(pages[block.page], judgement.quote)
    ]
    return tuple(found[:1]) if len({judgement.grade for judgement in found}) == 1 else ()


def _where_stated(sections: Sequence[Section]) -> list[Block]:
    """The part headed so; without one the first pages, unless they are of a later visit,
    which only tells again what the inspection before it came to.
    """
    part = [
        block
        for section in sections
        if section.heading and _OUTCOME_PART.search(section.heading[-1])
        for block in section.blocks
    ]
    if part:
        return part
    first = [b for s in sections for b in s.blocks if b.page <= _FIRST_PAGES]
    return [] if any(_RETURNS.search(block.text) for block in first) else first


def _stated(block: Block, document: Document) -> list[Judgement]:
    made = []
    for match in _STATED.finditer(block.text):
        grade = (
            Grade.SEND_POSITIVE
            if match["positive"]
            else Grade.SEND_INCONSISTENT
            if match["mixed"]
            else Grade.SEND_FAILINGS
        )
        area = match["area"] or match["whom"].strip()
        quote = match[0].strip()
        made.append(Judgement(document.id, Area.AREA_SEND, area, grade, block.page, quote))
    return made
