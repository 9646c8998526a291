"""What a comparison says in the same words in every form."""

from __future__ import annotations

from assistant.council.comparison import GradeCell
from assistant.council.standing import rules_of
from assistant.tracking.timeline import Point


def cell_words(cell: GradeCell) -> str:
    """A grade with its month and rules, and the one before where the two compare."""
    now, before = cell.now, cell.before
    if now is None:
        return "no grade held"
    told = f"{now.grade} ({_month(now)}, {rules_of(now.document.framework)})"
    if before and now.moved:
        return f"{told}; {_MOVED[now.moved]} {before.grade} ({_month(before)})"
    return told


_MOVED = {"better": "better than", "worse": "worse than", "the same": "as before:"}


def _month(point: Point) -> str:
    day = point.document.inspected_to or point.document.date
    return f"{day:%B %Y}" if day else "no date"
