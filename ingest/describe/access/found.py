"""The pages of a paper that are exempt, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.types import Access
from ingest.describe.access.label_words import Told
from ingest.describe.access.labels import lines_told
from ingest.describe.access.line_model import likelihoods, speaks_of_it, stands_in_prose
from ingest.describe.access.named import appendices_named
from ingest.describe.access.parts import Part, agenda_pages, appendix_named, lists_an_item, parts_of
from ingest.describe.access.places import folder_says_exempt, name_suggests_exempt
from ingest.describe.access.units import Unit, lines_of, units_of
from ingest.describe.access.wording import Sense, sense_of
from ingest.read.blocks import Reading

_SHOWN = 90
_LIKELY = 0.5
"""From here on a line that no rule knows is held back, and asked about."""
_VERY_LIKELY = 0.9
"""As `_LIKELY`, of a line that has none of the words that nearly every marking has."""
_OF_A_FORM = 12
"""The most words of a row that may be a form's field and its answer."""
_NOT_LIKELY = 0.02
"""Beneath this a sentence that a rule takes for a marking is none."""
_LABEL_NOT_LIKELY = 0.2
"""As `_NOT_LIKELY`, of a line that has but the words of a label: "Restricted byways" has, too."""


@dataclass(frozen=True)
class AccessFound:
    """What was read: of the whole paper `access`, else `pages` that are exempt within a public one.

    `why` tells what says so; `sure` is False where an officer should decide. Until then it is exempt.
    """

    access: Access = Access.PUBLIC
    pages: tuple[int, ...] = ()
    why: str | None = None
    sure: bool = True


@dataclass(frozen=True)
class _Reason:
    """Pages that are withheld for one reason."""

    pages: frozenset[int]
    why: str
    sure: bool = True


def find_access(reading: Reading, path: str = "") -> AccessFound:
    """What its markings, its folder and its name say; public where nothing does."""
    every = frozenset(page.number for page in reading.pages)
    folder = folder_says_exempt(path)
    if folder:
        return AccessFound(Access.EXEMPT, (), f'it is in the folder "{folder}"')
    units, lines = units_of(reading), lines_of(reading)
    parts = parts_of(lines, len(every))
    reasons = [
        *_marked(units, lines, parts, every),
        *_said_of_appendices(units, parts, reading.paged),
    ]
    if not reasons and name_suggests_exempt(path):
        reasons.append(_Reason(every, "its name has a word for exempt papers", sure=False))
    return _found(reasons, every)


def _found(reasons: Sequence[_Reason], every: frozenset[int]) -> AccessFound:
    if not reasons:
        return AccessFound()
    withheld = frozenset().union(*(each.pages for each in reasons))
    surely = frozenset().union(*(each.pages for each in reasons if each.sure))
    why = "; ".join(dict.fromkeys(each.why for each in reasons))
    if withheld == every:
        return AccessFound(Access.EXEMPT, (), why, withheld == surely)
    return AccessFound(Access.PUBLIC, tuple(sorted(withheld)), why, withheld == surely)


def _marked(
    units: Sequence[Unit], lines: Sequence[Unit], parts: dict[int, Part], every: frozenset[int]
) -> Iterable[_Reason]:
    """What the markings in the paper itself withhold."""
    for unit, sense in _senses(units, lines):
        pages = _reach(unit, sense, units, parts, every)
        if pages:
            yield _Reason(pages, _why(unit), sense is not Sense.UNSURE)


def _senses(units: Sequence[Unit], lines: Sequence[Unit]) -> Iterable[tuple[Unit, Sense]]:
    """Each paragraph and each line that marks."""
    agendas = agenda_pages(lines)
    pages = {number: list(group) for number, group in groupby(lines, lambda line: line.page)}
    texts_on = {number: [line.text for line in page] for number, page in pages.items()}
    likely_on = {number: likelihoods(texts) for number, texts in texts_on.items()}
    for unit in units:
        sense = sense_of(unit)
        if sense is not Sense.NOTHING and _may_mark(unit, pages, likely_on):
            yield unit, sense
    for number, page in pages.items():
        texts = texts_on[number]
        by_form = dict(lines_told(texts))
        for at, (line, likely) in enumerate(zip(page, likely_on[number], strict=True)):
            told = by_form.get(at)
            if not _line_may_mark(texts, at, likely, told):
                continue
            listed = line.page in agendas and (line.place > 2 or lists_an_item(line))
            if (listed or _is_of_an_item(line, texts, at)) and not line.running:
                continue
            apart = line.running or line.heading or line.in_head or at + 1 == len(page)
            sure = told is Told.MARKED and apart
            yield line, Sense.HERE if sure else Sense.UNSURE


