"""What a comparison says in the same words in every form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.council.comparison import GradeCell
    from assistant.tracking.timeline import Point

COLUMNS = (
    "authority", "region", "overall", "inspected", "framework", "before", "before_inspected",
    "moved", "send", "asked_for", "papers", "newest", "document", "page",
)  # fmt: skip
"""The columns of the table of all councils, in order."""


def cell_words(cell: GradeCell) -> str:
    """A grade with its month and rules, and the one before where the two compare."""
    from assistant.council.standing import rules_of

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
