"""The columns of every list of the tracker: stable names for programs, plain headings for people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    STATUS = "status"
    PAPER = "paper"
    PAGE = "page"


@dataclass(frozen=True)
class Column:
    """A column: its name in CSV and JSON, its heading in a workbook, what stands in it, and what of."""

    name: str
    heading: str
    sort: Sort
    says: str


@dataclass(frozen=True)
class Table:
    """A list's columns in order. `key` is its name in the schema."""

    key: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, as CSV has them."""
        return tuple(column.name for column in self.columns)


def _c(name: str, heading: str, sort: Sort, says: str) -> Column:
    return Column(name, heading, sort, says)


_AUTHORITY = _c("authority", "Council", Sort.TEXT, "The authority whose plan it is.")
_PLAN = _c("plan", "Plan (file)", Sort.TEXT, "Path of the plan, as the library has it.")
_TITLE = _c("plan_title", "Plan", Sort.PAPER, "Title of the plan.")
_ID = _c("action_id", "Id", Sort.TEXT, "Id of the action; the same however often it is read.")
_REF = _c("ref", "Ref", Sort.TEXT, "The action's own reference, as printed.")
_THEME = _c("theme", "Theme", Sort.TEXT, "The plan's heading that it stands under.")
_ACTION = _c("action", "Action", Sort.TEXT, "The action's words.")
_OWNER = _c("owner", "Owner", Sort.TEXT, "Who answers for it now.")
_DUE_TEXT = _c("due_text", "Due", Sort.TEXT, "When it is due now, in words.")
_STATUS = _c("status", "Status", Sort.STATUS, "How it stands now.")
_PLAN_PAGE = _c("plan_page", "Plan page", Sort.PAGE, "The plan's page it stands on, from 1.")

_BASE = (
    _AUTHORITY,
    _PLAN,
    _TITLE,
    _ID,
    _REF,
    _THEME,
    _ACTION,
    _OWNER,
    _DUE_TEXT,
    _STATUS,
    _PLAN_PAGE,
)
_DATES = (
    _c("due_from", "Due from", Sort.DATE, "First day of the stretch in which it is due."),
    _c("due_to", "Due by", Sort.DATE, "Last day of it; after this one it is overdue."),
)
_LAST = (
    _c("last_document", "Last paper (file)", Sort.TEXT, "Path of the paper that spoke of it last."),
    _c("last_title", "Last word in", Sort.PAPER, "Title of that paper."),
    _c("last_date", "Said on", Sort.DATE, "Day of the last word."),
    _c("last_page", "Page", Sort.PAGE, "Its page, from 1; none where the paper has no pages."),
    _c("last_words", "Last word", Sort.TEXT, "The paper's words."),
)
_STEP = (
    _c("date", "Date", Sort.DATE, "Day on which it was said."),
    _c("change", "What changed", Sort.TEXT, "rag, due, owner, completed, superseded or reopened."),
    _c("from", "From", Sort.TEXT, "What it was before; none where that isn't known."),
    _c("to", "To", Sort.TEXT, "What it is from then on."),
    _c("document", "Paper (file)", Sort.TEXT, "Path of the paper that says so."),
    _c("title", "Paper", Sort.PAPER, "Title of that paper."),
    _c("page", "Page", Sort.PAGE, "Its page, from 1."),
    _c("words", "Words", Sort.TEXT, "The paper's words."),
)

OVERDUE = Table(
    "overdue",
    (*_BASE, *_DATES, _c("days_late", "Days late", Sort.NUMBER, "Days since `due_to`."), *_LAST),
)
DUE = Table("due", OVERDUE.columns)
CHANGES = Table("changes", (*_BASE, *_STEP))
OWNERS = Table(
    "owners",
    (
        _c("name", "Owner", Sort.TEXT, "The owner, or the theme; none for actions without one."),
        _c("actions", "Actions", Sort.NUMBER, "How many actions."),
        _c("overdue", "Overdue", Sort.NUMBER, "How many of them are overdue."),
        *(
            _c(word, heading, Sort.NUMBER, f"How many stand at {word}.")
            for word, heading in (
                ("Complete", "Complete"),
                ("Green", "Green"),
                ("Amber", "Amber"),
                ("Red", "Red"),
                ("NotStarted", "Not started"),
                ("Superseded", "Superseded"),
                ("None", "No rating"),
            )
        ),
        _c("refs", "Which", Sort.TEXT, "Their references, or ids."),
    ),
)
