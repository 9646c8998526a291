"""A timeline laid out flat: a line for each inspection's word on an area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ui.exports.columns import plain_columns
from ui.exports.workbook import Sheet
from ui.plain import written

if TYPE_CHECKING:
    from assistant.tracking.timeline import Point

Row = dict[str, Any]

TIMELINE_COLUMNS = (
    "authority", "area", "inspected_from", "inspected_to", "published", "framework", "grade",
    "moved", "note", "document", "page", "quote",
)  # fmt: skip


def timeline_lines(rows: Iterable[Row]) -> list[Row]:
    """A line a point, area by area, earliest first."""
    return [
        {"authority": row["authority"], "area": row["area"], **point}
        for row in rows
        for point in row["points"]
    ]


def timeline_sheet(lines: Sequence[Row]) -> Sheet:
    """The lines as a workbook's one sheet."""
    return Sheet("Timeline", plain_columns(TIMELINE_COLUMNS), lines)


def point_shown(point: Point) -> tuple[str, ...]:
    """A point as a row of the table on screen: area, day, framework, grade, and so on."""
    document = point.document
    return (
        point.area.value,
        written(document.inspected_to or document.date),
        document.framework.value if document.framework else "",
        point.grade.value if point.grade else "no grade",
        point.moved or "",
        document.path,
        str(point.page or ""),
        point.note,
    )
