"""The columns of every list: stable names for programs, plain headings for people.

`docs/schema/tracker.json` says the same for whoever reads the CSV and JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    LIST = "list"
    NUMBER = "number"
    YES_NO = "yes or no"
    DATE = "date"
    STATUS = "status"
    PAPER = "paper"
    PAGE = "page"


@dataclass(frozen=True)
class Column:
    """A column: its name in CSV and JSON, its heading in a workbook, what stands in it, and what of.

    A `PAPER` has a document's path, which a workbook shows as its title. A `PAGE` is of the paper in
    the column `of`. What is for programs alone has no heading, and isn't in workbooks.
    """

    name: str
    heading: str
    sort: Sort
    says: str
    of: str = ""


@dataclass(frozen=True)
class Table:
    """A list's columns in order. `key` is its name in the schema."""

    key: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, as CSV has them."""
        return tuple(column.name for column in self.columns)

    @property
    def shown(self) -> tuple[Column, ...]:
        """Those for people."""
        return tuple(column for column in self.columns if column.heading)

    def without(self, *names: str) -> tuple[Column, ...]:
        """Those for people, but for these."""
        return tuple(column for column in self.shown if column.name not in names)


def plain_columns(names: Sequence[str]) -> tuple[Column, ...]:
    """Columns for people of a list that has no table here, by what their names say."""
    return tuple(
        Column(name, _heading(name), _SORTS.get(name, Sort.TEXT), "", "document")
        for name in names
        if name != "id"
    )


_SORTS = {
    "document": Sort.PAPER,
    "page": Sort.PAGE,
    "pages": Sort.PAGE,
    "n": Sort.NUMBER,
    **dict.fromkeys(("published", "inspected_from", "inspected_to"), Sort.DATE),
}
_HEADINGS = {
    "n": "No.",
    "document": "Paper",
    "area_text": "Area as printed",
    "printed_no": "Printed no.",
}


def _heading(name: str) -> str:
    return _HEADINGS.get(name, name.replace("_", " ").capitalize())


def _c(name: str, heading: str, sort: Sort, says: str, of: str = "") -> Column:
    return Column(name, heading, sort, says, of)


_AUTHORITY = _c("authority", "Council", Sort.TEXT, "The authority whose plan it is.")
_PLAN = _c("plan", "Plan", Sort.PAPER, "Path of the plan, as the library has it.")
_TITLE = _c("plan_title", "", Sort.TEXT, "Title of the plan.")
_ID = _c("action_id", "", Sort.TEXT, "Id of the action; the same however often it is read.")
_REF = _c("ref", "Ref", Sort.TEXT, "The action's own reference, as printed.")
_THEME = _c("theme", "Theme", Sort.TEXT, "The plan's heading that it stands under.")
_ACTION = _c("action", "Action", Sort.TEXT, "The action's words.")
_OWNER = _c("owner", "Owner", Sort.TEXT, "Who answers for it now.")
_DUE_TEXT = _c("due_text", "Due", Sort.TEXT, "When it is due now, in words.")
_STATUS = _c("status", "Status", Sort.STATUS, "How it stands now.")
_PLAN_PAGE = _c(
    "plan_page", "Plan page", Sort.PAGE, "The plan's page it stands on, from 1.", "plan"
)
_DUE_FROM = _c("due_from", "", Sort.DATE, "First day of the stretch in which it is due.")
_DUE_TO = _c("due_to", "Due by", Sort.DATE, "Last day of it; after this one it is overdue.")
_OVERDUE = _c("overdue", "Overdue", Sort.YES_NO, "Whether it is overdue on the day of the list.")
_LATE = _c("days_late", "Days late", Sort.NUMBER, "Days since `due_to`; 0 where it isn't overdue.")

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
_LAST = (
    _c("last_document", "Last word in", Sort.PAPER, "Path of the paper that spoke of it last."),
    _c("last_title", "", Sort.TEXT, "Title of that paper."),
    _c("last_date", "Said on", Sort.DATE, "Day of the last word."),
    _c("last_page", "Page", Sort.PAGE, "Its page; none where it has no pages.", "last_document"),
    _c("last_words", "Last word", Sort.TEXT, "The paper's words."),
)
_STEP = (
    _c("date", "Date", Sort.DATE, "Day on which it was said."),
    _c("change", "What changed", Sort.TEXT, "rag, due, owner, completed, superseded or reopened."),
    _c("from", "From", Sort.TEXT, "What it was before; none where that isn't known."),
    _c("to", "To", Sort.TEXT, "What it is from then on."),
    _c("document", "Paper", Sort.PAPER, "Path of the paper that says so."),
    _c("title", "", Sort.TEXT, "Title of that paper."),
    _c("page", "Page", Sort.PAGE, "Its page, from 1.", "document"),
    _c("words", "Words", Sort.TEXT, "The paper's words."),
)

OVERDUE = Table("overdue", (*_BASE, _DUE_FROM, _DUE_TO, _LATE, *_LAST))
DUE = Table("due", OVERDUE.columns)
CHANGES = Table("changes", (*_BASE, *_STEP))
OWNERS = Table(
    "owners",
    (
        _c(
            "name",
            "Owner",
            Sort.TEXT,
            "The owner, the theme or the board; none for actions without one.",
        ),
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
        _c("refs", "Which", Sort.LIST, "Their references, or ids."),
    ),
)
ACTIONS = Table(
    "actions",
    (
        _AUTHORITY,
        _c("document", "Plan", Sort.PAPER, "Path of the plan."),
        _REF,
        _THEME,
        _c("text", "Action", Sort.TEXT, "The action's words."),
        _c("owner", "", Sort.TEXT, "Who answers for it by the plan."),
        _c("due", "", Sort.TEXT, "When it is due by the plan: an ISO day or month, or none."),
        _c("due_text", "Due by the plan", Sort.TEXT, "The same as printed."),
        _c("measure", "Measure of success", Sort.TEXT, "As the plan has it."),
        _c("rag", "Status in the plan", Sort.STATUS, "How it stood when the plan was agreed."),
        _c("now", "Status now", Sort.STATUS, "How it stands by every paper and officer's word."),
        _c("now_due", "", Sort.TEXT, "When it is due now: an ISO day or month, or none."),
        _c("now_owner", "Owner now", Sort.TEXT, "Who answers for it now."),
        _c("latest", "Last change", Sort.TEXT, "The last change, with its day and words."),
        _c("recommendation_refs", "Answers no.", Sort.LIST, "Recommendations the plan prints."),
        _c("page", "Page", Sort.PAGE, "The plan's page it stands on.", "document"),
        _c("id", "", Sort.TEXT, "Id of the action."),
        _DUE_TO,
        _OVERDUE,
        _LATE,
        _c("officer", "Officers’ words", Sort.TEXT, "What officers said of it, with name and day."),
        _c("board", "Board", Sort.TEXT, "The board or group that the plan says oversees it."),
    ),
)
TRACE = Table(
    "trace",
    (
        _c("report", "Report", Sort.PAPER, "Path of the inspection report."),
        _c("n", "No.", Sort.NUMBER, "The recommendation's number in the report, from 1."),
        _c("recommendation", "Recommendation", Sort.TEXT, "Its words."),
        _c("whose", "For whom", Sort.TEXT, "Whom it is for, where the report says so."),
        _c("status", "Answered", Sort.STATUS, "answered, to check or unanswered."),
        _c("plan", "Plan", Sort.PAPER, "Path of the plan."),
        _REF,
        _c("action", "Action", Sort.TEXT, "The action's words, or that nothing answers."),
        _c("owner", "", Sort.TEXT, "Who answers for it by the plan."),
        _c("due_text", "", Sort.TEXT, "When it is due by the plan, as printed."),
        _c("measure", "", Sort.TEXT, "Its measure of success."),
        _c("rag", "", Sort.STATUS, "How it stood when the plan was agreed."),
        _c("now", "Status now", Sort.STATUS, "How it stands now."),
        _c("now_due", "", Sort.TEXT, "When it is due now: an ISO day or month, or none."),
        _c("now_owner", "Owner now", Sort.TEXT, "Who answers for it now."),
        _c("latest", "", Sort.TEXT, "The last change, with its day and words."),
        _c("probability", "", Sort.NUMBER, "How probable the link is, 0 to 1."),
        _c("sure", "", Sort.YES_NO, "Whether it counts as an answer."),
        _c("confirmed", "Officer", Sort.TEXT, "confirmed, rejected or nothing."),
        _c("why", "Why it is linked", Sort.TEXT, "What speaks for the link."),
        _c("page", "Page", Sort.PAGE, "The plan's page.", "plan"),
        _c("link", "", Sort.TEXT, "Id of the link."),
        _DUE_TO,
        _OVERDUE,
        _LATE,
    ),
)
TO_CHECK = Table("to_check", TRACE.columns)
GAPS = Table(
    "gaps",
    (
        _c("gap", "What is missing", Sort.TEXT, "What is missing, in words."),
        _c("document", "Paper", Sort.PAPER, "Path of the report or plan in which it shows."),
        _c("ref", "Ref", Sort.TEXT, "The recommendation's number, or the action's reference."),
        _c("text", "Words", Sort.TEXT, "The words of either."),
        _c("page", "Page", Sort.PAGE, "The page they stand on.", "document"),
        _c("officer", "Officer", Sort.TEXT, "The officer who says so, with day and reason."),
    ),
)
HISTORY = Table(
    "officers",
    (
        _c("id", "", Sort.TEXT, "Id of the word."),
        _c("said_on", "On", Sort.DATE, "The day it was said."),
        _c("name", "Officer", Sort.TEXT, "Who said it."),
        _c(
            "sort",
            "What",
            Sort.TEXT,
            "confirm, reject, gap, status, owner, due, evidence, report, undo.",
        ),
        _c("authority", "Council", Sort.TEXT, "The authority whose plan it is on."),
        _c("recommendation", "Recommendation", Sort.TEXT, "The recommendation's words."),
        _REF,
        _c("action", "Action", Sort.TEXT, "The action's words."),
        _c("value", "Is now", Sort.TEXT, "What is now so; for undo the id of the word taken back."),
        _c("before", "Papers said", Sort.TEXT, "What papers said when it was said."),
        _c("paper", "Evidence in", Sort.PAPER, "Path of the paper that is the evidence."),
        _c("page", "Page", Sort.PAGE, "Its page.", "paper"),
        _c("reason", "Reason", Sort.TEXT, "Why."),
        _c("taken_back_by", "", Sort.TEXT, "Id of the word that took it back."),
        _c("found", "", Sort.YES_NO, "Whether papers held still have what it is of."),
        _c("against", "Papers now say", Sort.TEXT, "What a paper has come to say otherwise since."),
    ),
)
TABLES = (ACTIONS, TRACE, TO_CHECK, OVERDUE, DUE, CHANGES, OWNERS, GAPS, HISTORY)
"""Every list that is given as CSV."""
