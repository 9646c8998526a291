"""Actions and traces laid out flat, a line a fact, and what is lacking in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from assistant.export.plans import action_row
from assistant.tracking.story import Story
from assistant.tracking.views.lateness import overdue_actions
from ui.exports.columns import ACTIONS, GAPS, HISTORY, TO_CHECK, TRACE
from ui.exports.standing_sheets import standing_sheets
from ui.exports.workbook import Cover, Sheet
from ui.plain import NOTHING, TO_BE_CHECKED, one_line, written

Row = dict[str, Any]

_OWN = ("report", "plan", "status", "confirmed", "why")
_TERMS = (
    ("Overdue", "Due before the day above, and neither complete nor taken out of the plan. A quarter or a term is overdue once all of it has passed."),
    ("Without evidence", "Green or complete by the word of one paper: no later paper speaks of it, and no officer has noted evidence."),
    ("Made by", "Scrutineer, from the papers named; check what matters on their pages."),
)  # fmt: skip
_SAID = {True: "confirmed", False: "rejected", None: ""}


def action_line(row: Row) -> Row:
    """An action with how it stands beside what its plan said."""
    said = "; ".join(_signed(word) for word in row["officer"])
    return {**row, **_standing(row), "officer": said}


def trace_lines(rows: Iterable[Row]) -> list[Row]:
    """A line a link that answers; a recommendation without one has a line that says why."""
    lines: list[Row] = []
    for row in rows:
        head = _head(row)
        lines += [{**head, **_link_line(link)} for link in row["links"]]
        if not row["links"]:
            gap = row["status"] == "unanswered"
            lines.append({**head, "action": NOTHING if gap else TO_BE_CHECKED})
    return lines


def to_check_lines(rows: Iterable[Row]) -> list[Row]:
    """A line a link that is to be checked; none of them is an answer."""
    return [{**_head(row), **_link_line(link)} for row in rows for link in row["to_check"]]


def action_sheets(told: Sequence[Story], day: date) -> list[Sheet]:
    """Actions and every list of them on a day, and what they lack."""
    rows: list[Row] = [action_row(story, day) for story in told]
    return [
        Sheet("Actions", ACTIONS.shown, _action_lines(rows), "No action was read."),
        *standing_sheets(told, day),
        Sheet("Gaps", GAPS.shown, _lacking(rows), "No action lacks anything."),
    ]


def trace_sheets(
    rows: Sequence[Row], told: Sequence[Story], idle: Sequence[Row], said: Sequence[Row], day: date
) -> list[Sheet]:
    """The trace and every list of its plans' actions on a day: sure, to check, gaps, officers' words.

    `told` are the plans' actions, each once; `idle` those that answer nothing.
    """
    actions: list[Row] = [action_row(story, day) for story in told]
    return [
        Sheet("Recommendations", TRACE.shown, trace_lines(rows), "Nothing was traced."),
        Sheet("Actions", ACTIONS.shown, _action_lines(actions), "No action was read."),
        Sheet("To check", TO_CHECK.without("status"), to_check_lines(rows), "Nothing to check."),
        Sheet("Gaps", GAPS.shown, [*_gaps(rows, idle), *_lacking(actions)], "No gaps."),
        *standing_sheets(told, day),
        Sheet("Officers", HISTORY.shown, said, "No officer has said anything."),
    ]


def actions_cover(told: Sequence[Story], day: date) -> Cover:
    """What a workbook of a plan's actions is of, and its figures in words."""
    late = len(overdue_actions(told, day))
    plans = "; ".join(dict.fromkeys(one_line(story.plan.title) for story in told))
    return Cover(
        "How the plan stands",
        (
            ("Plan", plans),
            ("As of", written(day)),
            ("Actions", f"{len(told)}, of which {late} overdue"),
            *_TERMS,
        ),
    )