def _is_of_an_item(line: Unit, texts: Sequence[str], at: int) -> bool:
    """Whether a line is a numbered item's text: it begins it, or goes on with its sentence."""
    return line.item and line.numbered and (line.begins or stands_in_prose(texts, at))


def _line_may_mark(texts: Sequence[str], at: int, likely: float, told: Told | None) -> bool:
    """Whether a page's line is likely enough; one with none of a marking's words must stand apart,
    neither in prose nor in a long row of a table.
    """
    if told:
        return likely >= _LABEL_NOT_LIKELY
    if speaks_of_it(texts[at]):
        return likely >= _LIKELY
    in_table = " | " in texts[at] and len(texts[at].split()) > _OF_A_FORM
    return likely >= _VERY_LIKELY and not in_table and not stands_in_prose(texts, at)


def _may_mark(
    unit: Unit, pages: Mapping[int, Sequence[Unit]], likely_on: Mapping[int, Sequence[float]]
) -> bool:
    """Whether a line of a paragraph is at all likely to mark; one whose lines aren't known may."""
    lines = zip(pages.get(unit.page, ()), likely_on.get(unit.page, ()), strict=True)
    own = [likely for line, likely in lines if line.text in unit.text]
    return not own or max(own) >= _NOT_LIKELY


def _reach(
    unit: Unit,
    sense: Sense,
    units: Sequence[Unit],
    parts: dict[int, Part],
    every: frozenset[int],
) -> frozenset[int]:
    """The pages that a marking withholds."""
    part = parts[unit.page]
    if unit.running:
        pages = {each.page for each in units if each.running and _same(each, unit)}
        if len(pages) > 1:
            return frozenset(pages)
    named = appendix_named(unit)
    if named and sense is Sense.HERE and part.appendix != named:
        return frozenset()  # a list of appendices: those named are seen to by themselves
    if unit.page == 1 and unit.in_head and not part.appendix:
        return every
    if sense is Sense.PAPER and not part.appendix:
        return frozenset(page for page in every if parts[page].item == part.item)
    if sense in (Sense.PAPER, Sense.PART):
        return frozenset(page for page in every if parts[page] == part)
    return _from_here(unit.page, parts, every)


def _from_here(page: int, parts: dict[int, Part], every: frozenset[int]) -> frozenset[int]:
    """From a page to the end of its part; a report's appendices are its own."""
    part, found = parts[page], set()
    for each in sorted(number for number in every if number >= page):
        there = parts[each]
        if there.item != part.item or (part.appendix and there != part):
            break
        found.add(each)
    return frozenset(found)


def _said_of_appendices(
    units: Sequence[Unit], parts: dict[int, Part], paged: bool
) -> Iterable[_Reason]:
    """Appendices that stand in the file, and that another part of it says are exempt."""
    for label, unit in appendices_named(units).items():
        there = _appendix_pages(label, unit, units, parts, paged)
        if there:
            yield _Reason(there, _why(unit), sure=False)


def _appendix_pages(
    label: str, unit: Unit, units: Sequence[Unit], parts: dict[int, Part], paged: bool
) -> frozenset[int]:
    if not paged:
        headings = {appendix_named(each) for each in units if each.heading} - {None}
        return frozenset({1}) if label in headings or (label == "?" and headings) else frozenset()
    item = parts[unit.page].item
    own = {page: part for page, part in parts.items() if part.appendix and part.item == item}
    if label == "?" and len({part.appendix for part in own.values()}) != 1:
        return frozenset()
    found = (page for page, part in own.items() if label in ("?", part.appendix))
    return frozenset(page for page in found if page != unit.page)


def _same(one: Unit, other: Unit) -> bool:
    """Whether two running lines are the same but for the page's number."""
    return _letters(one.text) == _letters(other.text)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def _why(unit: Unit) -> str:
    words = unit.text if len(unit.text) <= _SHOWN else f"{unit.text[:_SHOWN].rstrip()}..."
    return f'page {unit.page}: "{words}"'
