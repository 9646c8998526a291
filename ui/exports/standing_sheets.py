"""The lists of the Plans page as sheets of a workbook, from the tracker's own functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.export.plan_views import change_row, due_row, group_row, unproven_row
from assistant.tracking.story import Story
from assistant.tracking.views.changes import changes_since
from assistant.tracking.views.groups import Group, by_board, by_owner, by_theme
from assistant.tracking.views.lateness import due_between, overdue_actions
from assistant.tracking.views.unproven import unproven_turns
from ui.exports.columns import CHANGES, DUE, OVERDUE, OWNERS, Column
from ui.exports.workbook import Sheet

_OF_CHANGES = ("authority", "theme", "owner", "due_text", "status", "plan_page")


def standing_sheets(told: Sequence[Story], day: date) -> list[Sheet]:
    """What is overdue, due, changed and unproven, and how owners, themes and boards stand on a day.

    Boards have a sheet only where a plan names one.
    """
    due, unproven = due_between(told, day, date.max), unproven_turns(told)
    boards = by_board(told, day)
    return [
        Sheet(
            "Overdue",
            OVERDUE.without("authority", "theme"),
            [due_row(each) for each in overdue_actions(told, day)],
            "No action is overdue.",
        ),
        Sheet(
            "Due",
            DUE.without("authority", "theme", "days_late"),
            [due_row(each) for each in due],
            "No action that is not done has a day to come.",
        ),
        Sheet(
            "Changes",
            CHANGES.without(*_OF_CHANGES),
            [change_row(each) for each in changes_since(told, date.min)],
            "No paper changed anything.",
        ),
        Sheet(
            "Without evidence",
            CHANGES.without("authority", "theme", "due_text", "from"),
            [unproven_row(each) for each in unproven],
            "No action stands green or complete by one paper's word alone.",
        ),
        _groups("Owners", "Owner", by_owner(told, day)),
        _groups("Themes", "Theme", by_theme(told, day)),
        *([_groups("Boards", "Board", boards)] if any(each.name for each in boards) else []),
    ]


def _groups(title: str, heading: str, found: Sequence[Group]) -> Sheet:
    """How many actions each has and how they stand; "none named" for actions without one."""
    rows = [group_row(each) | {"name": each.name or "none named"} for each in found]
    return Sheet(title, _headed(OWNERS.shown, heading), rows, "No action was read.")


def _headed(columns: Sequence[Column], heading: str) -> tuple[Column, ...]:
    first, *rest = columns
    return (replace(first, heading=heading), *rest)
