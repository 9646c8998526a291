"""Judgements as tables: all areas side by side, and one area by itself."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tracking.timeline import Point, Timeline
from corpus.types import Document
from ui.web import safe
from ui.web.judgements.words import FRAMEWORKS, area_words, grade_words, moved_words, when


def side_by_side(timelines: Sequence[Timeline]) -> dict[str, list[str]]:
    """A row an area, a column an inspection, as Markdown."""
    columns: dict[str, list[str]] = {"Area": [safe.text(area_words(t.area)) for t in timelines]}
    for document in inspections(timelines):
        found = [_of(timeline, document) for timeline in timelines]
        name = f"{when(next(p for p in found if p))}, {FRAMEWORKS[document.framework][0]}"
        columns[safe.text(name)] = [_cell(point) for point in found]
    return columns


def one_area(timeline: Timeline) -> dict[str, list[str]]:
    """A row an inspection, as Markdown."""
    points = timeline.points
    columns = {
        "Inspected": [when(point) for point in points],
        "Framework": [FRAMEWORKS[point.document.framework][0] for point in points],
        "Grade": [grade_words(point) for point in points],
        "Change": [moved_words(point) for point in points],
        "What to know": [_sentence(point.note) for point in points],
    }
    told = {name: [safe.text(cell) for cell in cells] for name, cells in columns.items()}
    return {name: cells for name, cells in told.items() if any(cells)}


def inspections(timelines: Sequence[Timeline]) -> list[Document]:
    """Every inspection that has a word on any of the areas, earliest first."""
    found = {p.document.id: p for timeline in timelines for p in timeline.points}
    ordered = sorted(found.values(), key=lambda p: str(p.document.inspected_to or p.document.date))
    return [point.document for point in ordered]


def _of(timeline: Timeline, document: Document) -> Point | None:
    return next((p for p in timeline.points if p.document.id == document.id), None)


def _cell(point: Point | None) -> str:
    if point is None:
        return "–"
    moved = moved_words(point)
    return safe.text(f"{grade_words(point)} ({moved.lower()})" if moved else grade_words(point))


def _sentence(note: str) -> str:
    return f"{note[0].upper()}{note[1:]}." if note else ""