def trace_cover(rows: Sequence[Row], told: Sequence[Story], day: date) -> Cover:
    """What the workbook is of, and its figures in words."""
    counts = {
        s: sum(row["status"] == s for row in rows) for s in ("answered", "to check", "unanswered")
    }
    late = len(overdue_actions(told, day))
    titles = {
        key: "; ".join(dict.fromkeys(str(r[f"{key}_title"]) for r in rows))
        for key in ("report", "plan")
    }
    return Cover(
        "What inspectors asked for, and what the plan does about it",
        (
            ("Inspection report", titles["report"]),
            ("Plan", titles["plan"]),
            ("As of", written(day)),
            ("Recommendations", f"{len(rows)}: {counts['answered']} answered, {counts['to check']} to check, {counts['unanswered']} answered by nothing"),
            ("Actions", f"{len(told)}, of which {late} overdue"),
            ("Answered", "An action answers where the plan prints the recommendation’s number, where the match is likelier than not, or where an officer says so."),
            ("To check", "Possible matches that nobody has confirmed. They count for nothing."),
            *_TERMS,
        ),
    )  # fmt: skip


def _head(row: Row) -> Row:
    item = row["recommendation"]
    return {
        "report": row["report"],
        "plan": row["plan"],
        "n": item["n"],
        "recommendation": item["text"],
        "whose": item["whose"],
        "status": row["status"],
    }


def _link_line(link: Row) -> Row:
    pages = link["pages"]
    return {
        **{key: value for key, value in link.items() if key not in _OWN or key == "why"},
        **_standing(link),
        "action": link["text"],
        "confirmed": _SAID[link["confirmed"]],
        "page": pages[0] if pages else None,
        "link": link["id"],
    }


def _standing(row: Row) -> Row:
    now, history = row["current"], row["history"]
    last = history[-1] if history else None
    latest = f"{last['date'] or ''}: {last['quote']}" if last else ""
    return {
        "now": now["status"],
        "now_due": now["due"],
        "now_owner": now["owner"],
        "due_to": now["due_to"],
        "overdue": now["overdue"],
        "days_late": now["days_late"],
        "latest": latest,
    }


def _gaps(rows: Sequence[Row], idle: Sequence[Row]) -> list[Row]:
    found: list[Row] = [
        {
            "gap": "Recommendation that nothing answers",
            "document": row["report"],
            "ref": row["recommendation"]["n"],
            "text": row["recommendation"]["text"],
            "page": next(iter(row["recommendation"]["pages"]), None),
            "officer": _signed(row["officer"]) if row["officer"] else "",
        }
        for row in rows
        if row["status"] == "unanswered"
    ]
    return found + [
        {
            "gap": "Action that answers no recommendation",
            "document": each["plan"],
            "ref": each["ref"],
            "text": each["text"],
            "page": next(iter(each["pages"]), None),
        }
        for each in idle
    ]


def _action_lines(rows: Sequence[Row]) -> list[Row]:
    return [action_line(row) for row in rows]


def _lacking(rows: Sequence[Row]) -> list[Row]:
    """Actions with nobody to answer for them, no date, no measure or no status."""
    wanted = {"owner": "no owner", "due_text": "no deadline", "measure": "no measure of success"}
    gaps = []
    for row in rows:
        lacks = [told for key, told in wanted.items() if not row[key]]
        lacks += ["no status"] if row["rag"] == "None" else []
        page = next(iter(row["pages"]), None)
        gaps += [
            {"gap": f"Action with {told}", "page": page}
            | {key: row[key] for key in ("document", "ref", "text")}
            for told in lacks
        ]
    return gaps


def _signed(word: Row) -> str:
    """An officer's word in a line: what, who, when, why."""
    where = f"{word['paper']}, page {word['page']}" if word["page"] else word["paper"]
    what = word["value"] or where
    said = f"{word['sort']} {what}" if what else word["sort"]
    parts = [said, word["name"], word["said_on"], f"“{word['reason']}”" if word["reason"] else ""]
    return ", ".join(str(part) for part in parts if part)
