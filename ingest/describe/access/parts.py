"""The parts of a pack: which page belongs to which agenda item and appendix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.describe.access.units import Unit

_LOOKED_AT = 5
"""Units from a page's top that may say that a part begins there."""

_LONGEST = 16
_ITEM = re.compile(r"^\W*(?:agenda )?item(?: no\.?| number)?[\s:]*(\d+\w?)", re.IGNORECASE)
_APPENDIX = re.compile(
    r"^\W*(?:(?:strictly |private and )?(?:exempt|confidential|restricted) )?"
    r"(?P<word>appendix|annexe?|enclosure|attachment)\b[\s:]*(?P<label>[A-Z]{1,2}\d?|\d{1,2}[a-z]?|[ivx]+)?(?![\w])",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^\W*item (?:no\.? ?)?\d+\b", re.IGNORECASE)
_AGENDA = re.compile(
    r"^\W*(?:public |order of |full )?(?:agenda|business)\b(?! item)", re.IGNORECASE
)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|contains?|sets?|shows?|gives?|provides?|lists?)\b", re.IGNORECASE
)
_REPORT = re.compile(r"^\W*(?:report (?:of|to|by)\b|report title\b|minutes of\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """Where a page stands: its agenda item, "" before the first, and its appendix, "" for none."""

    item: str = ""
    appendix: str = ""


def parts_of(units: Iterable[Unit], page_count: int) -> dict[int, Part]:
    """The part of each page, from 1; a page that begins none goes on with the one before."""
    heads = {page: list(group) for page, group in groupby(units, lambda unit: unit.page)}
    found: dict[int, Part] = {}
    part = Part()
    for page in range(1, page_count + 1):
        part = _part_at(heads.get(page, ()), part)
        found[page] = part
    return found


def agenda_pages(units: Iterable[Unit]) -> frozenset[int]:
    """The pages that list a meeting's items, which are named there and not told."""
    listed = [unit.page for unit in units if not unit.running and lists_an_item(unit)]
    headed = {unit.page for unit in units if unit.place < _LOOKED_AT and _AGENDA.match(unit.text)}
    return frozenset(headed | {page for page in listed if listed.count(page) > 1})


def lists_an_item(unit: Unit) -> bool:
    """Whether a unit names an item of a meeting by its number."""
    return bool(_LISTED.match(unit.text))


def appendix_named(unit: Unit) -> str | None:
    """The appendix that a short unit begins with the name of: "2", or "?" where it bears none."""
    found = _APPENDIX.match(unit.text) if unit.words <= _LONGEST else None
    if _TELLS.search(unit.text):
        return None
    return (found["label"] or "?").casefold() if found else None


def _part_at(units: Sequence[Unit], before: Part) -> Part:
    head = [unit for unit in units if unit.running or unit.place < _LOOKED_AT]
    items = [found[1] for unit in head if (found := _ITEM.match(unit.text))]
    names = {name for unit in head if not unit.item and (name := appendix_named(unit))}
    named = names.pop() if len(names) == 1 else ""
    if items and items[0] != before.item:
        return Part(items[0], named)
    if named:
        return Part(before.item, named)
    if before.appendix and any(_REPORT.match(unit.text) for unit in head):
        return Part(before.item)
    return before
