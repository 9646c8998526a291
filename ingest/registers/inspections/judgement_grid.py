"""The grid of judgements on a report's front, read from the page's words.

Cells wrap, so that "Requires" may stand above its area and "improvement" below it. The words of
areas and the words of grades have no word in common: they are read as two interleaved streams,
each in its own order, and paired where there is exactly one grade an area.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.types import Area, Grade
from ingest.registers.inspections.areas import AREAS, GRADE, NOT_JUDGED, grade_of

_LEAST_AREAS = 3
_MOST_TRAILING = 6
_GRADE_WORDS = {
    *("requires", "require", "improvement", "to", "be", "good"),
    *("outstanding", "inadequate", "adequate"),
    *("not", "judged"),
}
_CELL = rf"(?:{GRADE}|{NOT_JUDGED})"
_NAMES = sorted(
    ((area, tuple(name.split())) for area, name in AREAS), key=lambda named: -len(named[1])
)


class Row(NamedTuple):
    """An area, its grade, and the stretch [start, end) of the page that holds both."""

    area: Area
    area_text: str
    grade: Grade
    start: int
    end: int


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class _Named(NamedTuple):
    area: Area
    words: tuple[_Word, ...]


def read_grid(page: str) -> tuple[Row, ...]:
    """The graded rows of the page's grid; none where areas and grades don't pair off.

    An area that the grid says was not judged has its place in it, and gives no row.
    """
    words = [
        _Word(re.sub(r"\d+$", "", match[0].lower()), match.start(), match.end())
        for match in re.finditer(r"[^\W_]+", page)
    ]
    for first in range(len(words)):
        areas, after = _areas_from(words, first)
        if len(areas) >= _LEAST_AREAS:
            grades = _grades_of(words, first, after, areas)
            pairs = zip(areas, grades, strict=bool(grades))
            return tuple(_row(page, *pair) for pair in pairs if pair[1][0].text != "not")
    return ()


def _areas_from(words: list[_Word], at: int) -> tuple[list[_Named], int]:
    """The areas named one after another from here, and where the last one ends."""
    areas: list[_Named] = []
    while True:
        named = next(filter(None, (_named(words, at, *name) for name in _NAMES)), None)
        if named is None:
            return areas, at
        areas.append(named[0])
        at = named[1]
        while at < len(words) and _passes(words[at]) and _more_follows(words, at):
            at += 1


def _more_follows(words: list[_Word], at: int) -> bool:
    """Whether another area begins within the next few words that aren't of an area."""
    for ahead in range(at, min(at + _MOST_TRAILING + 6, len(words))):
        if any(_named(words, ahead, *name) for name in _NAMES):
            return True
        if not _passes(words[ahead]):
            return False
    return False


def _named(
    words: list[_Word], at: int, area: Area, name: tuple[str, ...]
) -> tuple[_Named, int] | None:
    """The area if its name is spelt from here on, grade words between its words passed over."""
    found: list[_Word] = []
    while len(found) < len(name) and at < len(words):
        if words[at].text == name[len(found)]:
            found.append(words[at])
        elif not found or not _passes(words[at]):
            return None
        at += 1
    return (_Named(area, tuple(found)), at) if len(found) == len(name) else None


def _passes(word: _Word) -> bool:
    return word.text in _GRADE_WORDS or not word.text


def _grades_of(
    words: list[_Word], first: int, after: int, areas: list[_Named]
) -> list[list[_Word]]:
    """A grade an area from the words in and around them; empty where they don't come out so.

    The first cell may begin above its area's name, and prose that follows may begin with "Good":
    that is left out, unless the last area would then have only a grade that stands before it.
    """
    inside = [word for word in words[first:after] if word.text in _GRADE_WORDS]
    trailing = _run(words[after:])
    if not inside:
        grades = _split(trailing)
        return grades if len(grades) == len(areas) else []
    leading = _run(words[:first][::-1])[::-1]
    for lead in range(len(leading) + 1):
        for tail in range(min(len(trailing), _MOST_TRAILING), -1, -1):
            begun = leading[len(leading) - lead :]
            grades = _split([*begun, *inside, *trailing[:tail]])
            if len(grades) != len(areas) or not _in_their_rows(grades, areas, begun):
                continue
            if tail == len(trailing) or grades[-1][-1].start > areas[-1].words[0].start:
                return grades
    return []


def _in_their_rows(grades: list[list[_Word]], areas: list[_Named], begun: list[_Word]) -> bool:
    """Whether each grade begins before the next area does, and the first is not another's.

    Where a cell is missing, the grades after it would move up a row: those begin too late.
    Words before the first area count only as the beginning of a grade that goes on after it.
    """
    early = all(
        grade[0].start < area.words[0].start for grade, area in zip(grades, areas[1:], strict=False)
    )
    return early and len(begun) < len(grades[0])


def _run(words: list[_Word]) -> list[_Word]:
    """The grade words that come before any other; bare numbers are passed over."""
    run: list[_Word] = []
    for word in words:
        if word.text in _GRADE_WORDS:
            run.append(word)
        elif word.text:
            break
    return run


def _split(words: list[_Word]) -> list[list[_Word]]:
    """The words as whole grades; empty where some are left over."""
    text = " ".join(word.text for word in words)
    if not re.fullmatch(rf"(?:{_CELL}(?: |$))*", text):
        return []
    grades, at = [], 0
    for match in re.finditer(_CELL, text):
        length = len(match[0].split())
        grades.append(words[at : at + length])
        at += length
    return grades


def _row(page: str, named: _Named, grade: list[_Word]) -> Row:
    words = sorted((*named.words, *grade), key=lambda word: word.start)
    name = " ".join(page[word.start : word.end] for word in named.words)
    return Row(
        named.area,
        name,
        grade_of(" ".join(word.text for word in grade)),
        words[0].start,
        words[-1].end,
    )
