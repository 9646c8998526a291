"""Actions, traces and timelines as the rows of JSON that others build on.

Dates are ISO or null, pages count from 1 and are empty where a document has none.
"""

from __future__ import annotations

from datetime import date

from assistant.export.answers import Row
from assistant.export.officer import said_row, word_row
from assistant.export.plan_views import last_row
from assistant.tracking.due_days import days_late, due_range, due_words, overdue
from assistant.tracking.story import Step, Story
from assistant.tracking.timeline import Timeline
from assistant.tracking.trace import Link, Trace, Traced
from assistant.tracking.views.lateness import last_word
from corpus.types import Document


def action_row(story: Story, day: date | None = None) -> Row:
    """An action as its plan has it, how it stands on a day (today), and what came between."""
    action, plan = story.action, story.plan
    return {
        "id": action.id,
        "document": plan.path,
        "title": plan.title,
        "authority": plan.authority,
        "ref": action.ref,
        "theme": action.theme,
        "text": action.text,
        "owner": action.owner,
        "due": action.due,
        "due_text": action.due_text,
        "measure": action.measure,
        "rag": action.rag.value,
        "status_text": action.status_text,
        "progress_text": action.progress_text,
        "answers_text": action.answers_text,
        "recommendation_refs": list(action.recommendation_refs),
        "current": _current(story, day or date.today()),
        "last": last_row(last_word(story)),
        "history": [_step(step) for step in story.history],
        "officer": [said_row(said) for said in story.said],
        "pages": list(action.pages) if plan.paged else [],
        "page": action.pages[0] if plan.paged and action.pages else None,
        "section": action.section,
        "quote": " ".join(quote.text for quote in action.quotes),
        "board": action.board,
    }


def trace_row(row: Traced, day: date | None = None) -> Row:
    """A recommendation with the actions that answer it, as they stand on a day (today)."""
    item = row.recommendation
    return {
        "report": row.report.path,
        "report_title": row.report.title,
        "plan": row.plan.path,
        "plan_title": row.plan.title,
        "recommendation": {
            "id": item.id,
            "n": item.n,
            "kind": item.kind,
            "whose": item.whose or None,
            "text": item.text,
            "pages": list(item.pages) if row.report.paged else [],
        },
        "status": row.status.value,
        "officer": word_row(row.gap) if row.gap else None,
        "links": [link_row(link, day) for link in row.links],
        "to_check": [link_row(link, day) for link in row.to_check],
        "nearest": [link_row(link, day) for link in row.nearest],
        "rejected": [link_row(link, day) for link in row.rejected],
    }


def link_row(link: Link, day: date | None = None) -> Row:
    """A link, with what the plan says of its action and what became of it by a day (today)."""
    action, plan = link.story.action, link.story.plan
    return {
        "id": link.id,
        "action_id": action.id,
        "ref": action.ref,
        "text": action.text,
        "probability": link.probability,
        "sure": link.sure,
        "why": link.why,
        "confirmed": link.confirmed,
        "officer": _on_link(link),
        "owner": action.owner,
        "due": action.due,
        "due_text": action.due_text,
        "measure": action.measure,
        "rag": action.rag.value,
        "current": _current(link.story, day or date.today()),
        "history": [_step(step) for step in link.story.history],
        "pages": list(action.pages) if plan.paged else [],
    }


def idle_rows(trace: Trace) -> list[Row]:
    """The actions that answer none of the report's recommendations."""
    return [
        {
            "report": trace.report.path,
            "plan": trace.plan.path,
            "action_id": story.action.id,
            "ref": story.action.ref,
            "text": story.action.text,
            "owner": story.action.owner,
            "pages": list(story.action.pages) if story.plan.paged else [],
        }
        for story in trace.idle
    ]


def timeline_row(timeline: Timeline) -> Row:
    """An area's judgements, earliest first."""
    return {
        "authority": timeline.authority,
        "area": timeline.area.value,
        "points": [
            {
                "document": point.document.path,
                "inspected_from": _day(point.document.inspected_from),
                "inspected_to": _day(point.document.inspected_to),
                "published": _day(point.document.published),
                "framework": point.document.framework.value if point.document.framework else None,
                "grade": point.grade.value if point.grade else None,
                "moved": point.moved,
                "page": point.page,
                "note": point.note,
                "quote": point.quote,
            }
            for point in timeline.points
        ],
    }


def _on_link(link: Link) -> Row | None:
    if link.said is None:
        return None
    return word_row(link.said.word) | {
        "carried": link.said.carried,
        "against": link.against or None,
    }


def _current(story: Story, day: date) -> Row:
    due = due_range(story)
    return {
        "due_text": due_words(story) or None,
        "due_from": _day(due.first) if due else None,
        "due_to": _day(due.last) if due else None,
        "overdue": overdue(story, day),
        "days_late": days_late(story, day),
        "rag": story.rag.value,
        "due": story.due,
        "owner": story.owner,
        "status": story.status.value,
    }


def _step(step: Step) -> Row:
    return {
        "document": step.document.path,
        "date": _day(step.day),
        "field": step.change.value,
        "from": step.before,
        "to": step.after,
        "said_by": step.said_by,
        "page": _page(step, step.document),
        "quote": " ".join(quote.text for quote in step.quotes),
    }


def _page(step: Step, document: Document) -> int | None:
    return step.quotes[0].page if document.paged and step.quotes else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
