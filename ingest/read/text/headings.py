"""Which paragraphs of a text file are headings, and how deep they lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from ingest.read.markers import marked
from ingest.read.properties import is_property
from ingest.read.text.paragraphs import Paragraph

_MOST_WORDS = 14
_MOST_CHARACTERS = 120
_ANSWERS = frozenset(
    ["agreed", "approved", "n/a", "nil", "no", "none", "not applicable", "noted", "tbc", "yes"]
)
_OPEN_ENDS = (".", ",", ";", ":", "…", "–", "-", "—")
_DATE = re.compile(r"(?:[A-Z][a-z]+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}")
_PERSON = re.compile(
    r"(?:[A-Z][\w'’.-]*\s+){1,3}[A-Z][\w'’-]+,.*\b(?:director|officer|councillor|cllr|manager|head|"
    r"chair|member|lead|inspector|solicitor|adviser|advisor|partner|leader|mayor|executive)\b",
    re.IGNORECASE,
)


class Sort(IntEnum):
    """How a heading is told; the first four are numbered by the file itself."""

    NONE = 0
    MARKDOWN = 1
    BOLD = 2
    PLAIN = 3
    NUMBERED = 4


def heading_levels(found: Sequence[Paragraph]) -> list[int]:
    """The level of each paragraph that is a heading, from 1; 0 for the others."""
    sorts = [_sort(found, at) for at in range(len(found))]
    hashes = {paragraph.heading for paragraph in found if paragraph.heading}
    depth = _depths(hashes, sorts)
    levels = [
        paragraph.heading if sort is Sort.MARKDOWN else depth.get(sort, 0)
        for paragraph, sort in zip(found, sorts, strict=True)
    ]
    if levels and sorts[0] is Sort.PLAIN:
        levels[0] = 1
    return levels


def _depths(hashes: set[int], sorts: Sequence[Sort]) -> dict[Sort, int]:
    """The level of each sort of heading that the file doesn't number itself.

    Bold ones take the first level that the file's own headings skip.
    """
    depth: dict[Sort, int] = {}
    taken = set(hashes)
    lowest = min(hashes, default=1)
    for sort in (Sort.BOLD, Sort.PLAIN, Sort.NUMBERED):
        if sort in sorts:
            if sort is Sort.BOLD:
                level = next(n for n in range(lowest + 1, 9) if n not in taken)
            else:
                level = max(taken, default=1) + 1
            depth[sort] = min(level, 6)
            taken.add(level)
    return depth


def _sort(found: Sequence[Paragraph], at: int) -> Sort:
    paragraph = found[at]
    if paragraph.heading:
        return Sort.MARKDOWN
    text = paragraph.text
    if paragraph.cells or paragraph.link or not _is_short(text) or is_property(text):
        return Sort.NONE
    following = found[at + 1] if at + 1 < len(found) else None
    if paragraph.bold and not text.endswith((".", ";", ",")):
        return Sort.NUMBERED if marked(text) else Sort.BOLD
    shouted = text.isupper() and len(text.split()) > 1 and not text.endswith(_OPEN_ENDS)
    if shouted and following is not None and not paragraph.cells:
        return Sort.PLAIN if not marked(text) else Sort.NUMBERED
    if following is None or (at and (not paragraph.apart or paragraph.followed)):
        return Sort.NONE
    if _PERSON.match(text) or (at and found[at - 1].text.endswith(":")):
        return Sort.NONE
    return _standing_alone(text, following)


def _is_short(text: str) -> bool:
    return 1 < len(text) <= _MOST_CHARACTERS and len(text.split()) <= _MOST_WORDS


def _standing_alone(text: str, following: Paragraph) -> Sort:
    """What a short line between blank lines is: a heading, if text comes under it."""
    mark = marked(text)
    said = mark.text if mark else text
    if said.endswith(_OPEN_ENDS) or said.lower() in _ANSWERS or _DATE.fullmatch(said):
        return Sort.NONE
    if not re.match(r"[A-Z0-9‘“\"'(]", said) or re.match(r"[“\"].*[”\"]$", said):
        return Sort.NONE
    if mark is None:
        return Sort.PLAIN
    if mark.bullet or not mark.marker[:1].isdigit():
        return Sort.NONE
    after = marked(following.text)
    under = after is not None and after.marker.startswith(mark.marker + ".")
    return Sort.NUMBERED if under or (after is None and len(following.text) > 60) else Sort.NONE
