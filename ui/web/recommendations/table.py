"""The tracker as a plain table: a row a match, and one for each gap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.tracking.due_days import due_words, overdue
from assistant.tracking.trace import Link, Traced
from ui.web import safe
from ui.web.recommendations.narrow import Narrowing
from ui.web.recommendations.words import row_badge, status_badge, sureness

COLUMNS = ("No.", "Recommendation", "Action", "Owner", "Due", "Now", "Match")


def table_of(rows: Iterable[Traced], narrowing: Narrowing) -> dict[str, list[str]]:
    """The columns of the table, as Markdown that shows just the papers' words."""
    lines = [line for row in rows for line in _lines(row, narrowing)]
    return {name: [line[at] for line in lines] for at, name in enumerate(COLUMNS)}


def _lines(row: Traced, narrowing: Narrowing) -> list[tuple[str, ...]]:
    """A line a match that passes; the recommendation's words stand in the first alone."""
    number, words = str(row.recommendation.n), safe.text(row.recommendation.text)
    if not row.links:
        return [(number, words, row_badge(row), "", "", "", "")]
    cells = [_link_cells(link, narrowing.day) for link in narrowing.links(row)]
    return [(number, "" if at else words, *each) for at, each in enumerate(cells)]


def _link_cells(link: Link, day: date) -> tuple[str, ...]:
    story = link.story
    named = f"{story.action.ref}. " if story.action.ref else ""
    late = " :red-badge[Overdue]" if overdue(story, day) else ""
    return (
        safe.text(named + story.action.text),
        safe.text(story.owner or "none named"),
        safe.text(due_words(story) or "no date given"),
        status_badge(story.status) + late,
        sureness(link),
    )
