"""The numbers and bullets that Word gives list paragraphs, which are in no text of the file."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, NamedTuple

from ingest.read.ordinals import ordinal
from ingest.read.word.text import qn

_KINDS = {
    "decimal": "1",
    "decimalZero": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}


class Label(NamedTuple):
    """A list paragraph's marker, and its level from 1."""

    marker: str
    level: int


class Level(NamedTuple):
    """How one level of a list is numbered: `kind` is empty for bullets, None for no mark."""

    kind: str | None
    pattern: str
    start: int


class Numbering:
    """Counts a document's lists as Word does, paragraph after paragraph."""

    def __init__(self, document: Any) -> None:
        self._abstract: dict[str, str] = {}
        self._levels: dict[tuple[str, int], Level] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for number in root.iterchildren(qn("w:num")):
            abstract = number.find(qn("w:abstractNumId"))
            if abstract is not None:
                self._abstract[str(number.get(qn("w:numId")))] = str(abstract.get(qn("w:val")))
        for abstract in root.iterchildren(qn("w:abstractNum")):
            for level in abstract.iterchildren(qn("w:lvl")):
                key = (str(abstract.get(qn("w:abstractNumId"))), int(level.get(qn("w:ilvl"), "0")))
                self._levels[key] = _level(level)

    def label(self, paragraph: Any, style: Any) -> Label | None:
        """The paragraph's marker; None where it is in no list."""
        place = _place(paragraph, style)
        if place is None:
            return None
        number, depth = place
        abstract = self._abstract.get(number, "")
        level = self._levels.get((abstract, depth))
        if level is None or level.kind is None:
            return None
        counts = self._counts[abstract]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        if not level.kind:
            return Label("•", depth + 1)
        return Label(self._written(abstract, level.pattern, counts), depth + 1)

    def _written(self, abstract: str, pattern: str, counts: dict[int, int]) -> str:
        def fill(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            level = self._levels.get((abstract, depth))
            number = counts.get(depth, level.start if level else 1)
            return ordinal(number, (level.kind if level else None) or "1")

        return re.sub(r"%(\d)", fill, pattern).strip().rstrip(".")


def _level(element: Any) -> Level:
    def value(name: str, default: str) -> str:
        found = element.find(qn(name))
        return str(found.get(qn("w:val"), default)) if found is not None else default

    form = value("w:numFmt", "decimal")
    kind = None if form == "none" else "" if form == "bullet" else _KINDS.get(form, "1")
    start = value("w:start", "1")
    return Level(kind, value("w:lvlText", ""), int(start) if start.isdigit() else 1)


def _place(paragraph: Any, style: Any) -> tuple[str, int] | None:
    """A paragraph's list and depth in it, by its own settings or its style's."""
    properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    depth: str | None = None
    while True:
        if properties is not None:
            number, at = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
            depth = depth or (str(at.get(qn("w:val"))) if at is not None else None)
            if number is not None:
                found = str(number.get(qn("w:val")))
                return None if found == "0" else (found, int(depth or "0"))
        if style is None:
            return None
        properties = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        style = style.base_style
