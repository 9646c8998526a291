"""Actions and traces laid out flat, a line a fact, and what is lacking in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ui.exports.workbook import Sheet
from ui.plain import NOTHING, TO_BE_CHECKED

Row = dict[str, Any]

ACTION_COLUMNS = (
    "authority", "document", "ref", "theme", "text", "owner", "due", "due_text", "measure", "rag",
    "now", "now_due", "now_owner", "latest", "recommendation_refs", "page", "id",
)  # fmt: skip
TRACE_COLUMNS = (
    "report", "n", "recommendation", "status", "plan", "ref", "action", "owner", "due_text",
    "measure", "rag", "now", "now_due", "now_owner", "latest", "probability", "sure", "confirmed",
    "why", "page", "link",
)  # fmt: skip
HISTORY_COLUMNS = (
    "ref", "action", "date", "field", "from", "to", "said_by", "document", "page", "quote",
)  # fmt: skip
GAP_COLUMNS = ("gap", "document", "ref", "text", "page")
_COLOURED = ("rag", "now", "status")


def action_line(row: Row) -> Row:
    """An action with how it stands beside what its plan said."""
    return {**row, **_standing(row)}


def trace_lines(rows: Iterable[Row]) -> list[Row]:
    """A line a link that answers; a recommendation without one has a line that says why."""
    lines: list[Row] = []
    for row in rows:
        item = row["recommendation"]
        head = {
            "report": row["report"],
            "plan": row["plan"],
            "document": row["plan"],
            "n": item["n"],
            "recommendation": item["text"],
            "status": row["status"],
        }
        lines += [{**head, **_link_line(link)} for link in row["links"]]
        if not row["links"]:
            gap = row["status"] == "unanswered"
            lines.append({**head, "action": NOTHING if gap else TO_BE_CHECKED})
    return lines


def action_sheets(rows: Sequence[Row]) -> list[Sheet]:
    """Actions, what happened to them, and what they lack."""
    lines = [action_line(row) for row in rows]
    return [
        Sheet("Actions", ACTION_COLUMNS, lines, _COLOURED),
        Sheet("Progress", HISTORY_COLUMNS, _history(rows)),
        Sheet("Gaps", GAP_COLUMNS, _lacking(rows)),
    ]


def trace_sheets(rows: Sequence[Row], idle: Sequence[Row]) -> list[Sheet]:
    """The trace, the progress of the actions in it, and the gaps."""
    links = {link["action_id"]: link for row in rows for link in row["links"]}
    plans = {link["action_id"]: row["plan"] for row in rows for link in row["links"]}
    gaps: list[Row] = [
        {
            "gap": "recommendation that nothing answers",
            "document": row["report"],
            "ref": row["recommendation"]["n"],
            "text": row["recommendation"]["text"],
            "page": next(iter(row["recommendation"]["pages"]), None),
        }
        for row in rows
        if row["status"] == "unanswered"
    ]
    gaps += [
        {
            "gap": "action that answers no recommendation",
            "document": each["plan"],
            "ref": each["ref"],
            "text": each["text"],
            "page": next(iter(each["pages"]), None),
        }
        for each in idle
    ]
    gaps += _lacking([{**link, "document": plans[key]} for key, link in links.items()])
    return [
        Sheet("Trace", TRACE_COLUMNS, trace_lines(rows), _COLOURED),
        Sheet("Progress", HISTORY_COLUMNS, _history(list(links.values()))),
        Sheet("Gaps", GAP_COLUMNS, gaps),
    ]


def _link_line(link: Row) -> Row:
    said = {True: "confirmed", False: "rejected", None: ""}[link["confirmed"]]
    pages = link["pages"]
    return {
        **link,
        **_standing(link),
        "action": link["text"],
        "confirmed": said,
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
        "latest": latest,
    }


def _history(rows: Sequence[Row]) -> list[Row]:
    return [
        {**step, "ref": row["ref"], "action": row["text"]}
        for row in rows
        for step in row["history"]
    ]


def _lacking(rows: Sequence[Row]) -> list[Row]:
    """Actions with nobody to answer for them, no date, no measure or no status."""
    wanted = {"owner": "no owner", "due_text": "no deadline", "measure": "no measure of success"}
    gaps = []
    for row in rows:
        lacks = [told for key, told in wanted.items() if not row[key]]
        lacks += ["no status"] if row["rag"] == "None" else []
        page = next(iter(row["pages"]), None)
        gaps += [
            {"gap": f"action with {told}", "page": page}
            | {key: row[key] for key in ("document", "ref", "text")}
            for told in lacks
        ]
    return gaps
