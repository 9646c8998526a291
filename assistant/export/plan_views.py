"""The lists of overdue, due, changed and unproven actions, of owners and of versions, as rows of JSON.

The columns are described in `docs/schema/tracker.json`. Dates are ISO or null; pages count from 1.
"""

from __future__ import annotations

from datetime import date

from assistant.export.answers import Row
from assistant.tracking.due_days import due_words
from assistant.tracking.story import Step, Story
from assistant.tracking.views.changes import Changed
from assistant.tracking.views.groups import Group
from assistant.tracking.views.lateness import Due, LastWord
from assistant.tracking.views.side_by_side import Beside
from assistant.tracking.views.unproven import Unproven
from corpus.plans import StatusWord


def due_row(due: Due) -> Row:
    """An action with when it is due, how late it is, and the last word on it."""
    return {
        **_action(due.story),
        "due_from": due.due.first.isoformat(),
        "due_to": due.due.last.isoformat(),
        "days_late": due.late,
        **last_row(due.last),
    }


def last_row(last: LastWord) -> Row:
    """What was said of an action last, and where."""
    return {
        "last_document": last.document.path,
        "last_title": last.document.title,
        "last_date": _day(last.day),
        "last_page": last.page,
        "last_words": " ".join(last.words.split()),
    }


def change_row(changed: Changed) -> Row:
    """One thing that a paper changed of an action."""
    return {**_action(changed.story), **_step(changed.step)}


def unproven_row(found: Unproven) -> Row:
    """An action that turned green or complete, with the words that say so."""
    return {**_action(found.story), **_step(found.turned)}


def group_row(group: Group) -> Row:
    """How many actions an owner has, or a theme, and how they stand."""
    counts = dict(group.by_status)
    return {
        "name": group.name or None,
        "actions": len(group.actions),
        "overdue": group.overdue,
        **{word.value: counts.get(word, 0) for word in StatusWord},
        "refs": [story.action.ref or story.action.id for story in group.actions],
    }


def beside_row(row: Beside) -> Row:
    """An action in two versions of its plan, with its words marked."""
    return {
        "fate": row.fate.value,
        "older_ref": row.older.ref if row.older else None,
        "newer_ref": row.newer.ref if row.newer else None,
        "older": row.older.text if row.older else None,
        "newer": row.newer.text if row.newer else None,
        "words": [
            {"text": each.text, "in_older": each.in_older, "in_newer": each.in_newer}
            for each in row.words
        ],
        "changes": [
            {"field": each.name, "from": each.before or None, "to": each.after or None}
            for each in row.changes
        ],
        "older_page": next(iter(row.older.pages), None) if row.older else None,
        "newer_page": next(iter(row.newer.pages), None) if row.newer else None,
    }


def _action(story: Story) -> Row:
    action, plan = story.action, story.plan
    return {
        "authority": plan.authority,
        "plan": plan.path,
        "plan_title": plan.title,
        "action_id": action.id,
        "ref": action.ref,
        "theme": action.theme,
        "action": action.text,
        "owner": story.owner,
        "due_text": due_words(story) or None,
        "status": story.status.value,
        "plan_page": action.pages[0] if plan.paged and action.pages else None,
    }


def _step(step: Step) -> Row:
    page = step.quotes[0].page if step.document.paged and step.quotes else None
    return {
        "date": _day(step.day),
        "change": step.change.value,
        "from": step.before,
        "to": step.after,
        "document": step.document.path,
        "title": step.document.title,
        "page": page,
        "words": " ".join(" ".join(quote.text for quote in step.quotes).split()),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
